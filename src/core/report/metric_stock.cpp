// What is open, and how that came: backlog and trend.
#include "core/report/metric_table.hpp"

namespace tix {
namespace {

constexpr Metric kBacklog[] = {
    {"open", "Tickets created by then and neither resolved, closed, void nor merged then.",
     "Open is not backlog: most open tickets are on time. Look at overdue.", "tickets stays"},
    {"overdue",
     "Of open: a first_response, next_response, resolution or promise clock, running or paused, broke its "
     "promise (breached_at before then) and is not waived.",
     "A ticket with several broken promises is one overdue ticket; breached_* count each clock.",
     "tickets clocks"},
    {"overdue_pct", "overdue / open. Empty when nothing is open.",
     "It falls when many new tickets arrive, without one late ticket being helped.", "tickets"},
    {"no_target", "Of open: nobody promised any time for any of its four headline clocks.",
     "These can never be overdue, however old they are.", "tickets clocks bindings"},
    {"at_risk",
     "Of open, not overdue: one of the four headline clocks is due in (then, then + --soon], 4h "
     "unless given.",
     "Due in working time: at 17:30 on Friday few tickets are at risk, on Monday at 08:00 many are.",
     "tickets clocks"},
    {"unassigned", "Of open: no agent.", "A team may have it.", "tickets"},
    {"breached_*",
     "Of open: a cycle of that clock, also one that has stopped, broke its promise and is not "
     "waived.",
     "A ticket answered late and still open counts here, though it may not be overdue.", "clocks"},
    {"age_*", "Of open: created so many days of 24 hours before then, [from, to).",
     "Wall time: a ticket of Friday evening is two days old on Sunday evening.", "tickets"},
    {"median_age_s", "The median of the age of open tickets, wall time, cut to the second.",
     "It falls when old tickets are resolved and also when many new ones come.", "tickets"},
    {"oldest_age_s", "The age of the oldest open ticket, wall time.", "", "tickets"},
    {"oldest_id", "The oldest open ticket; the lower number of two.", "", "tickets"},
    {"open_change", "open less what was open a week before under the same filter.", "", "stays"},
    {"overdue_change", "overdue less what was overdue a week before under the same filter.", "",
     "stays clocks"},
};

constexpr Metric kTrend[] = {
    {"open_start", "Open in the last second before the period.", "", "stays"},
    {"created", "Tickets created in the period.", "A reopened ticket is not created again.", "stays"},
    {"reopened", "Reopens in the period, each counted.", "", "stays"},
    {"moved_in",
     "Open tickets that came from another row, or from outside the filter, because a field changed.",
     "Zero without --by and filter: the whole desk moves nowhere.", "spans"},
    {"moved_out", "Open tickets that went to another row or out of the filter because a field changed.", "",
     "spans"},
    {"resolved", "Resolves (and closes without one) in the period, each counted, under the state they left.",
     "A ticket resolved, reopened and resolved again counts twice.", "stays"},
    {"dropped", "Tickets that became void or were merged into another.", "", "stays"},
    {"net", "created + reopened + moved_in - moved_out - resolved - dropped.", "", "stays"},
    {"open_end", "open_start + net: open in the period's last second, the same as report backlog as of then.",
     "", "stays"},
    {"overdue_end", "Overdue in the period's last second, the same as report backlog as of then.", "",
     "stays clocks"},
    {"growth_pct", "net / open_start. Empty when nothing was open.",
     "Of a small backlog any day is a large percentage.", "stays"},
};

}  // namespace

std::span<const Metric> backlog_metrics() {
  return kBacklog;
}

std::span<const Metric> trend_metrics() {
  return kTrend;
}

}  // namespace tix
