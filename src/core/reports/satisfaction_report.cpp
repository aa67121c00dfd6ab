// Pairs each resolve with the answer to it, and counts it in the row of the ticket at that time, with the
// credited agent. Shares of few answers are uncertain, so each comes with its confidence interval
// (wilson.hpp).
#include "tix/reports/satisfaction_report.hpp"

#include "core/report/wilson.hpp"
#include "tix/sla/assignment_history.hpp"
#include "tix/ticket/event_values.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

namespace tix {
namespace {

/// Scores from here on, 4 and 5 of 5, count as satisfied.
constexpr std::int64_t kSatisfied = 4;
/// The limits of the net promoter score: 9 and 10 are promoters, 0 to 6 are detractors (F. F. Reichheld, "The
/// One Number You Need to Grow", Harvard Business Review 81, 2003).
constexpr std::int64_t kPromoter = 9, kDetractor = 6;

/// The last value given on each scale.
struct Answer {
  std::optional<std::int64_t> score, recommendation;

  bool is_there() const { return score || recommendation; }
};

Answer answer_between(const Past& past, Instant from, Instant to) {
  Answer answer;
  for (const Event& event : past.events) {
    if (event.at < from || event.at >= to) continue;
    if (event.kind == EventKind::rated) answer.score = event_value<Refers::score>(event);
    if (event.kind == EventKind::recommended)
      answer.recommendation = event_value<Refers::recommendation>(event);
  }
  return answer;
}

std::int64_t satisfied(const SatisfactionTally& tally) {
  return std::ranges::count_if(tally.scores, [](std::int64_t score) { return score >= kSatisfied; });
}

std::int64_t n(const SatisfactionTally& tally) {
  return std::ssize(tally.scores);
}

template <Percent ShareInterval::*Bound>
Cell bound(const SatisfactionTally& tally) {
  if (tally.scores.empty()) return {};
  return wilson_interval(satisfied(tally), n(tally)).*Bound;
}

Cell mean_score(const SatisfactionTally& tally) {
  return ratio_or_empty(std::accumulate(tally.scores.begin(), tally.scores.end(), std::int64_t{0}), n(tally));
}

Cell median_score(const SatisfactionTally& tally) {
  if (tally.scores.empty()) return {};
  std::vector<std::int64_t> sorted = tally.scores;
  std::ranges::sort(sorted);
  return ratio_or_empty(sorted[(sorted.size() - 1) / 2] + sorted[sorted.size() / 2], 2);
}

constexpr Measure<SatisfactionTally> kSatisfactionMeasures[] = {
    {{.name = "sent",
      .label = "surveys sent",
      .unit = "surveys",
      .formula = "Surveys sent for resolves in the period. tix does not send surveys yet, so it is 0.",
      .trap = "Customers also answer without a survey, so answered can be more than sent.",
      .views = "stays"},
     counted<&SatisfactionTally::sent>},
    {{.name = "answered",
      .label = "answered",
      .unit = "resolves",
      .is_main = true,
      .formula = "Resolves in the period that the customer rated or answered by the moment of the report and "
                 "before the next resolve of the ticket. Void and merged tickets do not count.",
      .trap = "Customers had little time to rate the newest resolves.",
      .views = "events"},
     counted<&SatisfactionTally::answered>},
    {{.name = "response_pct",
      .label = "response %",
      .kind = ColumnKind::percent,
      .formula = "answered / sent. Empty if no survey was sent.",
      .trap = "Those who answer are not typical: mostly the angry and the happy do.",
      .views = "events"},
     [](const SatisfactionTally& t) { return percent_or_empty(t.answered, t.sent); }},
    {{.name = "n",
      .label = "ratings",
      .unit = "ratings",
      .is_main = true,
      .formula = "Resolves with a score from 1 to 5. Of several scores for one resolve, the last one counts.",
      .views = "events"},
     [](const SatisfactionTally& t) { return Cell{n(t)}; }},
    {{.name = "csat_pct",
      .label = "CSAT %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "Ratings with a score of 4 or 5 / n.",
      .trap = "100% of three ratings is little evidence. Look at csat_low_pct and csat_high_pct.",
      .views = "events"},
     [](const SatisfactionTally& t) { return percent_or_empty(satisfied(t), n(t)); }},
    {{.name = "csat_low_pct",
      .label = "CSAT low %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "The lower end of the 95% confidence interval of csat_pct (Wilson, 1927).",
      .trap = "If the intervals of two rows overlap, their difference may be chance.",
      .views = "events"},
     bound<&ShareInterval::low>},
    {{.name = "csat_high_pct",
      .label = "CSAT high %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "The upper end of the 95% confidence interval of csat_pct (Wilson, 1927).",
      .trap = "If the intervals of two rows overlap, their difference may be chance.",
      .views = "events"},
     bound<&ShareInterval::high>},
    {{.name = "mean_score",
      .label = "mean score",
      .unit = "score from 1 to 5",
      .formula = "The mean of the scores, to two decimals.",
      .trap = "The step from 1 to 2 need not be as large as that from 4 to 5.",
      .views = "events"},
     mean_score},
    {{.name = "median_score",
      .label = "median score",
      .unit = "score from 1 to 5",
      .formula = "The median of the scores. Of an even number, the mean of the two middle ones.",
      .views = "events"},
     median_score},
    {{.name = "nps_n",
      .label = "NPS answers",
      .unit = "answers",
      .formula = "Resolves after which the customer said, from 0 to 10, how likely they are to recommend the "
                 "desk. The last answer counts.",
      .views = "events"},
     counted<&SatisfactionTally::recommendations>},
    {{.name = "nps",
      .label = "NPS",
      .kind = ColumnKind::percent,
      .unit = "points from -100 to 100",
      .is_main = true,
      .formula = "(answers of 9 or 10 - answers of 0 to 6) / nps_n, in percent.",
      .trap = "7 and 8 do not count for or against, so the same mean can have very different NPS.",
      .views = "events"},
     [](const SatisfactionTally& t) {
       return percent_or_empty(t.promoters - t.detractors, t.recommendations);
     }},
};

/// Returns the chart of csat_pct. Draws the confidence intervals if there is only one series, where they do
/// not overlap.
Chart chart_of_csat(const Report& report, const Grouping& by) {
  const auto drawn = [&](std::string_view column) {
    const std::array series = {SeriesPlan{column, Meaning::good}};
    return chart_of(report, {ChartShape::bars, "Satisfied customers", series});
  };
  Chart chart = drawn("csat_pct");
  if (by.columns().size() > 1) return chart;
  chart.series.front().low = drawn("csat_low_pct").series.front().values;
  chart.series.front().high = drawn("csat_high_pct").series.front().values;
  return chart;
}

}  // namespace

SatisfactionTally& SatisfactionTally::operator+=(const SatisfactionTally& more) {
  sent += more.sent;
  answered += more.answered;
  scores.insert(scores.end(), more.scores.begin(), more.scores.end());
  promoters += more.promoters;
  detractors += more.detractors;
  recommendations += more.recommendations;
  return *this;
}

bool SatisfactionReport::add(const Past& past, const TicketFacts&) {
  const std::vector<Resolve> resolves = resolves_of(past);
  bool counts = false;
  for (std::size_t i = 0; i < resolves.size(); ++i) {
    const Instant at = resolves[i].open_interval->to;
    if (!scope_.periods.whole().contains(at)) continue;
    const Answer answer = answer_between(
        past, at, i + 1 < resolves.size() ? resolves[i + 1].open_interval->to : Instant::open_end());
    if (!answer.is_there()) continue;
    StateInterval then = state_interval_left(past.state_intervals, *resolves[i].open_interval);
    then.agent = resolves[i].credited;
    for (const SliceNo slice : scope_.slicing.at(then)) {
      SatisfactionTally& tally = tallies_[{slice, scope_.periods.at(at)}];
      ++tally.answered;
      if (answer.score) tally.scores.push_back(*answer.score);
      if (answer.recommendation) {
        ++tally.recommendations;
        tally.promoters += *answer.recommendation >= kPromoter;
        tally.detractors += *answer.recommendation <= kDetractor;
      }
      counts = true;
    }
  }
  return counts;
}

Report SatisfactionReport::report() const {
  Report report = measured(scope_.slicing, scope_.periods, tallies_, kSatisfactionMeasures);
  report.charts.push_back(chart_of_csat(report, scope_.slicing.by()));
  return report;
}

namespace {

constexpr ReportExample kSatisfactionExamples[] = {
    {"tix report satisfaction", "Show the last 30 days in one row."},
    {"tix report satisfaction --by agent --period last-month", "Compare agents, with confidence intervals."},
    {"tix report satisfaction --by month --period 2026", "Follow satisfaction over a year."},
    {"tix report satisfaction --fail-if 'csat_high_pct<80'",
     "Exit with 1 if fewer than 80% are satisfied, beyond doubt."},
};

constexpr std::array kSatisfactionMetrics = metrics_of(kSatisfactionMeasures);

}  // namespace

constinit const ReportDescription SatisfactionReport::kDescription = {
    .name = "satisfaction",
    .title = "customer satisfaction",
    .summary = "Measure customer satisfaction and how certain it is",
    .about = {"Shows how customers rated the resolves in the period, and how certain the numbers are. The "
              "last rating before the next resolve counts. It is credited to the agent who held the ticket "
              "when it was resolved, in the team of that moment."},
    .examples = kSatisfactionExamples,
    .metrics = kSatisfactionMetrics,
};

}  // namespace tix
