// Counts each sign in the period and the row of the instant at which it appeared. A wait that began before
// the period and exceeded its limit in it counts in the period, and only once.
#include "tix/reports/delays_report.hpp"

#include "tix/report/measure.hpp"

#include <set>

namespace tix {
namespace {

Cell worst_length(const DelayTally& tally) {
  return tally.worst_wall_s ? Cell{*tally.worst_wall_s} : Cell{};
}

constexpr Measure<DelayTally> kDelaysMeasures[] = {
    {{.name = "count",
      .label = "count",
      .unit = "tickets",
      .is_main = true,
      .formula = "How often the sign showed in the period.",
      .views = "clocks events messages"},
     counted<&DelayTally::count>},
    {{.name = "tickets",
      .label = "tickets",
      .unit = "tickets",
      .is_main = true,
      .formula = "On how many tickets.",
      .views = "clocks events messages"},
     counted<&DelayTally::tickets>},
    {{.name = "worst_id",
      .label = "worst id",
      .unit = "tickets",
      .is_main = true,
      .formula = "The ticket with which it went on longest as of the report.",
      .views = "clocks events"},
     [](const DelayTally& tally) { return cell_of(tally.worst); }},
    {{.name = "worst_wall_s",
      .label = "worst wall",
      .kind = ColumnKind::duration,
      .is_main = true,
      .formula = "How long, by the wall clock: the wait, or the time since the first escalation.",
      .trap = "A score has no length.",
      .views = "clocks events"},
     worst_length},
};

}  // namespace

void DelayTally::add(TicketId ticket, const std::optional<WallSeconds>& lasted) {
  ++count;
  tickets += ticket != last;
  last = ticket;
  const std::int64_t known = worst_wall_s.value_or(-1), here = lasted ? lasted->count : -1;
  if (worst && (here < known || (here == known && worst < ticket))) return;
  worst = ticket;
  if (lasted) worst_wall_s = here;
}

// The totals are counted separately: a ticket with several signs is in several rows, but must count only once
// in all.
bool DelaysReport::add(const Past& past, const TicketFacts& facts) {
  bool shows = false;
  for (const Delay& delay : delays_of(past, facts, scope_.desk)) {
    if (!scope_.periods.whole().contains(delay.at)) continue;
    const std::size_t period = scope_.periods.at(delay.at);
    const SliceSet& slices = scope_.slicing.at(state_interval_at(past.state_intervals, delay.at));
    for (const SliceNo slice : slices) tallies_[{slice, delay.sign, period}].add(past.ticket, delay.lasted);
    if (slices.empty()) continue;
    total_.add(past.ticket, delay.lasted);
    shows = true;
  }
  return shows;
}

Report DelaysReport::report() const {
  const Grouping& by = scope_.slicing.by();
  std::set<std::pair<SliceNo, DelaySign>> lines;
  for (const auto& [where, tally] : tallies_)
    if (std::get<SliceNo>(where) != kAllSlices)
      lines.emplace(std::get<SliceNo>(where), std::get<DelaySign>(where));
  if (!by.has_field()) lines.clear();
  if (!by.has_field())
    for (const DelaySign sign : kDelaySignNames.enumerators()) lines.emplace(kAllSlices, sign);
  std::map<std::vector<GroupKey>, DelayTally> rows;
  for (const auto& [slice, sign] : lines)
    for (std::size_t i = 0; i < scope_.periods.size(); ++i) {
      const auto tally = tallies_.find({slice, sign, i});
      std::vector<GroupKey> keys = by.in_period(scope_.slicing.key(slice), i, scope_.periods.periods()[i]);
      keys.insert(keys.begin(), {static_cast<int>(sign), std::string(kDelaySignNames[sign])});
      rows.emplace(std::move(keys), tally == tallies_.end() ? DelayTally{} : tally->second);
    }
  std::vector<Column> keys = by.columns();
  keys.insert(keys.begin(), Column{.name = "sign", .kind = ColumnKind::word, .key = true});
  return measured(std::move(keys), rows, total_, kDelaysMeasures);
}

namespace {

constexpr SeriesPlan kSigns[] = {{"count", Meaning::warning}};
constexpr ChartPlan kDelaysCharts[] = {
    {.shape = ChartShape::bars, .title = "signs of late escalation", .series = kSigns}};

constexpr ReportExample kDelaysExamples[] = {
    {"tix report delays", "The last 30 days."},
    {"tix report delays --by team --period last-week", "Which team?"},
    {"tix report delays --list --period yesterday", "The tickets behind it."},
    {"tix report delays --period today --fail-if 'count>0'", "For cron."},
};

constexpr std::array kDelaysMetrics = metrics_of(kDelaysMeasures);

}  // namespace

constinit const ReportDescription DelaysReport::kDescription = {
    .name = "delays",
    .title = "signs of late escalation",
    .summary = "Find signs that tickets are escalated too late",
    .charts = kDelaysCharts,
    .about = {"One row a sign, counted when it showed: late_assignment, slow_response and no_update when a "
              "clock breached, or, where nothing was promised, after [desk.delays] of the desk file; "
              "repeated_escalation from the second on; growing_dissatisfaction for a score of 1 or 2 and for "
              "a second message before the first was answered. worst_id is the ticket with which it went on "
              "longest."},
    .examples = kDelaysExamples,
    .metrics = kDelaysMetrics,
};

}  // namespace tix
