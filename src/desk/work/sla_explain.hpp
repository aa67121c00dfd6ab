// `sla explain`: one cycle of a ticket's clock as reports, bindings told by the names of their desk file.
#pragma once

#include "desk/work/reading.hpp"
#include "tix/report/report.hpp"
#include "tix/ticket/clock.hpp"

#include <optional>

namespace tix::desk {

struct ExplainedSla {
  Report intervals;  ///< a row an interval, `elapsed_s` its running sum
  Report due;        ///< a row a step of the due
  Report clock;      ///< one row: the clock itself
};

/// As of the reading's instant; no cycle: the last. Error not_found when there is no such ticket or cycle by
/// then.
ExplainedSla explain_sla(Reading& reading, TicketId id, Clock clock, std::optional<std::int64_t> cycle);

}  // namespace tix::desk
