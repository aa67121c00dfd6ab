// What a correct desk file says and surely did not mean.
#pragma once

#include "tix/policy/policy.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// The parts of a desk file that findings are about; each is a section named so.
enum class DeskPart : std::uint8_t { calendar, team, agent, sla, escalation, route, rule };
inline constexpr std::array<std::string_view, 7> kDeskPartNames = {"calendar",   "team",  "agent", "sla",
                                                                   "escalation", "route", "rule"};
static_assert(kDeskPartNames.size() == static_cast<std::size_t>(DeskPart::rule) + 1);
constexpr std::string_view name_of(DeskPart part) {
  return kDeskPartNames[static_cast<std::size_t>(part)];
}

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

/// One row a kind: what a finding is called, and what to do about it.
struct LintKindRow {
  LintKind kind;
  std::string_view name;
  std::string_view hint;
};
inline constexpr std::array kLintKinds = {
    LintKindRow{LintKind::never_reached, "never_reached",
                "put it before the other, or give the other a `when` that leaves something over"},
    LintKindRow{LintKind::never_true, "never_true", "`field:a,b` takes either; terms side by side take both"},
    LintKindRow{LintKind::target_order, "target_order", "promise the earlier step sooner"},
    LintKindRow{LintKind::priority_without_target, "priority_without_target",
                "add its targets, or leave it out of `when`"},
    LintKindRow{LintKind::priority_left_out, "priority_left_out",
                "take its targets out, or the priority into `when`"},
    LintKindRow{LintKind::step_without_target, "step_without_target",
                "give a policy (for ownership, a team) a target for this clock"},
    LintKindRow{LintKind::step_before_start, "step_before_start", "a percentage fits any target"},
    LintKindRow{LintKind::step_after_resolution, "step_after_resolution",
                "put the step on the resolution clock, or bring it forward"},
    LintKindRow{LintKind::step_after_stop, "step_after_stop",
                "let the later step act first, or leave the state as it is"},
    LintKindRow{LintKind::rule_overtaken, "rule_overtaken", "let it act before the other rule does"},
    LintKindRow{LintKind::actions_conflict, "actions_conflict", "keep the one that is meant"},
    LintKindRow{LintKind::rules_conflict, "rules_conflict", "keep one of them, or tell them apart by `when`"},
    LintKindRow{LintKind::nobody_told, "nobody_told", "give the team a lead, or name who is to be told"},
    LintKindRow{LintKind::route_without_agent, "route_without_agent",
                "give an agent of the team these skills, or the route another team"},
    LintKindRow{LintKind::team_unreached, "team_unreached",
                "add a route to it, or somebody who escalates to it"},
    LintKindRow{LintKind::agent_unreached, "agent_unreached",
                "give the agent one of these skills, or a route without them"},
    LintKindRow{LintKind::calendar_unused, "calendar_unused", "take it out, or give it to somebody"},
};

constexpr bool lint_kinds_in_order() {
  for (std::size_t i = 0; i < kLintKinds.size(); ++i)
    if (static_cast<std::size_t>(kLintKinds[i].kind) != i) return false;
  return kLintKinds.size() == static_cast<std::size_t>(LintKind::calendar_unused) + 1;
}
static_assert(lint_kinds_in_order());

constexpr const LintKindRow& row_of(LintKind kind) {
  return kLintKinds[static_cast<std::size_t>(kind)];
}

struct LintFinding {
  LintKind kind = LintKind::never_reached;
  DeskPart part = DeskPart::sla;
  std::string name;  ///< of the part
  std::string why;   ///< true as it stands, a line without a full stop

  friend bool operator==(const LintFinding&, const LintFinding&) = default;
};

/// Everything that can be known without tickets, by kind, in the order of the file. Where it depends on what
/// people do by hand, nothing is said.
std::vector<LintFinding> lint(const Desk& desk);

}  // namespace tix
