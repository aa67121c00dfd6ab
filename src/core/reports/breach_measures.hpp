// The numbers of `report breaches`: the columns of its list, and the counts of --by.
#pragma once

#include "core/report/clock_words.hpp"
#include "tix/report/measure.hpp"
#include "tix/reports/breach_counts.hpp"

namespace tix {

template <auto Length>
Cell late_by(const BreachTally& tally) {
  const std::optional<Lengths> lengths = lengths_of(tally.late_by_s);
  return lengths ? Cell{(*lengths).*Length} : Cell{};
}

inline Cell breaches_of_clock(const BreachTally& tally, std::size_t nth) {
  return tally.of_clock[kClockRules.enumerators()[nth]];
}

inline constexpr Measure<BreachTally> kBreachCountMeasures[] = {
    {{.name = "breaches",
      .label = "breaches",
      .unit = "breaches",
      .is_main = true,
      .formula = "With --by: the clocks that breached in the period and are not waived, in the row where the "
                 "ticket was in the second of the breach.",
      .trap = "One ticket can breach several clocks, and one clock several times.",
      .views = "clocks spans"},
     [](const BreachTally& t) { return Cell{std::ssize(t.tickets)}; }},
    {{.name = "tickets",
      .label = "tickets",
      .unit = "tickets",
      .is_main = true,
      .formula = "Tickets with at least one of these breaches.",
      .trap = "A ticket with breaches in two rows counts in both, but once in the totals.",
      .views = "clocks"},
     [](const BreachTally& t) { return Cell{distinct(t.tickets)}; }},
    {{.name = "running",
      .label = "running",
      .unit = "breaches",
      .is_main = true,
      .formula = "With --by: the breaches whose clock has not stopped by the moment of the report.",
      .views = "clocks"},
     counted<&BreachTally::running>},
    {{.name = "mean_late_by_s",
      .label = "mean late by",
      .kind = ColumnKind::duration,
      .formula = "With --by: the mean wall time from the breach to the stop of the clock, or to the moment "
                 "of the report if it has not stopped.",
      .trap = "It grows with every look while clocks are still running.",
      .views = "clocks"},
     late_by<&Lengths::mean>},
    {{.name = "median_late_by_s",
      .label = "median late by",
      .kind = ColumnKind::duration,
      .is_main = true,
      .formula = "With --by: the median wall time from the breach to the stop of the clock, or to the moment "
                 "of the report if it has not stopped.",
      .views = "clocks"},
     late_by<&Lengths::median>},
    {{.name = "p90_late_by_s",
      .label = "90th percentile late by",
      .kind = ColumnKind::duration,
      .formula = "With --by: the least of these wall times that at least 90% of the breaches do not exceed.",
      .views = "clocks"},
     late_by<&Lengths::p90>},
    {{.name = "breached_*",
      .label = "* breached",
      .words = kClockWords,
      .unit = "breaches",
      .alarm = Alarm::bad,
      .formula = "With --by: the breaches of that clock.",
      .views = "clocks"},
     nullptr,
     breaches_of_clock},
};

inline constexpr Metric kBreachColumns[] = {
    {.name = "title",
     .label = "title",
     .kind = ColumnKind::text,
     .is_main = true,
     .formula = "The title of the ticket.",
     .views = "tickets"},
    {.name = "clock",
     .label = "clock",
     .kind = ColumnKind::word,
     .is_main = true,
     .formula = "The clock that breached.",
     .views = "clocks"},
    {.name = "cycle",
     .label = "cycle",
     .unit = "cycle number",
     .formula = "The number of the clock's cycle, counted from 1.",
     .views = "clocks"},
    {.name = "target_s",
     .label = "target",
     .kind = ColumnKind::working,
     .formula = "The working time that was promised.",
     .views = "clocks"},
    {.name = "due_at",
     .label = "due",
     .kind = ColumnKind::instant,
     .formula = "The due time of the cycle.",
     .views = "clocks"},
    {.name = "breached_at",
     .label = "breached",
     .kind = ColumnKind::instant,
     .formula = "When the due time passed, or when a new target put it in the past.",
     .trap = "A clock that stops in that very second is still met.",
     .views = "clocks"},
    {.name = "stopped_at",
     .label = "stopped",
     .kind = ColumnKind::instant,
     .formula = "When the clock stopped. Empty if it has not.",
     .views = "clocks"},
    {.name = "late_by_s",
     .label = "late by",
     .kind = ColumnKind::duration,
     .is_main = true,
     .formula = "Wall time from the breach to the stop of the clock, or to the moment of the report if it "
                "has not stopped. The totals have the sum.",
     .trap = "It is not working time: nights and weekends are included.",
     .views = "clocks"},
    {.name = "reason",
     .label = "reason",
     .kind = ColumnKind::word,
     .formula = "`retarget` if a change of the target caused the breach and not the passing of time, "
                "else empty.",
     .views = "clocks"},
    {.name = "agent",
     .label = "agent",
     .kind = ColumnKind::text,
     .is_main = true,
     .formula = "The assignee in the second of the breach.",
     .trap = "The agent may have got the ticket a minute before.",
     .views = "spans"},
    {.name = "team",
     .label = "team",
     .kind = ColumnKind::text,
     .is_main = true,
     .formula = "The team of the ticket in the second of the breach.",
     .views = "spans"},
};

}  // namespace tix
