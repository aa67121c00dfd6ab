// What agents carry and do, and how tickets pass between them: agents and flow.
#include "core/report/metric_table.hpp"

namespace tix {
namespace {

constexpr Metric kAgents[] = {
    {"load",
     "Open tickets held at the period's last second whose resolution clock runs, each as much as the "
     "desk file's weights say of its priority.",
     "The load of that second stands beside a whole period's resolves.", "tickets clocks"},
    {"capacity", "How much load the desk file lets the agent have.", "", "desk_versions"},
    {"load_pct", "load / capacity. Empty without a capacity.", "", "tickets clocks"},
    {"overdue", "Of the agent's open tickets at the period's last second: overdue as in report backlog.",
     "They may have been overdue when the agent got them.", "tickets clocks"},
    {"assigned", "How often a ticket came to the agent; not when a reopen gave it back.", "", "spans"},
    {"resolved",
     "Resolves in the period of tickets the agent held, else that the agent resolved; not void or "
     "merged.",
     "Easy tickets are quickly resolved. Look at priorities and categories with --by.", "stays spans events"},
    {"resolved_per_day",
     "resolved / days of the period on which the agent's calendar (else the team's) is "
     "open.",
     "Absence is not taken out.", "stays spans"},
    {"one_touch_pct", "Of resolved: one public reply in all, and never reopened.", "", "tickets messages"},
    {"reopen_pct", "Of resolved: reopened since.", "Charged to who resolved it, whoever holds it now.",
     "stays"},
    {"transfer_out_pct",
     "Of tickets that left the agent's hands: passed on or put back, not kept until "
     "resolved.",
     "", "spans"},
    {"first_response_*",
     "The first_response clock of tickets that the agent answered first: how many, mean "
     "and median working time.",
     "It has the time in it that the ticket waited before the agent got it. Look at own_response.", "clocks"},
    {"resolution_*", "The resolution clock of tickets resolved: how many, mean and median working time.", "",
     "clocks"},
    {"own_response_*",
     "From being assigned to the agent's first public reply while holding the ticket: how "
     "many, mean and median working time.",
     "", "spans messages"},
    {"csat_pct", "Of the last scores for the agent's resolves: 4 and 5 of 5.",
     "Of five answers, each is 20 points. Look at csat_n.", "events"},
    {"csat_n", "How many resolves were scored.", "", "events"},
    {"max_over_mean",
     "The highest load / capacity among agents active and not away, over the mean of all of "
     "these.",
     "1: work is spread evenly. As many as there are agents: one has it all.", "tickets"},
};

constexpr Metric kFlow[] = {
    {"tickets", "First resolved in the period, and not void: all below is told of these, as of the report.",
     "", "stays"},
    {"transfer_pct", "Of tickets: a team or an agent took the place of another.",
     "The first assignment is none.", "spans"},
    {"mean_hops", "The mean number of such changes a ticket.", "", "tickets"},
    {"median_hops", "The median number of such changes a ticket.", "", "tickets"},
    {"pickups", "Hand-overs on which the new owner acted.", "", "spans events"},
    {"pickup_median_s", "The median working time from a hand-over to the new owner's first act.",
     "What nobody picked up is not in it.", "spans events"},
    {"pickup_p90_s", "The working time that 90 of 100 hand-overs did not exceed.", "", "spans events"},
    {"loops", "A team or an agent got a ticket back that another had in between.", "", "spans"},
    {"lost_in_loops_s", "Working time from leaving them to being back. A second in two loops is lost once.",
     "", "spans"},
    {"in_*_s", "Working time that tickets spent in that state; in resolved: between a resolve and a reopen.",
     "In the row of who had the ticket then. Divide the totals by tickets, never one row.", "spans"},
    {"one_touch_pct", "Of tickets: one public reply in all, and never reopened.", "", "tickets messages"},
    {"first_contact_pct", "Of tickets: resolved on the day of the first reply, and never reopened.",
     "A day of the desk's zone.", "messages stays"},
    {"reopen_pct", "Of tickets: reopened at least once.",
     "The newest had little time to be reopened: compare whole months.", "stays"},
};

}  // namespace

std::span<const Metric> agents_metrics() {
  return kAgents;
}

std::span<const Metric> flow_metrics() {
  return kFlow;
}

}  // namespace tix
