// The desk's own days, as a forecast draws them.
#pragma once

#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"
#include "tix/report/slicing.hpp"
#include "tix/reports/forecast.hpp"

#include <span>
#include <vector>

namespace tix::desk {

/// Whole days up to yesterday, cut at the clock time of as-of, of what passes the question's filter.
struct ForecastDays {
  std::vector<PastDay> past;
  Date first;                     ///< of `past`
  std::size_t from = 0, to = 0;   ///< the base: days of the question's range, of which there are some
  std::int64_t open = 0;          ///< now
  DayPart so_far;                 ///< of today
  Date today;                     ///< the first coming day, or what is left of it
  std::vector<DayKind> coming;    ///< from today on, as far as a forecast looks
  std::vector<TicketId> tickets;  ///< behind the base, when wanted

  std::span<const PastDay> base() const { return std::span(past).subspan(from, to - from); }
  Date base_from() const { return first + static_cast<std::int32_t>(from); }
  Date base_to() const { return first + static_cast<std::int32_t>(to); }
};

/// Reads as many weeks before the base as a back-test moves back, where the desk has them; its first day does
/// not count as whole. Refuses a base of less than `kLeastBaseDays`, or with a weekday missing.
ForecastDays forecast_days(Reading& reading, Slicing& slicing, const ReportQuestion& question);

}  // namespace tix::desk
