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
      .unit = "tickets",
      .is_main = true,
      .formula = "Open tickets held at the period's last second whose resolution clock runs, each as much as "
                 "the desk file's weights say of its priority.",
      .trap = "The load of that second stands beside a whole period's resolves.",
      .views = "tickets clocks"},
     of_tally<&AgentTally::load>},
    {{.name = "capacity",
      .label = "capacity",
      .unit = "tickets",
      .is_main = true,
      .formula = "How much load the desk file lets the agent have.",
      .views = "desk_versions"},
     capacity},
    {{.name = "load_pct",
      .label = "load %",
      .kind = ColumnKind::percent,
      .formula = "load / capacity. Empty without a capacity.",
      .views = "tickets clocks"},
     [](const AgentRow& r) { return percent_or_empty(r.tally.load, r.capacity); }},
    {{.name = "overdue",
      .label = "overdue",
      .unit = "tickets",
      .is_main = true,
      .formula = "Of the agent's open tickets at the period's last second: overdue as in report backlog.",
      .trap = "They may have been overdue when the agent got them.",
      .views = "tickets clocks"},
     of_tally<&AgentTally::overdue>},
    {{.name = "assigned",
      .label = "assigned",
      .unit = "tickets",
      .formula = "How often a ticket came to the agent; not when a reopen gave it back.",
      .views = "spans"},
     of_tally<&AgentTally::assigned>},
    {{.name = "resolved",
      .label = "resolved",
      .unit = "tickets",
      .is_main = true,
      .formula =
          "Resolves in the period of tickets the agent held, else that the agent resolved; not void or "
          "merged.",
      .trap = "Easy tickets are quickly resolved. Look at priorities and categories with --by.",
      .views = "stays spans events"},
     of_tally<&AgentTally::resolved>},
    {{.name = "resolved_per_day",
      .label = "resolved per day",
      .unit = "tickets",
      .formula = "resolved / days of the period on which the agent's calendar (else the team's) is open.",
      .trap = "Absence is not taken out.",
      .views = "stays spans"},
     [](const AgentRow& r) { return ratio_or_empty(r.tally.resolved, r.days); }},
    {{.name = "one_touch_pct",
      .label = "one touch %",
      .kind = ColumnKind::percent,
      .formula = "Of resolved: one public reply in all, and never reopened.",
      .views = "tickets messages"},
     agent_share<&AgentTally::one_touch, &AgentTally::resolved>},
    {{.name = "reopen_pct",
      .label = "reopen %",
      .kind = ColumnKind::percent,
      .formula = "Of resolved: reopened since.",
      .trap = "Charged to who resolved it, whoever holds it now.",
      .views = "stays"},
     agent_share<&AgentTally::reopened, &AgentTally::resolved>},
    {{.name = "transfer_out_pct",
      .label = "transfer out %",
      .kind = ColumnKind::percent,
      .formula = "Of tickets that left the agent's hands: passed on or put back, not kept until resolved.",
      .views = "spans"},
     [](const AgentRow& r) { return percent_or_empty(r.tally.passed_on, r.tally.passed_on + r.tally.kept); }},
    {{.name = "first_response_n",
      .label = "first response n",
      .unit = "tickets",
      .formula = "The first_response clock of tickets that the agent answered first: how many, mean and "
                 "median working time.",
      .trap = "It has the time in it that the ticket waited before the agent got it. Look at own_response.",
      .views = "clocks"},
     how_many<&AgentTally::first_response_s>},
    {{.name = "first_response_mean_s",
      .label = "first response mean",
      .kind = ColumnKind::working_rounded,
      .formula = "The first_response clock of tickets that the agent answered first: how many, mean and "
                 "median working time.",
      .trap = "It has the time in it that the ticket waited before the agent got it. Look at own_response.",
      .views = "clocks"},
     agent_length<&AgentTally::first_response_s, &Lengths::mean>},
    {{.name = "first_response_median_s",
      .label = "first response median",
      .kind = ColumnKind::working_rounded,
      .is_main = true,
      .formula = "The first_response clock of tickets that the agent answered first: how many, mean and "
                 "median working time.",
      .trap = "It has the time in it that the ticket waited before the agent got it. Look at own_response.",
      .views = "clocks"},
     agent_length<&AgentTally::first_response_s, &Lengths::median>},
    {{.name = "resolution_n",
      .label = "resolution n",
      .unit = "tickets",
      .formula = "The resolution clock of tickets resolved: how many, mean and median working time.",
      .views = "clocks"},
     how_many<&AgentTally::resolution_s>},
    {{.name = "resolution_mean_s",
      .label = "resolution mean",
      .kind = ColumnKind::working_rounded,
      .formula = "The resolution clock of tickets resolved: how many, mean and median working time.",
      .views = "clocks"},
     agent_length<&AgentTally::resolution_s, &Lengths::mean>},
    {{.name = "resolution_median_s",
      .label = "resolution median",
      .kind = ColumnKind::working_rounded,
      .formula = "The resolution clock of tickets resolved: how many, mean and median working time.",
      .views = "clocks"},
     agent_length<&AgentTally::resolution_s, &Lengths::median>},
    {{.name = "own_response_n",
      .label = "own response n",
      .unit = "tickets",
      .formula = "From being assigned to the agent's first public reply while holding the ticket: how many, "
                 "mean and median working time.",
      .views = "spans messages"},
     how_many<&AgentTally::own_response_s>},
    {{.name = "own_response_mean_s",
      .label = "own response mean",
      .kind = ColumnKind::working_rounded,
      .formula = "From being assigned to the agent's first public reply while holding the ticket: how many, "
                 "mean and median working time.",
      .views = "spans messages"},
     agent_length<&AgentTally::own_response_s, &Lengths::mean>},
    {{.name = "own_response_median_s",
      .label = "own response median",
      .kind = ColumnKind::working_rounded,
      .formula = "From being assigned to the agent's first public reply while holding the ticket: how many, "
                 "mean and median working time.",
      .views = "spans messages"},
     agent_length<&AgentTally::own_response_s, &Lengths::median>},
    {{.name = "csat_pct",
      .label = "csat %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "Of the last scores for the agent's resolves: 4 and 5 of 5.",
      .trap = "Of five answers, each is 20 points. Look at csat_n.",
      .views = "events"},
     agent_share<&AgentTally::satisfied, &AgentTally::rated>},
    {{.name = "csat_n",
      .label = "csat n",
      .unit = "tickets",
      .formula = "How many resolves were scored.",
      .views = "events"},
     of_tally<&AgentTally::rated>},
};

inline constexpr Metric kAgentsTotals[] = {
    {.name = "max_over_mean",
     .label = "max over mean",
     .formula = "The highest load / capacity among agents active and not away, over the mean of all of "
                "these.",
     .trap = "1: work is spread evenly. As many as there are agents: one has it all.",
     .views = "tickets"},
};

}  // namespace tix
