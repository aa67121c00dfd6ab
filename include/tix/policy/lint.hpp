// Lint: finds parts of a valid desk file that cannot work as intended.
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

/// One row per check: the name and label of its findings, and a hint on how to mend them.
struct LintKindRow {
  LintKind kind;
  std::string_view name;   ///< as in machine formats
  std::string_view label;  ///< for people
  std::string_view hint;
};
inline constexpr auto kLintKinds = enum_table(
    &LintKindRow::kind,
    {{LintKind::never_reached, "never_reached", "never reached",
      "move it before the other, or narrow the 'when' of the other"},
     {LintKind::never_true, "never_true", "never true",
      "use 'field:a,b' to match either value: separate terms must all match"},
     {LintKind::target_order, "target_order", "targets out of order",
      "shorten the first target, or lengthen the second"},
     {LintKind::priority_without_target, "priority_without_target", "priority without targets",
      "add targets for this priority, or exclude it in 'when'"},
     {LintKind::priority_left_out, "priority_left_out", "targets never used",
      "remove these targets, or let 'when' match this priority"},
     {LintKind::step_without_target, "step_without_target", "step without target",
      "add a target for this clock to a policy, or for ownership to a team"},
     {LintKind::step_before_start, "step_before_start", "step before the start",
      "use a percentage, which fits any target"},
     {LintKind::step_after_resolution, "step_after_resolution", "step after resolution",
      "put the step on the resolution clock, or move it earlier"},
     {LintKind::step_after_stop, "step_after_stop", "step after a stop",
      "move this step before the other, or do not set the status there"},
     {LintKind::rule_overtaken, "rule_overtaken", "rule overtaken", "make this rule act before the other"},
     {LintKind::actions_conflict, "actions_conflict", "actions conflict",
      "keep only the action that you want"},
     {LintKind::rules_conflict, "rules_conflict", "rules conflict",
      "keep one of the rules, or give each a different 'when'"},
     {LintKind::nobody_told, "nobody_told", "nobody notified",
      "give the team a lead or an agent, or name the recipient"},
     {LintKind::route_without_agent, "route_without_agent", "route without agents",
      "give an agent of the team these skills, or send the route to another team"},
     {LintKind::team_unreached, "team_unreached", "team not reached",
      "add a route to it, or let a team escalate to it"},
     {LintKind::agent_unreached, "agent_unreached", "agent not reached",
      "give the agent the skills of one route, or add a route without them"},
     {LintKind::calendar_unused, "calendar_unused", "calendar not used",
      "remove it, or use it in a policy, team, agent or rule"}});

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
/// nothing that depends on acts of people, because false alarms teach people to ignore the check.
std::vector<LintFinding> lint(const Desk& desk);

}  // namespace tix
