// Lint: finds parts of a valid desk file that cannot do what they were meant to do.
#pragma once

#include "tix/policy/policy.hpp"
#include "tix/text/enum_table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// The parts of a desk file that findings refer to, by the names of their sections.
enum class DeskPart : std::uint8_t { calendar, team, agent, sla, escalation, route, rule };
inline constexpr auto kDeskPartNames =
    enum_names<DeskPart>({"calendar", "team", "agent", "sla", "escalation", "route", "rule"});
constexpr std::string_view name_of(DeskPart part) {
  return kDeskPartNames[part];
}

/// The checks, in the order in which their findings are listed. Each has a function in lint_policies,
/// lint_actions or lint_people that explains what it finds.
enum class LintKind : std::uint8_t {
  never_reached,
  never_true,
  target_order,
  priority_without_target,
  priority_left_out,
  step_without_target,
  step_before_start,
  step_after_resolution,
  step_after_stop,
  rule_overtaken,
  actions_conflict,
  rules_conflict,
  nobody_told,
  route_without_agent,
  team_unreached,
  agent_unreached,
  calendar_unused
};

/// One row per check: the name of its findings, and a hint on how to mend them.
struct LintKindRow {
  LintKind kind;
  std::string_view name;
  std::string_view hint;
};
inline constexpr auto kLintKinds = enum_table(
    &LintKindRow::kind,
    {{LintKind::never_reached, "never_reached",
      "put it before the other, or give the other a `when` that leaves something over"},
     {LintKind::never_true, "never_true", "`field:a,b` takes either; terms side by side take both"},
     {LintKind::target_order, "target_order", "promise the earlier step sooner"},
     {LintKind::priority_without_target, "priority_without_target",
      "add its targets, or leave it out of `when`"},
     {LintKind::priority_left_out, "priority_left_out", "take its targets out, or the priority into `when`"},
     {LintKind::step_without_target, "step_without_target",
      "give a policy (for ownership, a team) a target for this clock"},
     {LintKind::step_before_start, "step_before_start", "a percentage fits any target"},
     {LintKind::step_after_resolution, "step_after_resolution",
      "put the step on the resolution clock, or bring it forward"},
     {LintKind::step_after_stop, "step_after_stop",
      "let the later step act first, or leave the state as it is"},
     {LintKind::rule_overtaken, "rule_overtaken", "let it act before the other rule does"},
     {LintKind::actions_conflict, "actions_conflict", "keep the one that is meant"},
     {LintKind::rules_conflict, "rules_conflict", "keep one of them, or tell them apart by `when`"},
     {LintKind::nobody_told, "nobody_told", "give the team a lead, or name who is to be told"},
     {LintKind::route_without_agent, "route_without_agent",
      "give an agent of the team these skills, or the route another team"},
     {LintKind::team_unreached, "team_unreached", "add a route to it, or somebody who escalates to it"},
     {LintKind::agent_unreached, "agent_unreached",
      "give the agent one of these skills, or a route without them"},
     {LintKind::calendar_unused, "calendar_unused", "take it out, or give it to somebody"}});

constexpr const LintKindRow& row_of(LintKind kind) {
  return kLintKinds[kind];
}

/// One finding. The part of the desk file is valid and works, but probably not as intended.
struct LintFinding {
  LintKind kind = LintKind::never_reached;
  DeskPart part = DeskPart::sla;
  std::string name;  ///< the name of the part
  std::string why;   ///< one line without a full stop

  friend bool operator==(const LintFinding&, const LintFinding&) = default;
};

/// Returns all findings that follow from the desk file alone, by kind, then in the order of the file. Reports
/// nothing that depends on what people do by hand, because a false alarm teaches people to ignore the check.
std::vector<LintFinding> lint(const Desk& desk);

}  // namespace tix
