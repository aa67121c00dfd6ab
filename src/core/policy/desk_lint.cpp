// The table of checks.
#include "tix/policy/desk_lint.hpp"

#include "core/policy/desk_lint_checks.hpp"

namespace tix {
namespace {

struct LintCheckRow {
  LintKind kind;
  LintCheck find;
};
constexpr std::array kChecks = {
    LintCheckRow{LintKind::never_reached, find_never_reached},
    LintCheckRow{LintKind::never_true, find_never_true},
    LintCheckRow{LintKind::target_order, find_target_order},
    LintCheckRow{LintKind::priority_without_target, find_priority_without_target},
    LintCheckRow{LintKind::priority_left_out, find_priority_left_out},
    LintCheckRow{LintKind::step_without_target, find_step_without_target},
    LintCheckRow{LintKind::step_before_start, find_step_before_start},
    LintCheckRow{LintKind::step_after_resolution, find_step_after_resolution},
    LintCheckRow{LintKind::step_after_stop, find_step_after_stop},
    LintCheckRow{LintKind::rule_overtaken, find_rule_overtaken},
    LintCheckRow{LintKind::actions_conflict, find_actions_conflict},
    LintCheckRow{LintKind::rules_conflict, find_rules_conflict},
    LintCheckRow{LintKind::nobody_told, find_nobody_notified},
    LintCheckRow{LintKind::route_without_agent, find_route_without_agent},
    LintCheckRow{LintKind::team_unreached, find_team_unreached},
    LintCheckRow{LintKind::agent_unreached, find_agent_unreached},
    LintCheckRow{LintKind::calendar_unused, find_calendar_unused},
};

constexpr bool checks_in_order() {
  for (std::size_t i = 0; i < kChecks.size(); ++i)
    if (kChecks[i].kind != kLintKinds[i].kind) return false;
  return kChecks.size() == kLintKinds.size();
}
static_assert(checks_in_order());

}  // namespace

std::vector<LintFinding> lint(const Desk& desk) {
  std::vector<LintFinding> all;
  for (const LintCheckRow& check : kChecks) {
    LintFindings findings(check.kind, all);
    check.find(desk, findings);
  }
  return all;
}

}  // namespace tix
