// Writes the headline of the digest as one sentence.
#include "tix/reports/digest_headline.hpp"

#include "tix/time/local_text.hpp"

#include <fmt/format.h>

namespace tix {
namespace {

constexpr std::int32_t kNoon = 12 * 3600;

/// Returns `up 6 from last Friday`: the day a week before is named after today.
std::string since_last_week(std::int64_t change, Weekday today) {
  const std::string_view day = long_name(today);
  if (change == 0) return fmt::format("as many as last {}", day);
  return fmt::format("{} {} from last {}", change < 0 ? "down" : "up", change < 0 ? -change : change, day);
}

}  // namespace

Instant next_noon(Instant t, const Zone& zone) {
  const Date today = zone.local(t).date();
  const Instant noon = zone.first_at_or_after({today, kNoon});
  return noon > t ? noon : zone.first_at_or_after({today + 1, kNoon});
}

std::string headline(const DigestCounts& counts, Instant as_of, const Zone& zone) {
  if (counts.open == 0) return "Nothing is open.";
  const LocalTime now = zone.local(as_of);
  const bool tomorrow = zone.local(next_noon(as_of, zone)).date() != now.date();
  std::string sentence = counts.overdue == 0 ? fmt::format("None of {} open tickets is overdue", counts.open)
                                             : fmt::format("{} overdue", counts.overdue);
  if (counts.overdue_change) sentence += ", " + since_last_week(*counts.overdue_change, now.date().weekday());
  sentence += counts.at_risk == 0
                  ? fmt::format("; {} will breach", counts.overdue == 0 ? "none" : "no more")
                  : fmt::format("; {}{} will breach", counts.at_risk, counts.overdue == 0 ? "" : " more");
  return sentence + (tomorrow ? " before noon tomorrow." : " before noon.");
}

namespace {

constexpr ReportExample kDigestExamples[] = {
    {"tix report digest", "Read the summary in the terminal."},
    {"tix report digest --format html > digest.html", "Write a page for a browser."},
    {"tix report digest --mail lead@example.test; tix notify send -q", "Mail it every night from cron."},
};

constexpr Metric kDigestMetrics[] = {
    {.name = "headline",
     .label = "headline",
     .kind = ColumnKind::text,
     .is_main = true,
     .formula = "The numbers of the page in one sentence.",
     .views = "tickets"},
    {.name = "open",
     .label = "open",
     .unit = "tickets",
     .is_main = true,
     .formula = "Open tickets, as in report backlog.",
     .views = "stays"},
    {.name = "open_change",
     .label = "open, change in a week",
     .unit = "tickets",
     .is_main = true,
     .formula = "open minus the tickets that were open a week before, as in report backlog.",
     .views = "stays"},
    {.name = "overdue",
     .label = "overdue",
     .unit = "tickets",
     .is_main = true,
     .alarm = Alarm::bad,
     .formula = "Overdue tickets, as in report backlog.",
     .views = "tickets clocks"},
    {.name = "overdue_change",
     .label = "overdue, change in a week",
     .unit = "tickets",
     .is_main = true,
     .formula = "overdue minus the tickets that were overdue a week before, as in report backlog.",
     .views = "stays clocks"},
    {.name = "at_risk",
     .label = "at risk",
     .unit = "tickets",
     .is_main = true,
     .alarm = Alarm::warning,
     .formula = "Open tickets that are not overdue and have a clock due before the next noon.",
     .trap = "report backlog looks ahead by --soon (default: 4h), not to the next noon.",
     .views = "tickets clocks"},
};

}  // namespace

constinit const ReportDescription kDigest = {
    .name = "digest",
    .title = "nightly digest",
    .summary = "Print or mail the nightly summary",
    .about = {"Summarizes the desk on one page: a headline, what to do first, the backlog by team, the last "
              "days, the breaches since yesterday, and growing topics. With --format html it is one file "
              "that needs no other. --mail queues it as a mail, which tix notify send delivers."},
    .examples = kDigestExamples,
    .metrics = kDigestMetrics,
};

}  // namespace tix
