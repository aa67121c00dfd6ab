// One check a kind of finding; each looks at the whole desk.
#pragma once

#include "tix/policy/desk_lint.hpp"

#include <string>
#include <vector>

namespace tix {

/// Collects the findings of one kind.
class LintFindings {
 public:
  LintFindings(LintKind kind, std::vector<LintFinding>& all) : kind_(kind), all_(&all) {}

  void add(DeskPart part, const std::string& name, std::string why) {
    all_->push_back({kind_, part, name, std::move(why)});
  }

 private:
  LintKind kind_;
  std::vector<LintFinding>* all_;
};

using LintCheck = void (*)(const Desk& desk, LintFindings& findings);

void find_never_reached(const Desk& desk, LintFindings& findings);
void find_never_true(const Desk& desk, LintFindings& findings);
void find_target_order(const Desk& desk, LintFindings& findings);
void find_priority_without_target(const Desk& desk, LintFindings& findings);
void find_priority_left_out(const Desk& desk, LintFindings& findings);
void find_step_without_target(const Desk& desk, LintFindings& findings);
void find_step_before_start(const Desk& desk, LintFindings& findings);
void find_step_after_resolution(const Desk& desk, LintFindings& findings);
void find_step_after_stop(const Desk& desk, LintFindings& findings);
void find_rule_overtaken(const Desk& desk, LintFindings& findings);
void find_actions_conflict(const Desk& desk, LintFindings& findings);
void find_rules_conflict(const Desk& desk, LintFindings& findings);
void find_nobody_notified(const Desk& desk, LintFindings& findings);
void find_route_without_agent(const Desk& desk, LintFindings& findings);
void find_team_unreached(const Desk& desk, LintFindings& findings);
void find_agent_unreached(const Desk& desk, LintFindings& findings);
void find_calendar_unused(const Desk& desk, LintFindings& findings);

}  // namespace tix
