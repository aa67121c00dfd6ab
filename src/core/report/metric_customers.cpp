// What customers write about, and what they say of it: patterns and satisfaction.
#include "core/report/metric_table.hpp"

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

constexpr Metric kSatisfaction[] = {
    {"sent",
     "Resolves in the period that could be rated: not void or merged, and the requester is known, or "
     "rated all the same.",
     "A ticket resolved twice asks twice.", "stays events"},
    {"answered", "Of sent: rated before the ticket's next resolve, as of the report.",
     "The newest resolves had little time to be rated.", "events"},
    {"response_pct", "answered / sent.", "Who answers is not everybody: the angry and the happy do.",
     "events"},
    {"n", "Scores of 1 to 5; of several for one resolve the last.", "", "events"},
    {"csat_pct", "Scores of 4 and 5 / n.", "100 % of three answers: look at the interval.", "events"},
    {"csat_*_pct", "The ends of Wilson's interval of 95 % for csat_pct (Wilson, 1927).",
     "Where two intervals overlap, the difference may be chance.", "events"},
    {"mean_score", "The mean of the scores.", "The distance from 1 to 2 need not be that from 4 to 5.",
     "events"},
    {"median_score", "The median of the scores.", "", "events"},
    {"nps_n", "Answers from 0 to 10 to whether one would recommend the desk.", "", "events"},
    {"nps", "Of nps_n: those of 9 and 10 less those of 0 to 6, in percent; -100 to 100.",
     "7 and 8 count as nothing: the same mean can have very different nps.", "events"},
};

}  // namespace

std::span<const Metric> patterns_metrics() {
  return kPatterns;
}

std::span<const Metric> satisfaction_metrics() {
  return kSatisfaction;
}

}  // namespace tix
