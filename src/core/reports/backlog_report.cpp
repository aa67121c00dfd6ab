// Counts the backlog, and defines the columns of the report.
#include "tix/reports/backlog_report.hpp"

#include "tix/report/statistics.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix {
namespace {

template <auto Member>
constexpr auto kCount = counted<Member, BacklogTally>;

Cell overdue_pct(const BacklogTally& tally) {
  return percent_or_empty(tally.overdue, tally.open);
}

constexpr std::array<const char*, 6> kAgeNames = {"age_0_1d",  "age_1_3d",   "age_3_7d",
                                                  "age_7_14d", "age_14_30d", "age_30d_plus"};
static_assert(kAgeNames.size() == kAgeBucketDays.size() + 1);

std::vector<Measure<BacklogTally>> backlog_measures() {
  std::vector<Measure<BacklogTally>> all = {
      {"open", ColumnKind::number, kCount<&BacklogTally::open>},
      {"overdue", ColumnKind::number, kCount<&BacklogTally::overdue>},
      {"overdue_pct", ColumnKind::percent, overdue_pct},
      {"no_target", ColumnKind::number, kCount<&BacklogTally::no_target>},
      {"at_risk", ColumnKind::number, kCount<&BacklogTally::at_risk>},
      {"unassigned", ColumnKind::number, kCount<&BacklogTally::unassigned>},
  };
  for (const ClockRule& rule : kClockRules)
    all.push_back({fmt::format("breached_{}", name_of(rule.clock)), ColumnKind::number,
                   [clock = rule.clock](const BacklogTally& t) { return t.breached[clock]; }});
  for (std::size_t bucket = 0; bucket < kAgeNames.size(); ++bucket)
    all.push_back(
        {kAgeNames[bucket], ColumnKind::number, [bucket](const BacklogTally& t) { return t.ages[bucket]; }});
  all.push_back({"median_age_s", ColumnKind::duration,
                 [](const BacklogTally& t) { return t.age_s.empty() ? Cell{} : Cell{median(t.age_s)}; }});
  all.push_back({"oldest_age_s", ColumnKind::duration,
                 [](const BacklogTally& t) { return t.oldest ? Cell{t.oldest_age_s} : Cell{}; }});
  all.push_back({"oldest_id", ColumnKind::number,
                 [](const BacklogTally& t) { return t.oldest ? Cell{t.oldest.value} : Cell{}; }});
  return all;
}

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
  return rows_.report(backlog_measures());
}

namespace {

constexpr SeriesPlan kOpen[] = {{"open"}, {"overdue", Meaning::bad}};
/// Older is worse. Neighbours with the same meaning differ in shade.
constexpr SeriesPlan kAges[] = {{"age_0_1d", Meaning::good},    {"age_1_3d", Meaning::good},
                                {"age_3_7d", Meaning::warning}, {"age_7_14d", Meaning::warning},
                                {"age_14_30d", Meaning::bad},   {"age_30d_plus", Meaning::bad}};
constexpr ChartPlan kBacklogCharts[] = {
    {.shape = ChartShape::bars, .title = "open and overdue", .series = kOpen},
    {.shape = ChartShape::stacked, .title = "age of what is open", .series = kAges}};

constexpr ReportExample kBacklogExamples[] = {
    {"tix report backlog", "By priority, now."},
    {"tix report backlog --by team,priority --as-of 2026-08-01", "Two fields, as of the end of that day."},
    {"tix report backlog --by month,team --period 2026", "At the end of each month of a year."},
    {"tix report backlog --fail-if 'overdue>10' --format csv", "For cron and scripts."},
};

constexpr Metric kBacklogMetrics[] = {
    {.name = "open",
     .formula = "Tickets created by then and neither resolved, closed, void nor merged then.",
     .trap = "Open is not backlog: most open tickets are on time. Look at overdue.",
     .views = "tickets stays"},
    {.name = "overdue",
     .formula = "Of open: a first_response, next_response, resolution or promise clock, running or paused, "
                "broke its promise (breached_at before then) and is not waived.",
     .trap = "A ticket with several broken promises is one overdue ticket; breached_* count each clock.",
     .views = "tickets clocks"},
    {.name = "overdue_pct",
     .formula = "overdue / open. Empty when nothing is open.",
     .trap = "It falls when many new tickets arrive, without one late ticket being helped.",
     .views = "tickets"},
    {.name = "no_target",
     .formula = "Of open: nobody promised any time for any of its four headline clocks.",
     .trap = "These can never be overdue, however old they are.",
     .views = "tickets clocks bindings"},
    {.name = "at_risk",
     .formula = "Of open, not overdue: one of the four headline clocks is due in (then, then + --soon], 4h "
                "unless given.",
     .trap = "Due in working time: at 17:30 on Friday few tickets are at risk, on Monday at 08:00 many are.",
     .views = "tickets clocks"},
    {.name = "unassigned",
     .formula = "Of open: no agent.",
     .trap = "A team may have it.",
     .views = "tickets"},
    {.name = "breached_*",
     .formula = "Of open: a cycle of that clock, also one that has stopped, broke its promise and is not "
                "waived.",
     .trap = "A ticket answered late and still open counts here, though it may not be overdue.",
     .views = "clocks"},
    {.name = "age_*",
     .formula = "Of open: created so many days of 24 hours before then, [from, to).",
     .trap = "Wall time: a ticket of Friday evening is two days old on Sunday evening.",
     .views = "tickets"},
    {.name = "median_age_s",
     .formula = "The median of the age of open tickets, wall time, cut to the second.",
     .trap = "It falls when old tickets are resolved and also when many new ones come.",
     .views = "tickets"},
    {.name = "oldest_age_s", .formula = "The age of the oldest open ticket, wall time.", .views = "tickets"},
    {.name = "oldest_id", .formula = "The oldest open ticket; the lower number of two.", .views = "tickets"},
    {.name = "open_change",
     .formula = "open less what was open a week before under the same filter. Empty when the desk's first "
                "ticket came later.",
     .views = "stays"},
    {.name = "overdue_change",
     .formula = "overdue less what was overdue a week before under the same filter. Empty when the desk's "
                "first ticket came later.",
     .views = "stays clocks"},
};

}  // namespace

constinit const ReportDescription BacklogReport::kDescription = {
    .name = "backlog",
    .summary = "what is open, overdue and old",
    .by = "priority",
    .of_an_instant = true,
    .charts = kBacklogCharts,
    .about = {"open: unresolved. overdue: a promised response or resolution time is past. no_target: nobody "
              "promised anything. at_risk: not overdue, and due soon. The totals say how open and overdue "
              "stand against a week before."},
    .examples = kBacklogExamples,
    .metrics = kBacklogMetrics,
};

}  // namespace tix
