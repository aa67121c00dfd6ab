// Policies and routes that nothing comes to, and conditions that nothing meets.
#include "core/filter/filter_logic.hpp"
#include "core/policy/desk_lint_checks.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix {
namespace {

/// Of policies and routes the first that matches counts.
template <class Part>
void find_unreached(DeskPart part, const std::vector<Part>& parts, LintFindings& findings) {
  PrioritySet taken{};  // all tickets of these go to earlier ones
  for (auto one = parts.begin(); one != parts.end(); ++one) {
    const auto before = std::find_if(parts.begin(), one,
                                     [&](const Part& earlier) { return implies(one->when, earlier.when); });
    const PrioritySet wanted = priorities_of(one->when);
    bool any_left = false;
    for (const Priority priority : kPriorityNames.enumerators())
      any_left |= wanted[priority] && !taken[priority];
    if (before != one) {
      const std::string_view how = before->when.empty()                            ? "matches every ticket"
                                   : before->when.to_text() == one->when.to_text() ? "has the same `when`"
                                                                                   : "matches all it could";
      findings.add(part, one->name, fmt::format("'{}' stands before it and {}", before->name, how));
    } else if (!any_left && !never_true(one->when)) {
      findings.add(part, one->name, "those before it take every priority it could match");
    }
    if (asks_priority_only(one->when))
      for (const Priority priority : kPriorityNames.enumerators()) taken[priority] |= wanted[priority];
  }
}

template <class Part>
void find_impossible(DeskPart part, const std::vector<Part>& parts, LintFindings& findings) {
  for (const Part& one : parts)
    if (never_true(one.when))
      findings.add(part, one.name, fmt::format("no ticket can match {}", one.when.to_text()));
}

}  // namespace

void find_never_reached(const Desk& desk, LintFindings& findings) {
  find_unreached(DeskPart::sla, desk.slas, findings);
  find_unreached(DeskPart::route, desk.routes, findings);
}

void find_never_true(const Desk& desk, LintFindings& findings) {
  find_impossible(DeskPart::sla, desk.slas, findings);
  find_impossible(DeskPart::escalation, desk.escalations, findings);
  find_impossible(DeskPart::route, desk.routes, findings);
  find_impossible(DeskPart::rule, desk.rules, findings);
}

void find_calendar_unused(const Desk& desk, LintFindings& findings) {
  const auto works_by = [](const auto& parts, const std::string& name) {
    return std::ranges::any_of(parts, [&](const auto& one) { return one.calendar == name; });
  };
  for (const auto& [name, calendar] : desk.calendars)
    if (!works_by(desk.teams, name) && !works_by(desk.agents, name) && !works_by(desk.slas, name) &&
        !works_by(desk.rules, name))
      findings.add(DeskPart::calendar, name, "no policy, team, agent or rule works by it");
}

}  // namespace tix
