// What is made of other reports: digest.
#include "core/metric_table.hpp"

namespace tix {
namespace {

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

std::span<const Metric> digest_metrics() {
  return kDigest;
}

}  // namespace tix
