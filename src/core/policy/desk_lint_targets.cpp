// What policies promise, held against itself.
#include "core/filter/filter_logic.hpp"
#include "core/policy/desk_lint_checks.hpp"
#include "tix/time/duration_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix {
namespace {

bool promises_anything(const Targets& targets) {
  return std::ranges::any_of(targets, [](const auto& one) { return one.has_value(); });
}

/// Both start with the ticket, and the second cannot well come before the first.
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
          findings.add(
              DeskPart::sla, policy.name,
              fmt::format("{}: {} has {}, longer than {} with {}", name_of(priority), name_of(order.earlier),
                          format_exact(*earlier), name_of(order.later), format_exact(*later)));
      }
}

void find_priority_without_target(const Desk& desk, LintFindings& findings) {
  PrioritySet taken{};  // all tickets of these have an earlier policy
  for (const SlaPolicy& policy : desk.slas) {
    const bool any = std::ranges::any_of(policy.targets, promises_anything);
    const auto wanted = priorities_of(policy.when);
    for (const Priority priority : kPriorityNames.enumerators()) {
      if (any && wanted[priority] && !taken[priority] && !promises_anything(policy.targets[priority]))
        findings.add(DeskPart::sla, policy.name,
                     fmt::format("promises nothing to {}, and something to others", name_of(priority)));
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
                     fmt::format("has targets for {}, which its `when` never matches", name_of(priority)));
  }
}

}  // namespace tix
