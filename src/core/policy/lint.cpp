// The table of checks, which runs them in the order of LintKind.
#include "tix/policy/lint.hpp"

#include "core/policy/lint_actions.hpp"
#include "core/policy/lint_findings.hpp"
#include "core/policy/lint_people.hpp"
#include "core/policy/lint_policies.hpp"

namespace tix {
namespace {

struct LintCheckRow {
  LintKind kind;
  void (*find)(const Desk& desk, LintFindings& findings);
};
constexpr auto kChecks =
    enum_table(&LintCheckRow::kind, {{LintKind::never_reached, find_never_reached},
                                     {LintKind::never_true, find_never_true},
                                     {LintKind::target_order, find_target_order},
                                     {LintKind::priority_without_target, find_priority_without_target},
                                     {LintKind::priority_left_out, find_priority_left_out},
                                     {LintKind::step_without_target, find_step_without_target},
                                     {LintKind::step_before_start, find_step_before_start},
                                     {LintKind::step_after_resolution, find_step_after_resolution},
                                     {LintKind::step_after_stop, find_step_after_stop},
                                     {LintKind::rule_overtaken, find_rule_overtaken},
                                     {LintKind::actions_conflict, find_actions_conflict},
                                     {LintKind::rules_conflict, find_rules_conflict},
                                     {LintKind::nobody_told, find_nobody_notified},
                                     {LintKind::route_without_agent, find_route_without_agent},
                                     {LintKind::team_unreached, find_team_unreached},
                                     {LintKind::agent_unreached, find_agent_unreached},
                                     {LintKind::calendar_unused, find_calendar_unused}});

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
