// Checks of teams, agents and skills.
#pragma once

#include "core/policy/lint_findings.hpp"
#include "tix/policy/policy.hpp"

namespace tix {

void find_nobody_notified(const Desk& desk, LintFindings& findings);
void find_route_without_agent(const Desk& desk, LintFindings& findings);
void find_team_unreached(const Desk& desk, LintFindings& findings);
void find_agent_unreached(const Desk& desk, LintFindings& findings);

}  // namespace tix
