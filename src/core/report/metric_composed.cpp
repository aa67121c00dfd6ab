// What is made of other reports: causes and digest.
#include "core/report/metric_table.hpp"

namespace tix {
namespace {

constexpr Metric kCauses[] = {
    {"value", "The measure in the period, as the report it is taken from counts it.",
     "A measure beside another says nothing of what caused what.", "tickets stays spans clocks"},
    {"before", "The measure in the period of the same length before.", "", "tickets stays spans clocks"},
    {"change_pct", "(value - before) / before. Empty when it was 0 before.",
     "Of small numbers any change is large.", "tickets stays spans clocks"},
    {"most", "Where most of it is: a category, hold reason, team or agent, and its own value.", "",
     "tickets stays spans clocks"},
};

constexpr Metric kDigest[] = {
    {"headline", "The page in one sentence.", "", "tickets"},
    {"open", "As in report backlog.", "", "stays"},
    {"open_change", "As in report backlog: against a week before.", "", "stays"},
    {"overdue", "As in report backlog.", "", "tickets clocks"},
    {"overdue_change", "As in report backlog: against a week before.", "", "stays clocks"},
    {"at_risk", "Not overdue, and a headline clock is due before the next noon.",
     "Report backlog looks ahead --soon, 4h unless given, not to noon.", "tickets clocks"},
};

}  // namespace

std::span<const Metric> causes_metrics() {
  return kCauses;
}

std::span<const Metric> digest_metrics() {
  return kDigest;
}

}  // namespace tix
