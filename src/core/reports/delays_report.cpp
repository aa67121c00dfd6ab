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
      .label = "times",
      .unit = "occurrences",
      .is_main = true,
      .formula = "How often the sign appeared in the period. late_assignment, slow_response and no_update "
                 "appear when a clock breaches or, without a target, when the wait exceeds [desk.delays] of "
                 "the desk file. repeated_escalation counts from the second escalation on. "
                 "growing_dissatisfaction is a score of 1 or 2, or a second message from the customer before "
                 "an answer.",
      .trap = "One ticket can show a sign several times.",
      .views = "clocks events messages"},
     counted<&DelayTally::count>},
    {{.name = "tickets",
      .label = "tickets",
      .unit = "tickets",
      .is_main = true,
      .formula = "Tickets on which the sign appeared in the period.",
      .trap = "A ticket with several signs counts in several rows, but once in the totals.",
      .views = "clocks events messages"},
     counted<&DelayTally::tickets>},
    {{.name = "worst_id",
      .label = "worst ticket",
      .unit = "ticket number",
      .is_main = true,
      .formula = "The ticket on which the sign lasted longest, by the moment of the report. Of two, the "
                 "lower number.",
      .views = "clocks events"},
     [](const DelayTally& tally) { return cell_of(tally.worst); }},
    {{.name = "worst_wall_s",
      .label = "longest",
      .kind = ColumnKind::duration,
      .is_main = true,
      .formula = "How long it lasted in wall time: the wait or, of repeated_escalation, the time since the "
                 "first escalation.",
      .trap = "A low score has no length.",
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
    {.shape = ChartShape::bars, .title = "Signs of late escalation", .series = kSigns}};

constexpr ReportExample kDelaysExamples[] = {
    {"tix report delays", "Count each sign over the last 30 days."},
    {"tix report delays --by team --period last-week", "Find the team with the most signs."},
    {"tix report delays --list --period yesterday", "List the tickets with signs."},
    {"tix report delays --period today --fail-if 'count>0'", "Exit with 1 if there was a sign today."},
};

constexpr std::array kDelaysMetrics = metrics_of(kDelaysMeasures);

}  // namespace

constinit const ReportDescription DelaysReport::kDescription = {
    .name = "delays",
    .title = "signs of late escalation",
    .summary = "Find signs that tickets are escalated too late",
    .charts = kDelaysCharts,
    .about = {"Prints one row per sign that escalation comes too late: late_assignment, slow_response, "
              "no_update, repeated_escalation and growing_dissatisfaction. A wait with a target is a sign "
              "when its clock breaches. A wait without one is a sign when it exceeds the limits in "
              "[desk.delays] of the desk file."},
    .examples = kDelaysExamples,
    .metrics = kDelaysMetrics,
};

}  // namespace tix
