// The past days of the desk from which a forecast is drawn.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"
#include "tix/report/slicing.hpp"
#include "tix/reports/forecast.hpp"

#include <span>
#include <vector>

namespace tix::desk {

/// The days up to yesterday, divided at the clock time of as_of, counting the tickets that pass the filter.
struct ForecastDays {
  std::vector<PastDay> past;
  Date first;                     ///< the date of the first day in `past`
  std::size_t from = 0, to = 0;   ///< the base: the indices [from, to) of the days in the range, never empty
  std::int64_t open = 0;          ///< open tickets now
  DayPart so_far;                 ///< the part of today before now
  Date today;                     ///< the first coming day, of which a part may be over
  std::vector<DayKind> coming;    ///< the coming days from today to the horizon of a forecast
  std::vector<TicketId> tickets;  ///< the tickets behind the base, if requested

  std::span<const PastDay> base() const { return std::span(past).subspan(from, to - from); }
  Date base_from() const { return first + static_cast<std::int32_t>(from); }
  Date base_to() const { return first + static_cast<std::int32_t>(to); }
};

/// Reads the days of the base and as many weeks before it as a back-test needs, if the desk has them. The
/// first day of the desk is omitted, because it is not a whole day. Throws Error{refused} if the base has
/// fewer than `kLeastBaseDays` days or lacks a weekday.
ForecastDays forecast_days(Reading& reading, Slicing& slicing, const ReportQuestion& question);

}  // namespace tix::desk
