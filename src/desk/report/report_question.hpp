// The question to a report, and its answer.
#pragma once

#include "tix/calendar/period_ends.hpp"
#include "tix/filter/filter.hpp"
#include "tix/report/grouping.hpp"
#include "tix/report/report.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/zone.hpp"

#include <vector>

namespace tix::desk {

struct ReportQuestion {
  Filter filter;
  Grouping by;
  /// The range, divided into the periods of the grouping, or a single period without a name.
  PeriodRow periods;
  bool wants_tickets = false;  ///< whether to return the tickets behind the report
  const Zone& zone;            ///< the zone in which days begin
};

struct ReportAnswer {
  Report report;
  std::vector<TicketId> tickets;  ///< the tickets behind the report, if requested
};

}  // namespace tix::desk
