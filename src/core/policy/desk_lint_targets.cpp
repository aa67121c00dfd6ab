// What policies promise, held against itself.
#include "core/filter/filter_logic.hpp"
#include "core/policy/desk_lint_checks.hpp"
#include "tix/time/duration_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix {
namespace {

const std::optional<Seconds>& target(const Targets& targets, Clock clock) {
  return targets[static_cast<std::size_t>(clock)];
}

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
    for (std::size_t i = 0; i < policy.targets.size(); ++i)
      for (const ClockOrder& order : kOrder) {
        const auto& earlier = target(policy.targets[i], order.earlier);
        const auto& later = target(policy.targets[i], order.later);
        if (earlier && later && *later < *earlier)
          findings.add(
              DeskPart::sla, policy.name,
              fmt::format("{}: {} has {}, longer than {} with {}", kPriorityNames[i], name_of(order.earlier),
                          format_exact(*earlier), name_of(order.later), format_exact(*later)));
      }
}

void find_priority_without_target(const Desk& desk, LintFindings& findings) {
  std::array<bool, 4> taken{};  // all tickets of these have an earlier policy
  for (const SlaPolicy& policy : desk.slas) {
    const bool any = std::ranges::any_of(policy.targets, promises_anything);
    const auto wanted = priorities_of(policy.when);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (any && wanted[i] && !taken[i] && !promises_anything(policy.targets[i]))
        findings.add(DeskPart::sla, policy.name,
                     fmt::format("promises nothing to {}, and something to others", kPriorityNames[i]));
      if (wanted[i] && (policy.when.empty() || asks_priority_only(policy.when))) taken[i] = true;
    }
  }
}

void find_priority_left_out(const Desk& desk, LintFindings& findings) {
  for (const SlaPolicy& policy : desk.slas) {
    const auto wanted = priorities_of(policy.when);
    if (never_true(policy.when)) continue;
    for (std::size_t i = 0; i < wanted.size(); ++i)
      if (!wanted[i] && promises_anything(policy.targets[i]))
        findings.add(DeskPart::sla, policy.name,
                     fmt::format("has targets for {}, which its `when` never matches", kPriorityNames[i]));
  }
}

}  // namespace tix
