// Promises kept and broken: sla and breaches.
#include "core/report/metric_table.hpp"

namespace tix {
namespace {

constexpr Metric kSla[] = {
    {"met", "Cycles that stopped in the period, in time.", "", "clocks"},
    {"breached", "Cycles that stopped in the period after their due, or broke it and ended in a merge.",
     "What broke its promise and has not stopped is in running_breached, not here.", "clocks"},
    {"attainment_pct", "met / (met + breached). Empty when nothing stopped.",
     "Of completed cycles only: a desk that never answers its late tickets looks good. Look at "
     "running_breached.",
     "clocks"},
    {"running", "Cycles that run at the period's last second.", "", "clocks"},
    {"running_breached", "Of running: past their due and not waived.", "", "clocks"},
    {"paused", "Cycles that stand at the period's last second: their ticket waits for somebody else.", "",
     "clocks spans"},
    {"waived", "Cycles that stopped in the period and were taken out of met and breached by hand.",
     "A high number hides breaches.", "clocks"},
    {"no_reply", "Of first_response: resolved in time and never answered.", "", "clocks"},
    {"n", "met + breached + no_reply + waived: the cycles whose lengths are told.", "", "clocks"},
    {"mean_s", "The mean working time used until the stop, cut to the second.",
     "One forgotten ticket moves it much. The median beside it says what is usual.", "clocks"},
    {"median_s", "The median working time used until the stop: the mean of the two middle values.", "",
     "clocks"},
    {"p90_s", "The working time that 90 of 100 cycles do not exceed: nearest rank.", "", "clocks"},
    {"p95_s", "The working time that 95 of 100 cycles do not exceed: nearest rank.", "", "clocks"},
    {"mean_wall_s", "The mean wall time from start to stop, pauses included.",
     "What the customer waited. Never compare it with a target: those are working time.", "clocks"},
    {"median_wall_s", "The median wall time from start to stop, pauses included.", "", "clocks"},
    {"p90_wall_s", "The wall time that 90 of 100 cycles do not exceed.", "", "clocks"},
    {"p95_wall_s", "The wall time that 95 of 100 cycles do not exceed.", "", "clocks"},
};

constexpr Metric kBreaches[] = {
    {"title", "The ticket's title.", "", "tickets"},
    {"target_s", "Working time promised.", "", "clocks"},
    {"due_at", "When it was to be done.", "", "clocks"},
    {"breached_at", "The first second after the due: from then on the promise is broken.", "", "clocks"},
    {"stopped_at", "When it was done. Empty: not yet.", "", "clocks"},
    {"late_by_s", "Wall time from breached_at to the stop, else to the moment of the report.",
     "Not working time: a night is in it.", "clocks"},
    {"reason", "`retarget` when another target, not the passing of time, broke it.", "", "clocks"},
    {"agent", "Who held the ticket in the second of the breach.",
     "Who holds it at its breach may have got it a minute before.", "spans"},
    {"team", "The team of that second.", "", "spans"},
    {"tickets", "Tickets of which at least one promise was broken.",
     "A ticket with breaches in two rows is in both, and once in the totals.", "clocks"},
    {"breaches", "With --by: promises broken, by breached_at, where the ticket was in that second.",
     "A ticket may break several promises, and one again.", "clocks spans"},
    {"running", "With --by: breaches of clocks that have not stopped as of the report.", "", "clocks"},
    {"mean_late_by_s", "With --by: the mean wall time from breached_at to the stop, else to the report.",
     "What still runs grows with every look.", "clocks"},
    {"median_late_by_s", "With --by: the median of the same.", "", "clocks"},
    {"p90_late_by_s", "With --by: the wall time late that 90 of 100 breaches do not exceed.", "", "clocks"},
    {"breached_*", "With --by: breaches of that clock.", "", "clocks"},
};

}  // namespace

std::span<const Metric> sla_metrics() {
  return kSla;
}

std::span<const Metric> breaches_metrics() {
  return kBreaches;
}

}  // namespace tix
