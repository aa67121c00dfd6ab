// What a report is counted from, the same for all of them.
#pragma once

#include "tix/calendar/period_ends.hpp"
#include "tix/policy/policy.hpp"
#include "tix/report/slicing.hpp"

#include <cstdint>
#include <functional>

namespace tix {

class Zone;

/// The tickets that a counter has to be given. Whoever reads the store follows it
/// (desk/report/report_pipeline.hpp).
enum class ReportFeed : std::uint8_t {
  /// Unresolved at the end of each period, or as of the report: `begin(period)`, then `add(facts)`.
  unresolved,
  /// Unresolved in a second of the periods or the one before, or left in them: `add(past, facts)`.
  past,
  /// As `past` with events of the kinds in `kKinds`, and those rated in the periods.
  handled,
  /// Left in the periods, with all events.
  left,
  /// A clock broke its promise in the periods.
  broken,
  /// As `past`, with when the ticket was overdue: `add(past, late)`. The ticket itself is read only where
  /// filter or grouping need it.
  history,
  /// As `history` from the first period up to the report, without lateness: `add(past)`.
  history_until_now
};

/// Everything a counter is made with. All is borrowed but the periods.
struct ReportScope {
  Slicing& slicing;  ///< shows the ticket that is added
  const Desk& desk;
  const NameTable& names;
  const BindingTable& bindings;
  const Zone& zone;  ///< whose days are counted
  PeriodRow periods;
  Instant as_of;
  /// True without a filter: then what exists has a row even if nothing happened to it.
  bool everything = false;
  /// Whether an agent can be given work as of the report.
  std::function<bool(const AgentPolicy&)> is_available = [](const AgentPolicy& agent) {
    return agent.active;
  };
};

}  // namespace tix
