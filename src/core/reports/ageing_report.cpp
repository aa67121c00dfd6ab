// Counts working ages, and defines the columns of the report. Ages are computed when the report is made and
// are never stored, because they change with every second and with the calendar of the policy.
#include "tix/reports/ageing_report.hpp"

#include "tix/calendar/business_time.hpp"
#include "tix/report/statistics.hpp"

#include <algorithm>

namespace tix {
namespace {

constexpr FamilyWord kWorkAgeWords[] = {{"0_8h", "under 8 h"},
                                        {"8_16h", "8-16 h"},
                                        {"16_40h", "16-40 h"},
                                        {"40_80h", "40-80 h"},
                                        {"80h_plus", "over 80 h"}};
static_assert(std::size(kWorkAgeWords) == kWorkAgeHours.size() + 1);

Cell open(const AgeingTally& tally) {
  return std::ssize(tally.age_s);
}

Cell open_of_work_age(const AgeingTally& tally, std::size_t bucket) {
  return tally.ages[bucket];
}

Cell median_work(const AgeingTally& tally) {
  return tally.age_s.empty() ? Cell{} : Cell{median(tally.age_s)};
}

Cell oldest_work(const AgeingTally& tally) {
  return tally.oldest ? Cell{tally.oldest_age_s} : Cell{};
}

Cell oldest_of_work(const AgeingTally& tally) {
  return cell_of(tally.oldest);
}

constexpr Measure<AgeingTally> kAgeingMeasures[] = {
    {{.name = "open",
      .label = "open",
      .unit = "tickets",
      .is_main = true,
      .formula = "Tickets that are open at the moment of the report, as in report backlog.",
      .views = "tickets stays"},
     open},
    {{.name = "work_*",
      .label = "*",
      .words = kWorkAgeWords,
      .unit = "tickets",
      .is_main = true,
      .formula = "Open tickets whose age in working time is at least the lower number of hours and less than "
                 "the higher one. The hours are those of the policy that binds the ticket, or 24 a day if "
                 "there is no policy or no calendar.",
      .trap = "Time spent waiting for the customer counts too: this is age, not effort.",
      .views = "tickets bindings"},
     nullptr,
     open_of_work_age},
    {{.name = "median_work_s",
      .label = "median age",
      .kind = ColumnKind::working_rounded,
      .formula = "The median working age of open tickets, truncated to the second.",
      .trap = "It falls when old tickets are resolved, but also when many new ones arrive.",
      .views = "tickets bindings"},
     median_work},
    {{.name = "oldest_work_s",
      .label = "oldest age",
      .kind = ColumnKind::working_rounded,
      .is_main = true,
      .formula = "The greatest working age of an open ticket.",
      .trap = "Under a policy with longer hours, a younger ticket can have the greater working age.",
      .views = "tickets bindings"},
     oldest_work},
    {{.name = "oldest_id",
      .label = "oldest ticket",
      .unit = "ticket number",
      .formula = "The number of the ticket with that age. Of two, the lower number.",
      .views = "tickets bindings"},
     oldest_of_work},
};
constexpr std::array kAgeingMetrics = metrics_of(kAgeingMeasures);

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
  return rows_.report(kAgeingMeasures);
}

namespace {

constexpr SeriesPlan kWorkAges[] = {{"work_0_8h", Meaning::ramp},
                                    {"work_8_16h", Meaning::ramp},
                                    {"work_16_40h", Meaning::ramp},
                                    {"work_40_80h", Meaning::ramp},
                                    {"work_80h_plus", Meaning::ramp}};
constexpr ChartPlan kAgeingCharts[] = {
    {.shape = ChartShape::stacked, .title = "Working age of open tickets", .series = kWorkAges}};

constexpr ReportExample kAgeingExamples[] = {
    {"tix report ageing", "Show the ages of open tickets by priority, now."},
    {"tix report ageing --by team --as-of 2026-08-01", "Compare teams as of the end of a day."},
    {"tix report ageing --by month --period 2026 --chart", "Draw how the ages changed over a year."},
    {"tix report ageing team:frontline --fail-if 'work_80h_plus>0'",
     "Exit with 1 if a ticket is older than 80 working hours."},
};

}  // namespace

constinit const ReportDescription AgeingReport::kDescription = {
    .name = "ageing",
    .title = "working age of open tickets",
    .summary = "Show the working age of open tickets",
    .by = "priority",
    .of_an_instant = true,
    .charts = kAgeingCharts,
    .about = {"Counts open tickets by age in working time: the hours of the policy that binds each ticket, "
              "or 24 hours a day if it has none. A ticket does not age over a weekend or a holiday, so "
              "tickets of teams with different hours can be compared. tix report backlog has the ages in "
              "wall time."},
    .examples = kAgeingExamples,
    .metrics = kAgeingMetrics,
};

}  // namespace tix
