// What customers write about, and what they say of it: patterns and satisfaction.
#include "core/metric_table.hpp"

namespace tix {
namespace {

constexpr Metric kPatterns[] = {
    {"count", "Tickets created in the period, void and merged ones with them.",
     "By tag, a ticket with two tags stands in two rows; the totals count it once.", "tickets"},
    {"share_pct", "count / all tickets created in the period that pass the filter.", "", "tickets"},
    {"before", "count of the period of the same length before.",
     "Rows are of what came in this period: what came only before has none.", "tickets"},
    {"growth_pct", "(count - before) / before. Empty when nothing came before.",
     "Of small counts any growth is large: look at spike.", "tickets"},
    {"usual",
     "The mean count of the eight periods before; of a younger desk, of those since its first ticket.", "",
     "tickets"},
    {"spike", "count > m + 3 sqrt(m), m the mean of the eight periods before: the limit of a c-chart.",
     "What never came before is a spike at once, since 1 > 0.", "tickets"},
    {"customers", "Different requesters, the known ones.", "One customer with ten tickets is no pattern.",
     "tickets"},
    {"resolved", "Of count: resolved at least once as of the report.", "", "stays"},
    {"reopen_pct", "Of resolved: reopened since.", "", "stays"},
    {"resolution_n", "Of count: their resolution clock has stopped.", "", "clocks"},
    {"median_resolution_s", "The median working time of the resolution clocks that have stopped.",
     "The slow ones are still open: look at report survival.", "clocks"},
    {"overdue", "Of count: overdue as of the report.", "", "tickets clocks"},
};

}  // namespace

std::span<const Metric> patterns_metrics() {
  return kPatterns;
}

}  // namespace tix
