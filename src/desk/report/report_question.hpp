// What every report is asked, and what it answers.
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
  /// The range asked about: cut into the periods of the grouping, or one nameless period.
  PeriodRow periods;
  bool wants_tickets = false;  ///< those behind the report, as ReportAnswer::tickets
  const Zone& zone;            ///< whose days are counted
};

struct ReportAnswer {
  Report report;
  std::vector<TicketId> tickets;  ///< those behind the report, when wanted
};

}  // namespace tix::desk
