// Checks of escalation steps and rules.
#pragma once

#include "core/policy/lint_findings.hpp"
#include "tix/policy/policy.hpp"

namespace tix {

/// Finds steps and rules with a later action that reverts an earlier one.
void find_actions_conflict(const Desk& desk, LintFindings& findings);
/// Finds pairs of rules that act on the same commands with the same `when`, where the second reverts the
/// first.
void find_rules_conflict(const Desk& desk, LintFindings& findings);
/// Finds timed rules that never act, because another rule takes each of their tickets out of the state
/// earlier.
void find_rule_overtaken(const Desk& desk, LintFindings& findings);
/// Finds steps on a clock for which nothing sets a target. The promise clock is left out: agents set its due.
void find_step_without_target(const Desk& desk, LintFindings& findings);
/// Finds steps whose offset lies before the start of the clock with every target, such as `due-4h` of 2
/// hours.
void find_step_before_start(const Desk& desk, LintFindings& findings);
/// Finds steps that come after the resolution is due, with the targets of every policy.
void find_step_after_resolution(const Desk& desk, LintFindings& findings);
/// Finds steps after another step that sets a status in which the clock does not run, if nothing restarts it.
void find_step_after_stop(const Desk& desk, LintFindings& findings);

}  // namespace tix
