// Checks of teams, agents and skills.
#pragma once

#include "core/policy/lint_findings.hpp"
#include "tix/policy/policy.hpp"

namespace tix {

/// Finds `notify:lead` and `notify:team` on tickets of a team without a lead or without agents.
void find_nobody_notified(const Desk& desk, LintFindings& findings);
/// Finds routes for which no active agent has all the skills.
void find_route_without_agent(const Desk& desk, LintFindings& findings);
/// Finds teams with agents that no route, step, rule or escalation leads to. Silent if no route sets a team.
void find_team_unreached(const Desk& desk, LintFindings& findings);
/// Finds agents who lack a skill for each route to their team, while a colleague or another route fits.
void find_agent_unreached(const Desk& desk, LintFindings& findings);

}  // namespace tix
