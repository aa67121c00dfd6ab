// Counts the backlog, and defines the columns of the report.
#include "tix/reports/backlog_report.hpp"

#include "core/report/clock_words.hpp"
#include "tix/report/statistics.hpp"

#include <algorithm>

namespace tix {
namespace {

Cell overdue_pct(const BacklogTally& tally) {
  return percent_or_empty(tally.overdue, tally.open);
}

Cell breached_of_clock(const BacklogTally& tally, std::size_t nth) {
  return tally.breached[kClockRules.enumerators()[nth]];
}

Cell open_of_age(const BacklogTally& tally, std::size_t bucket) {
  return tally.ages[bucket];
}

Cell median_age(const BacklogTally& tally) {
  return tally.age_s.empty() ? Cell{} : Cell{median(tally.age_s)};
}

Cell oldest_age(const BacklogTally& tally) {
  return tally.oldest ? Cell{tally.oldest_age_s} : Cell{};
}

Cell oldest(const BacklogTally& tally) {
  return cell_of(tally.oldest);
}

constexpr FamilyWord kAgeWords[] = {{"0_1d", "under 1 day"},  {"1_3d", "1-3 days"},
                                    {"3_7d", "3-7 days"},     {"7_14d", "7-14 days"},
                                    {"14_30d", "14-30 days"}, {"30d_plus", "over 30 days"}};
static_assert(std::size(kAgeWords) == kAgeBucketDays.size() + 1);

constexpr Measure<BacklogTally> kBacklogMeasures[] = {
    {{.name = "open",
      .label = "open",
      .unit = "tickets",
      .is_main = true,
      .formula = "Tickets that are open at the moment of the report: created by then, and not resolved, "
                 "closed, void or merged.",
      .trap = "Open is not the same as late: most open tickets are on time. Look at overdue.",
      .views = "tickets stays"},
     counted<&BacklogTally::open>},
    {{.name = "overdue",
      .label = "overdue",
      .unit = "tickets",
      .is_main = true,
      .alarm = Alarm::bad,
      .formula = "Open tickets with a breached first_response, next_response, resolution or promise clock "
                 "that is still running or paused and is not waived.",
      .trap = "A ticket with several breached clocks counts once. breached_* count each clock.",
      .views = "tickets clocks"},
     counted<&BacklogTally::overdue>},
    {{.name = "overdue_pct",
      .label = "overdue %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "overdue / open. Empty if no ticket is open.",
      .trap = "It falls when many new tickets arrive, even if no late ticket was worked on.",
      .views = "tickets clocks"},
     overdue_pct},
    {{.name = "no_target",
      .label = "no target",
      .unit = "tickets",
      .is_main = true,
      .formula = "Open tickets that have no target or due time on any clock, and never had one.",
      .trap = "These tickets can never become overdue, however old they are.",
      .views = "tickets clocks bindings"},
     counted<&BacklogTally::no_target>},
    {{.name = "at_risk",
      .label = "at risk",
      .unit = "tickets",
      .is_main = true,
      .alarm = Alarm::warning,
      .formula = "Open tickets that are not overdue and on which one of the four clocks named under overdue "
                 "is due within --soon (default: 4h) after the moment of the report.",
      .trap = "Clocks count working time: few tickets are at risk on Friday at 17:30, and many on Monday "
              "at 08:00.",
      .views = "tickets clocks"},
     counted<&BacklogTally::at_risk>},
    {{.name = "unassigned",
      .label = "unassigned",
      .unit = "tickets",
      .is_main = true,
      .formula = "Open tickets without an agent.",
      .trap = "They may belong to a team.",
      .views = "tickets"},
     counted<&BacklogTally::unassigned>},
    {{.name = "breached_*",
      .label = "* breached",
      .words = kClockWords,
      .unit = "tickets",
      .alarm = Alarm::bad,
      .formula = "Open tickets with a cycle of that clock, running or stopped, that breached and is "
                 "not waived.",
      .trap = "A ticket that was answered late and is still open counts here, although it may not "
              "be overdue.",
      .views = "clocks"},
     nullptr,
     breached_of_clock},
    {{.name = "age_*",
      .label = "*",
      .words = kAgeWords,
      .unit = "tickets",
      .formula = "Open tickets whose age in wall time is at least the lower number of days and less than the "
                 "higher one. A day has 24 hours.",
      .trap = "A ticket created on Friday evening is two days old on Sunday evening. report ageing counts "
              "working time.",
      .views = "tickets"},
     nullptr,
     open_of_age},
    {{.name = "median_age_s",
      .label = "median age",
      .kind = ColumnKind::duration,
      .formula = "The median age of open tickets in wall time, truncated to the second.",
      .trap = "It falls when old tickets are resolved, but also when many new ones arrive.",
      .views = "tickets"},
     median_age},
    {{.name = "oldest_age_s",
      .label = "oldest age",
      .kind = ColumnKind::duration,
      .is_main = true,
      .formula = "The age of the oldest open ticket in wall time.",
      .trap = "One forgotten ticket decides it. Look at median_age_s and age_30d_plus.",
      .views = "tickets"},
     oldest_age},
    {{.name = "oldest_id",
      .label = "oldest ticket",
      .unit = "ticket number",
      .formula = "The number of the oldest open ticket. Of two with the same age, the lower number.",
      .views = "tickets"},
     oldest},
};

constexpr Metric kBacklogChanges[] = {
    {.name = "open_change",
     .label = "open, change in a week",
     .unit = "tickets",
     .is_main = true,
     .formula = "open minus the tickets that were open a week before under the same filter. Empty if the "
                "desk's first ticket is younger than that.",
     .views = "stays"},
    {.name = "overdue_change",
     .label = "overdue, change in a week",
     .unit = "tickets",
     .is_main = true,
     .formula = "overdue minus the tickets that were overdue a week before under the same filter. Empty if "
                "the desk's first ticket is younger than that.",
     .views = "stays clocks"},
};

}  // namespace

/// Counts a ticket once per clock, even if several cycles of the clock have breached.
void BacklogTally::add(const TicketFacts& facts) {
  const Ticket& ticket = facts.ticket;
  ++open;
  overdue += is_overdue(facts);
  no_target += has_no_target(facts);
  at_risk += is_at_risk(facts);
  unassigned += !ticket.agent;
  EnumArray<Clock, bool, kClockCount + 1> broken = {};
  for (const ClockRow& row : facts.clocks)
    if (row.breached_as_of(facts.as_of) && !row.waived_as_of(facts.as_of)) broken[row.clock] = true;
  for (std::size_t clock = 0; clock < kClockCount; ++clock) breached[clock] += broken[clock];
  const std::int64_t age = (facts.as_of - ticket.created_at).count;
  const auto bucket = std::ranges::upper_bound(kAgeBucketDays, age / 86400);
  ++ages[static_cast<std::size_t>(bucket - kAgeBucketDays.begin())];
  age_s.push_back(age);
  const bool older = age > oldest_age_s || (age == oldest_age_s && ticket.id < oldest);
  if (!older) return;
  oldest_age_s = age;
  oldest = ticket.id;
}

void BacklogReport::add(const TicketFacts& facts) {
  rows_.count(facts, [&](BacklogTally& tally) { tally.add(facts); });
}

Report BacklogReport::report() const {
  Report report = rows_.report(kBacklogMeasures);
  for (const Metric& change : kBacklogChanges) report.totals_extra.push_back({column_of(change), {}});
  return report;
}

namespace {

constexpr SeriesPlan kAgeSeries[] = {{"age_0_1d", Meaning::ramp},   {"age_1_3d", Meaning::ramp},
                                     {"age_3_7d", Meaning::ramp},   {"age_7_14d", Meaning::ramp},
                                     {"age_14_30d", Meaning::ramp}, {"age_30d_plus", Meaning::ramp}};
constexpr SeriesPlan kOpen[] = {{"open"}, {"overdue", Meaning::bad}};
constexpr ChartPlan kBacklogCharts[] = {
    {.shape = ChartShape::bars, .title = "Open and overdue tickets", .series = kOpen},
    {.shape = ChartShape::stacked, .title = "Age of open tickets", .series = kAgeSeries}};

constexpr ReportExample kBacklogExamples[] = {
    {"tix report backlog", "Count what is open now, by priority."},
    {"tix report backlog --by team,priority --as-of 2026-08-01",
     "Group by team and priority, as of the end of a day."},
    {"tix report backlog --by month,team --period 2026", "Follow the backlog of each team over a year."},
    {"tix report backlog --fail-if 'overdue>10' -q", "Exit with 1 if more than 10 tickets are overdue."},
};

constexpr std::array kBacklogMetrics = metrics_of(kBacklogMeasures, kBacklogChanges);

}  // namespace

constinit const ReportDescription BacklogReport::kDescription = {
    .name = "backlog",
    .title = "backlog",
    .summary = "Count open, overdue and old tickets",
    .by = "priority",
    .of_an_instant = true,
    .charts = kBacklogCharts,
    .about = {"Shows the tickets that are open at one moment: how many are overdue or due soon, how old they "
              "are, and how many nobody has taken. The totals compare open and overdue tickets with a week "
              "before. With a period in --by, each row shows the last second of its period."},
    .examples = kBacklogExamples,
    .metrics = kBacklogMetrics,
};

}  // namespace tix
