// The numbers of `report agents`.
#pragma once

#include "tix/report/measure.hpp"
#include "tix/reports/agent_tally.hpp"

namespace tix {

template <auto Member>
Cell of_tally(const AgentRow& row) {
  return row.tally.*Member;
}

/// Returns one member of the tally as a percentage of another.
template <auto Part, auto Whole>
Cell agent_share(const AgentRow& row) {
  return percent_or_empty(row.tally.*Part, row.tally.*Whole);
}

template <auto Values>
Cell how_many(const AgentRow& row) {
  return static_cast<std::int64_t>((row.tally.*Values).size());
}

template <auto Values, auto Length>
Cell agent_length(const AgentRow& row) {
  const std::optional<Lengths> lengths = lengths_of(row.tally.*Values);
  return lengths ? Cell{(*lengths).*Length} : Cell{};
}

inline Cell capacity(const AgentRow& row) {
  return row.capacity == 0 ? Cell{} : Cell{row.capacity};
}

inline constexpr Measure<AgentRow> kAgentMeasures[] = {
    {{.name = "load",
      .label = "load",
      .unit = "weighted tickets",
      .is_main = true,
      .formula = "The sum of the weights of the agent's open tickets whose resolution clock runs in the last "
                 "second of the period. The weight of each priority is set in the desk file (default: 1).",
      .trap = "It is the load at one second, next to columns about the whole period.",
      .views = "tickets clocks"},
     of_tally<&AgentTally::load>},
    {{.name = "capacity",
      .label = "capacity",
      .unit = "weighted tickets",
      .formula =
          "The capacity of the agent in the desk file. Empty without one, or if the agent is not active.",
      .views = "desk_versions"},
     capacity},
    {{.name = "load_pct",
      .label = "load %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "load / capacity. Empty without a capacity.",
      .views = "tickets clocks"},
     [](const AgentRow& r) { return percent_or_empty(r.tally.load, r.capacity); }},
    {{.name = "overdue",
      .label = "overdue",
      .unit = "tickets",
      .is_main = true,
      .alarm = Alarm::bad,
      .formula = "The agent's open tickets that are overdue in the last second of the period, as in "
                 "report backlog.",
      .trap = "They may have been overdue before the agent got them.",
      .views = "tickets clocks"},
     of_tally<&AgentTally::overdue>},
    {{.name = "assigned",
      .label = "assigned",
      .unit = "assignments",
      .formula = "How often a ticket was assigned to the agent in the period. A reopen that gives a ticket "
                 "back to the agent does not count.",
      .trap = "A ticket that was assigned to the agent twice counts twice.",
      .views = "spans"},
     of_tally<&AgentTally::assigned>},
    {{.name = "resolved",
      .label = "resolved",
      .unit = "resolves",
      .is_main = true,
      .formula = "Resolves in the period of tickets that the agent held in that second, or that the agent "
                 "resolved while nobody held them. Void and merged tickets do not count.",
      .trap = "Easy tickets are resolved quickly. Compare within a priority or category with --by.",
      .views = "stays spans events"},
     of_tally<&AgentTally::resolved>},
    {{.name = "resolved_per_day",
      .label = "resolved per day",
      .unit = "resolves per day",
      .formula = "resolved / the days of the period on which the agent's calendar is open. Without one of "
                 "the agent's own, the calendar of the team counts.",
      .trap = "Absences are not subtracted.",
      .views = "stays spans"},
     [](const AgentRow& r) { return ratio_or_empty(r.tally.resolved, r.days); }},
    {{.name = "one_touch_pct",
      .label = "one touch %",
      .kind = ColumnKind::percent,
      .formula = "Resolves of tickets with exactly one public reply that were never reopened / resolved.",
      .views = "tickets messages"},
     agent_share<&AgentTally::one_touch, &AgentTally::resolved>},
    {{.name = "reopen_pct",
      .label = "reopened %",
      .kind = ColumnKind::percent,
      .formula = "Resolves after which the ticket was reopened by the moment of the report / resolved.",
      .trap = "It counts for the agent who is credited with the resolve, whoever has the ticket now.",
      .views = "stays"},
     agent_share<&AgentTally::reopened, &AgentTally::resolved>},
    {{.name = "transfer_out_pct",
      .label = "transferred out %",
      .kind = ColumnKind::percent,
      .formula = "Assignments that ended in the period because the ticket was passed on or put back / those "
                 "and the assignments that ended with a resolve.",
      .views = "spans"},
     [](const AgentRow& r) { return percent_or_empty(r.tally.passed_on, r.tally.passed_on + r.tally.kept); }},
    {{.name = "first_response_n",
      .label = "first responses",
      .unit = "tickets",
      .formula = "Tickets whose first_response clock was stopped in the period by a reply of the agent.",
      .views = "clocks"},
     how_many<&AgentTally::first_response_s>},
    {{.name = "first_response_mean_s",
      .label = "mean first response",
      .kind = ColumnKind::working_rounded,
      .formula = "The mean working time of these first_response clocks, truncated to the second.",
      .trap = "It includes the time before the agent got the ticket. Look at own_response_mean_s.",
      .views = "clocks"},
     agent_length<&AgentTally::first_response_s, &Lengths::mean>},
    {{.name = "first_response_median_s",
      .label = "median first response",
      .kind = ColumnKind::working_rounded,
      .is_main = true,
      .formula = "The median working time of these first_response clocks.",
      .trap = "It includes the time before the agent got the ticket. Look at own_response_median_s.",
      .views = "clocks"},
     agent_length<&AgentTally::first_response_s, &Lengths::median>},
    {{.name = "resolution_n",
      .label = "timed resolutions",
      .unit = "resolves",
      .formula = "Resolution clocks that were stopped in the period by a resolve credited to the agent.",
      .views = "clocks"},
     how_many<&AgentTally::resolution_s>},
    {{.name = "resolution_mean_s",
      .label = "mean resolution",
      .kind = ColumnKind::working_rounded,
      .formula = "The mean working time of these resolution clocks, truncated to the second.",
      .trap = "It includes the time before the agent got the ticket.",
      .views = "clocks"},
     agent_length<&AgentTally::resolution_s, &Lengths::mean>},
    {{.name = "resolution_median_s",
      .label = "median resolution",
      .kind = ColumnKind::working_rounded,
      .formula = "The median working time of these resolution clocks.",
      .trap = "It includes the time before the agent got the ticket.",
      .views = "clocks"},
     agent_length<&AgentTally::resolution_s, &Lengths::median>},
    {{.name = "own_response_n",
      .label = "own responses",
      .unit = "assignments",
      .formula = "Assignments to the agent during which the agent replied, with the first public reply in "
                 "the period.",
      .views = "spans messages"},
     how_many<&AgentTally::own_response_s>},
    {{.name = "own_response_mean_s",
      .label = "mean own response",
      .kind = ColumnKind::working_rounded,
      .formula = "The mean working time from the assignment to that reply, truncated to the second.",
      .trap = "An assignment without a reply does not count.",
      .views = "spans messages"},
     agent_length<&AgentTally::own_response_s, &Lengths::mean>},
    {{.name = "own_response_median_s",
      .label = "median own response",
      .kind = ColumnKind::working_rounded,
      .formula = "The median working time from the assignment to that reply.",
      .trap = "An assignment without a reply does not count.",
      .views = "spans messages"},
     agent_length<&AgentTally::own_response_s, &Lengths::median>},
    {{.name = "csat_pct",
      .label = "CSAT %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "Ratings with a score of 4 or 5 / csat_n.",
      .trap = "With five ratings, each one makes 20 points. Look at csat_n.",
      .views = "events"},
     agent_share<&AgentTally::satisfied, &AgentTally::rated>},
    {{.name = "csat_n",
      .label = "ratings",
      .unit = "ratings",
      .formula = "Scores from 1 to 5 that customers gave in the period for resolves credited to the agent. "
                 "Of several scores for one resolve, the last one counts. A score before any resolve counts "
                 "for the assignee.",
      .views = "events"},
     of_tally<&AgentTally::rated>},
};

inline constexpr Metric kAgentsTotals[] = {
    {.name = "max_over_mean",
     .label = "highest / mean load",
     .unit = "ratio",
     .is_main = true,
     .formula = "The highest load / capacity of the available agents, divided by the mean of all of theirs. "
                "Available agents are active, not away, and have a capacity.",
     .trap = "It is 1 if the work is spread evenly, and the number of agents if one agent has it all.",
     .views = "tickets"},
};

}  // namespace tix
