// How long it takes, and what may come: survival and forecast.
#include "core/report/metric_table.hpp"

namespace tix {
namespace {

constexpr Metric kSurvival[] = {
    {"n", "Tickets created in the period, the void and merged among them.", "", "stays"},
    {"resolved", "Of n: resolved when they first left.", "A reopen since does not take it back.", "stays"},
    {"censored",
     "Of n: unresolved still, or void or merged when they first left. They are known to have lasted so long "
     "at "
     "least.",
     "They are not left out: a report of resolved tickets alone looks better the more is left lying.",
     "stays"},
    {"p25_wall_s",
     "The least t at which S(t) <= 75 %. S(t), the share still open after t, is the product over all times "
     "of a "
     "resolve up to t of (watched - resolved) / watched (Kaplan and Meier, 1958), by the wall clock from the "
     "creation. Empty when it never got there.",
     "Wall time: nights and weekends are in it.", "stays"},
    {"median_wall_s", "The least t at which S(t) <= 50 %. Empty when less than half were resolved.",
     "Of a young period it is empty first and then grows: look at n and censored.", "stays"},
    {"p75_wall_s", "The least t at which S(t) <= 25 %. Empty when it never got there.", "", "stays"},
    {"open_*_pct", "S(t) of that t. Empty when no ticket was watched that long and not all are resolved.",
     "It is an estimate of all tickets, not a share of n: those watched for less than t count as long as "
     "they "
     "were watched.",
     "stays"},
};

constexpr Metric kForecast[] = {
    {"created",
     "What comes in that day: created, reopened and moved into the filter. The middle of 2000 runs that draw "
     "each day from the past days of its weekday.",
     "A past with an outage in it forecasts outages.", "stays spans"},
    {"created_*", "The 10th and the 90th of 100 of those runs.",
     "The total's interval is that of the sum, narrower than the sum of intervals.", "stays spans"},
    {"resolved",
     "What goes in that day: resolved, dropped and moved out of the filter; no more than is open. As "
     "created.",
     "Drawn from what was resolved, not from what could have been: a desk that had little to do looks slow.",
     "stays spans"},
    {"resolved_*", "As created_*.", "", "stays spans"},
    {"open", "Open at the end of the day, in the middle of all runs.",
     "It is not exactly the open of yesterday, plus created, less resolved: those are middles of other runs.",
     "stays spans"},
    {"open_low", "The 10th of 100 runs.",
     "Four of five days end inside, if the days to come are like those past.", "stays spans"},
    {"open_high", "The 90th of 100 runs.", "One day in ten ends above it.", "stays spans"},
    {"open_as_is", "open without the what-if, from the same draws.", "", "stays spans"},
    {"open_now", "Open as of the report.", "", "stays"},
    {"empty_on",
     "The day at whose end nothing is open for the first time, in the middle run; never: not within a year.",
     "A desk that keeps up is empty now and then by chance.", "stays"},
    {"days_to_empty", "From the first day told to empty_on. Empty: never.", "", "stays"},
    {"base_days", "The whole past days that were drawn from.", "What changed since is not known to them.",
     "stays"},
    {"tested_weeks", "Forecasts of seven days made for the last eight weeks, each from the weeks before it.",
     "", "stays"},
    {"tested_inside_pct", "Of the days of those weeks: open at their end lay from open_low to open_high.",
     "It should be near 80. Days of one week are alike, so it is rough.", "stays"},
    {"tested_mean_error", "How many tickets open was off, on average over those days.", "", "stays"},
    {"tested_error_pct", "The sum of those errors / the sum of what was open.", "", "stays"},
};

}  // namespace

std::span<const Metric> survival_metrics() {
  return kSurvival;
}

std::span<const Metric> forecast_metrics() {
  return kForecast;
}

}  // namespace tix
