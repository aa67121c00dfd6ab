// The input of reports, which is the same for all of them.
#pragma once

#include "tix/calendar/period_ends.hpp"
#include "tix/policy/policy.hpp"
#include "tix/report/slicing.hpp"

#include <cstdint>
#include <functional>

namespace tix {

class Zone;

/// The tickets that a counter has to be given, and with which calls. In the comments on feeds and counters,
/// resolved includes closed, void and merged. A counter names its feed, and the pipeline
/// (desk/report/report_pipeline.hpp) reads no more from the store than that feed needs.
enum class ReportFeed : std::uint8_t {
  /// Tickets unresolved at the end of each period or as of the report: `begin(period)`, then `add(facts)`.
  unresolved,
  /// Tickets unresolved in any second of the periods or the one before them, or resolved in them: `add(past,
  /// facts)`.
  past,
  /// As `past`, with the events of the kinds in `kKinds`, and also tickets rated in the periods.
  handled,
  /// Tickets resolved in the periods, with all events.
  left,
  /// Tickets with a clock that breached in the periods.
  broken,
  /// As `past`, with the intervals in which the ticket was overdue: `add(past, late)`. The ticket itself is
  /// read only if the filter or the grouping needs it.
  history,
  /// As `history` from the first period up to the report, without overdue intervals: `add(past)`.
  history_until_now
};

/// All that a counter is constructed with. Everything except the periods must outlive the counter.
struct ReportScope {
  Slicing& slicing;  ///< assigns the ticket that is added to rows
  const Desk& desk;
  const NameTable& names;
  const BindingTable& bindings;
  const Zone& zone;  ///< the zone in which days begin
  PeriodRow periods;
  Instant as_of;
  /// Whether there is no filter. Then everything that exists has a row, even if nothing happened to it.
  bool everything = false;
  /// Returns whether an agent can be assigned tickets as of the report.
  std::function<bool(const AgentPolicy&)> is_available = [](const AgentPolicy& agent) {
    return agent.active;
  };
};

}  // namespace tix
