// Counts working ages, and defines the columns of the report. Ages are computed when the report is made and
// are never stored, because they change with every second and with the calendar of the policy.
#include "tix/reports/ageing_report.hpp"

#include "tix/calendar/business_time.hpp"
#include "tix/report/statistics.hpp"

#include <algorithm>

namespace tix {
namespace {

constexpr std::array kWorkAgeNames = {"work_0_8h", "work_8_16h", "work_16_40h", "work_40_80h",
                                      "work_80h_plus"};
static_assert(kWorkAgeNames.size() == kWorkAgeHours.size() + 1);

std::vector<Measure<AgeingTally>> ageing_measures() {
  using Tally = AgeingTally;
  constexpr auto kNumber = ColumnKind::number, kWorking = ColumnKind::working;
  std::vector<Measure<Tally>> all = {
      {"open", kNumber, [](const Tally& t) { return Cell{std::ssize(t.age_s)}; }}};
  for (std::size_t bucket = 0; bucket < kWorkAgeNames.size(); ++bucket)
    all.push_back({kWorkAgeNames[bucket], kNumber, [bucket](const Tally& t) { return t.ages[bucket]; }});
  all.push_back({"median_work_s", kWorking,
                 [](const Tally& t) { return t.age_s.empty() ? Cell{} : Cell{median(t.age_s)}; }});
  all.push_back(
      {"oldest_work_s", kWorking, [](const Tally& t) { return t.oldest ? Cell{t.oldest_age_s} : Cell{}; }});
  all.push_back({"oldest_id", kNumber, [](const Tally& t) { return cell_of(t.oldest); }});
  return all;
}

}  // namespace

void AgeingTally::add(TicketId ticket, Seconds age) {
  const auto bucket = std::ranges::upper_bound(kWorkAgeHours, age.count / 3600);
  ++ages[static_cast<std::size_t>(bucket - kWorkAgeHours.begin())];
  age_s.push_back(age.count);
  const bool is_older = age.count > oldest_age_s || (age.count == oldest_age_s && ticket < oldest);
  if (!is_older) return;
  oldest_age_s = age.count;
  oldest = ticket;
}

void AgeingReport::add(const TicketFacts& facts) {
  const Ticket& ticket = facts.ticket;
  const Calendar* hours = (*bindings_)[ticket.binding].calendar.get();
  const Seconds age = elapsed(hours, ticket.created_at, facts.as_of);
  rows_.count(facts, [&](AgeingTally& tally) { tally.add(ticket.id, age); });
}

Report AgeingReport::report() const {
  return rows_.report(ageing_measures());
}

namespace {

/// Older is worse. Neighbours with the same meaning differ in shade.
constexpr SeriesPlan kWorkAges[] = {{"work_0_8h", Meaning::good},
                                    {"work_8_16h", Meaning::good},
                                    {"work_16_40h", Meaning::warning},
                                    {"work_40_80h", Meaning::warning},
                                    {"work_80h_plus", Meaning::bad}};
constexpr ChartPlan kAgeingCharts[] = {
    {.shape = ChartShape::stacked, .title = "working age of open tickets", .series = kWorkAges}};

constexpr ReportExample kAgeingExamples[] = {
    {"tix report ageing", "Open tickets by priority, now."},
    {"tix report ageing --by team --as-of 2026-08-01", "One row per team, as of the end of that day."},
    {"tix report ageing --by month --period 2026 --chart", "How the ages changed over a year."},
    {"tix report ageing team:frontline --fail-if 'work_80h_plus>0'", "For cron."},
};

constexpr Metric kAgeingMetrics[] = {
    {.name = "open",
     .formula =
         "Tickets created by then and neither resolved, closed, void nor merged then, as in report backlog.",
     .views = "tickets stays"},
    {.name = "work_*",
     .formula =
         "Of open: so many working hours have passed since creation, [from, to), by the calendar of the "
         "policy that binds the ticket then; 24 hours a day without a policy or calendar.",
     .trap = "Time spent waiting for the customer counts too: this is age, not effort.",
     .views = "tickets bindings"},
    {.name = "median_work_s",
     .formula = "The median working age of open tickets, truncated to the second.",
     .trap = "It falls when old tickets are resolved and also when many new ones arrive.",
     .views = "tickets bindings"},
    {.name = "oldest_work_s",
     .formula = "The greatest working age of an open ticket.",
     .trap = "Under a policy with longer hours a younger ticket can be older in working time.",
     .views = "tickets bindings"},
    {.name = "oldest_id",
     .formula = "The ticket with that age; the lower number of two.",
     .views = "tickets bindings"},
};

}  // namespace

constinit const ReportDescription AgeingReport::kDescription = {
    .name = "ageing",
    .summary = "open tickets by the working time since their creation",
    .by = "priority",
    .of_an_instant = true,
    .charts = kAgeingCharts,
    .about =
        {"Counts open tickets by age in working time: the hours of the policy that binds each ticket, or "
         "24 hours a day if it has none. A ticket does not age over a weekend or a holiday, so tickets of "
         "teams with different hours can be compared. tix report backlog has the ages in wall time."},
    .examples = kAgeingExamples,
    .metrics = kAgeingMetrics,
};

}  // namespace tix
