// `sla explain`: one cycle of a ticket's clock as reports, with calendars named as in their desk file.
#pragma once

#include "desk/work/reading.hpp"
#include "tix/report/report.hpp"
#include "tix/text/labelled_name.hpp"
#include "tix/ticket/clock.hpp"

#include <optional>

namespace tix::desk {

struct ExplainedSla {
  Report intervals;  ///< one row per interval; `elapsed_s` is the running sum
  Report due;        ///< one row per step of the due time
  Report clock;      ///< one row: the clock itself
};

/// Explains a cycle as of the reading's instant; without `cycle`, the last one. Throws Error{not_found} if
/// there is no such ticket or cycle by then.
ExplainedSla explain_sla(Reading& reading, TicketId id, Clock clock, std::optional<std::int64_t> cycle,
                         Audience audience);

}  // namespace tix::desk
