// Checks of policies and routes: their targets, and whether anything comes to them.
#pragma once

#include "core/policy/lint_findings.hpp"
#include "tix/policy/policy.hpp"

namespace tix {

void find_target_order(const Desk& desk, LintFindings& findings);
void find_priority_without_target(const Desk& desk, LintFindings& findings);
void find_priority_left_out(const Desk& desk, LintFindings& findings);
void find_never_reached(const Desk& desk, LintFindings& findings);
void find_never_true(const Desk& desk, LintFindings& findings);
void find_calendar_unused(const Desk& desk, LintFindings& findings);

}  // namespace tix
