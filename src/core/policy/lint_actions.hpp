// Checks of escalation steps and rules.
#pragma once

#include "core/policy/lint_findings.hpp"
#include "tix/policy/policy.hpp"

namespace tix {

void find_actions_conflict(const Desk& desk, LintFindings& findings);
void find_rules_conflict(const Desk& desk, LintFindings& findings);
void find_rule_overtaken(const Desk& desk, LintFindings& findings);
void find_step_without_target(const Desk& desk, LintFindings& findings);
void find_step_before_start(const Desk& desk, LintFindings& findings);
void find_step_after_resolution(const Desk& desk, LintFindings& findings);
void find_step_after_stop(const Desk& desk, LintFindings& findings);

}  // namespace tix
