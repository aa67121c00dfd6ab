// Writes the headline of the digest as one sentence.
#include "tix/reports/digest_headline.hpp"

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
  if (counts.overdue_change) said += ", " + against_last_week(*counts.overdue_change);
  said += counts.at_risk == 0 ? "; none will breach" : fmt::format("; {} will breach", counts.at_risk);
  return said + (tomorrow ? " before noon tomorrow." : " before noon.");
}

namespace {

constexpr ReportExample kDigestExamples[] = {
    {"tix report digest", "To begin the day with."},
    {"tix report digest --format html > digest.html", "For a browser, or the wall."},
    {"tix report digest --mail lead@example.test; tix notify send -q", "For cron, every night."},
};

constexpr Metric kDigestMetrics[] = {
    {.name = "headline", .formula = "The page in one sentence.", .views = "tickets"},
    {.name = "open", .formula = "As in report backlog.", .views = "stays"},
    {.name = "open_change",
     .formula = "As in report backlog: against a week before; empty for a younger desk.",
     .views = "stays"},
    {.name = "overdue", .formula = "As in report backlog.", .views = "tickets clocks"},
    {.name = "overdue_change",
     .formula = "As in report backlog: against a week before; empty for a younger desk.",
     .views = "stays clocks"},
    {.name = "at_risk",
     .formula = "Not overdue, and a headline clock is due before the next noon.",
     .trap = "Report backlog looks ahead --soon, 4h unless given, not to noon.",
     .views = "tickets clocks"},
};

}  // namespace

constinit const ReportDescription kDigest = {
    .name = "digest",
    .summary = "the nightly page, to read or to mail",
    .about = {"The nightly page: one sentence, what to do first, the backlog by team, the last days, and "
              "what broke since yesterday. At risk is what is due before the next noon. With --format html "
              "it is one file that needs no other; --mail sends that, with the text beside it, by tix notify "
              "send."},
    .examples = kDigestExamples,
    .metrics = kDigestMetrics,
};

}  // namespace tix
