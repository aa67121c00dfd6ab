// Checks of policies, routes and calendars.
#pragma once

#include "core/policy/lint_findings.hpp"
#include "tix/policy/policy.hpp"

namespace tix {

/// Finds targets in the wrong order, such as a first response that is due after the resolution.
void find_target_order(const Desk& desk, LintFindings& findings);
/// Finds policies with targets for some priorities and none for another that their `when` can match.
void find_priority_without_target(const Desk& desk, LintFindings& findings);
/// Finds policies with targets for a priority that their `when` never matches.
void find_priority_left_out(const Desk& desk, LintFindings& findings);
/// Finds policies and routes that never apply, because earlier ones match all of their tickets.
void find_never_reached(const Desk& desk, LintFindings& findings);
/// Finds policies, steps, routes and rules whose `when` contradicts itself.
void find_never_true(const Desk& desk, LintFindings& findings);
/// Finds calendars that no policy, team, agent or rule uses.
void find_calendar_unused(const Desk& desk, LintFindings& findings);

}  // namespace tix
