// Numbers as a sentence.
#include "tix/reports/digest.hpp"

#include <fmt/format.h>

namespace tix {
namespace {

constexpr std::int32_t kNoon = 12 * 3600;

std::string against_last_week(std::int64_t change) {
  if (change == 0) return "as many as a week ago";
  return fmt::format("{} {} than a week ago", change < 0 ? -change : change, change < 0 ? "fewer" : "more");
}

}  // namespace

Instant next_noon(Instant t, const Zone& zone) {
  const Date today = zone.local(t).date();
  const Instant noon = zone.first_at_or_after({today, kNoon});
  return noon > t ? noon : zone.first_at_or_after({today + 1, kNoon});
}

std::string headline(const DigestCounts& counts, Instant as_of, const Zone& zone) {
  if (counts.open == 0) return "Nothing is open.";
  const bool tomorrow = zone.local(next_noon(as_of, zone)).date() != zone.local(as_of).date();
  std::string said = counts.overdue == 0 ? fmt::format("None of {} open overdue", counts.open)
                                         : fmt::format("{} overdue", counts.overdue);
  said += ", " + against_last_week(counts.overdue_change);
  said += counts.at_risk == 0 ? "; none will breach" : fmt::format("; {} will breach", counts.at_risk);
  return said + (tomorrow ? " before noon tomorrow." : " before noon.");
}

}  // namespace tix
