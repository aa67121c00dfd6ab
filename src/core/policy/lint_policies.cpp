// Checks the targets of policies against each other, and finds policies and routes that never apply. Both
// lists are ordered and the first match wins, so an entry is compared with all entries before it.
#include "core/policy/lint_policies.hpp"

#include "core/filter/filter_logic.hpp"
#include "tix/time/duration_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix {
namespace {

bool promises_anything(const Targets& targets) {
  return std::ranges::any_of(targets, [](const auto& one) { return one.has_value(); });
}

/// Two clocks that start with the ticket. The second normally stops later.
struct ClockOrder {
  Clock earlier, later;
};
constexpr std::array kOrder = {
    ClockOrder{Clock::assignment, Clock::first_response},
    ClockOrder{Clock::first_response, Clock::resolution},
    ClockOrder{Clock::assignment, Clock::resolution},
};

}  // namespace

void find_target_order(const Desk& desk, LintFindings& findings) {
  for (const SlaPolicy& policy : desk.slas)
    for (const Priority priority : kPriorityNames.enumerators())
      for (const ClockOrder& order : kOrder) {
        const auto& earlier = policy.targets[priority][order.earlier];
        const auto& later = policy.targets[priority][order.later];
        if (earlier && later && *later < *earlier)
          findings.add(DeskPart::sla, policy.name,
                       fmt::format("{}: the {} target of {} is longer than the {} target of {}",
                                   name_of(priority), name_of(order.earlier), format_exact(*earlier),
                                   name_of(order.later), format_exact(*later)));
      }
}

// Priorities that earlier policies take entirely never reach a later one, so it needs no targets for them.
void find_priority_without_target(const Desk& desk, LintFindings& findings) {
  PrioritySet taken{};  // all tickets of these have an earlier policy
  for (const SlaPolicy& policy : desk.slas) {
    const bool any = std::ranges::any_of(policy.targets, promises_anything);
    const auto wanted = priorities_of(policy.when);
    for (const Priority priority : kPriorityNames.enumerators()) {
      if (any && wanted[priority] && !taken[priority] && !promises_anything(policy.targets[priority]))
        findings.add(DeskPart::sla, policy.name,
                     fmt::format("has targets for other priorities, but none for {}", name_of(priority)));
      if (wanted[priority] && (policy.when.empty() || asks_priority_only(policy.when)))
        taken[priority] = true;
    }
  }
}

void find_priority_left_out(const Desk& desk, LintFindings& findings) {
  for (const SlaPolicy& policy : desk.slas) {
    const auto wanted = priorities_of(policy.when);
    if (never_true(policy.when)) continue;
    for (const Priority priority : kPriorityNames.enumerators())
      if (!wanted[priority] && promises_anything(policy.targets[priority]))
        findings.add(DeskPart::sla, policy.name,
                     fmt::format("has targets for {}, which its 'when' never matches", name_of(priority)));
  }
}

namespace {

/// Finds entries that never apply: one earlier entry matches everything they match, or several earlier
/// entries on the priority alone leave no priority over.
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
      const std::string_view how = before->when.empty() ? "matches every ticket"
                                   : before->when.to_text() == one->when.to_text()
                                       ? "has the same 'when'"
                                       : "matches every ticket that this one could";
      findings.add(part, one->name, fmt::format("'{}' comes before it and {}", before->name, how));
    } else if (!any_left && !never_true(one->when)) {
      findings.add(part, one->name, "earlier entries match every priority that it could match");
    }
    if (asks_priority_only(one->when))
      for (const Priority priority : kPriorityNames.enumerators()) taken[priority] |= wanted[priority];
  }
}

template <class Part>
void find_impossible(DeskPart part, const std::vector<Part>& parts, LintFindings& findings) {
  for (const Part& one : parts)
    if (never_true(one.when))
      findings.add(part, one.name, fmt::format("no ticket can match '{}'", one.when.to_text()));
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
      findings.add(DeskPart::calendar, name, "no policy, team, agent or rule uses it");
}

}  // namespace tix
