// Steps that fire, and signs that they fire too late: escalations and delays.
#include "core/report/metric_table.hpp"

namespace tix {
namespace {

constexpr Metric kEscalations[] = {
    {"level", "The step's level, or that of an escalation by hand.", "", "firings events"},
    {"fired", "Firings in the period.", "A warning counts, too.", "firings events"},
    {"functional", "Of fired: to people who know more.", "", "firings events"},
    {"hierarchical", "Of fired: to people who decide more.", "", "firings events"},
    {"repeated", "Escalations of tickets that had been escalated before.", "", "firings events"},
    {"tickets", "Tickets escalated, not only warned of.", "", "firings events"},
    {"rate_pct", "tickets / tickets handled: unresolved in a second of the period or the one before it.", "",
     "firings stays"},
    {"delay_n", "Firings of steps, of which the delay is told.", "", "firings"},
    {"delay_median_s", "The median working time from the step's moment to its firing.",
     "How late the sweep ran, not how late the desk was.", "firings"},
    {"acknowledged_pct",
     "Of fired: acknowledged afterwards and before the resolve, or before and still "
     "standing.",
     "", "firings events"},
    {"completed", "Firings whose clock has stopped since, and that can be judged.", "", "firings clocks"},
    {"success_pct",
     "Of completed: the clock stopped in time, or, when it was late already, within the step's "
     "`within`.",
     "A step long before the due looks successful because the tickets were easy.", "firings clocks"},
};

constexpr Metric kDelays[] = {
    {"count", "How often the sign showed in the period.", "", "clocks events messages"},
    {"tickets", "On how many tickets.", "", "clocks events messages"},
    {"worst_id", "The ticket with which it went on longest as of the report.", "", "clocks events"},
    {"worst_wall_s", "How long, by the wall clock: the wait, or the time since the first escalation.",
     "A score has no length.", "clocks events"},
};

}  // namespace

std::span<const Metric> escalations_metrics() {
  return kEscalations;
}

std::span<const Metric> delays_metrics() {
  return kDelays;
}

}  // namespace tix
