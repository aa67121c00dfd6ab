// How long tickets stay and what comes: survival, forecast, and the page made of all.
#include "core/metric_table.hpp"

namespace tix {
namespace {

constexpr Metric kSurvival[] = {
    {"n", "Tickets created in the period.", "", "tickets stays"},
    {"resolved", "Of n: resolved at least once by as-of; the first resolve counts.", "", "stays"},
    {"censored",
     "Of n: not resolved by as-of, or void or merged before: seen to be open so long, and no longer.",
     "Leaving these out makes a desk look fast. They are in every number here.", "stays"},
    {"p25_wall_s",
     "The least wall time t with S(t) <= 3/4, S the product over resolve times of (1 - d/r): d "
     "resolved then, r still open until then (Kaplan and Meier, 1958). Empty: never.",
     "", "stays"},
    {"median_wall_s", "The least wall time t with S(t) <= 1/2. Empty: fewer than half were resolved.",
     "Not the median of resolved tickets, which forgets the open ones.", "stays"},
    {"p75_wall_s", "The least wall time t with S(t) <= 1/4. Empty: never.", "", "stays"},
    {"open_*_pct", "S after so long: the share of tickets still open then.",
     "Where few are left to be seen, one ticket is a large step.", "stays"},
};

constexpr Metric kForecast[] = {
    {"created",
     "The median of what comes that day, reopens with it, over all runs. Each run draws for each "
     "coming day one of this desk's own past days of the same weekday.",
     "A number without its interval promises too much: look at low and high.", "stays"},
    {"created_*", "The 10th and 90th of 100 runs, nearest rank: 80 of 100 fall between.", "", "stays"},
    {"resolved", "The median of what leaves that day, dropped tickets with it; never more than is open.", "",
     "stays"},
    {"resolved_*", "The 10th and 90th of 100 runs.", "", "stays"},
    {"open", "The median of what is open at the end of that day.", "", "stays"},
    {"open_low", "The 10th of 100 runs.", "", "stays"},
    {"open_high", "The 90th of 100 runs.", "", "stays"},
    {"open_now", "In the totals: open as of the report.", "", "stays"},
    {"empty_on", "In the totals: the first day at whose end nothing is open in half of the runs, or never.",
     "Never means: not within the days that are looked ahead.", "stays"},
    {"days_to_empty", "In the totals: how many days that is. Empty: never.", "", "stays"},
    {"base_days", "In the totals: from how many past days the runs draw.", "", "stays"},
    {"tested_weeks", "In the totals: how many past weeks were forecast from what was known before them.", "",
     "stays"},
    {"tested_inside_pct", "In the totals: how many of their days ended between low and high.",
     "80 is as promised. Far less: this desk's past does not tell its future.", "stays"},
    {"tested_mean_error", "In the totals: the mean difference of forecast and truth of open, in tickets.", "",
     "stays"},
    {"tested_error_pct", "In the totals: the sum of these differences / the sum of open.", "", "stays"},
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

std::span<const Metric> survival_metrics() {
  return kSurvival;
}

std::span<const Metric> forecast_metrics() {
  return kForecast;
}

std::span<const Metric> digest_metrics() {
  return kDigest;
}

}  // namespace tix
