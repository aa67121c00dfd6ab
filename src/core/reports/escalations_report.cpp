// Counts escalations in the row where the ticket was in the second before, because the actions of a step may
// move the ticket to another team, which did not cause the escalation.
#include "tix/reports/escalations_report.hpp"

#include "tix/report/measure.hpp"
#include "tix/report/statistics.hpp"
#include "tix/ticket/name_table.hpp"

#include <algorithm>

namespace tix {
namespace {

constexpr int kNoStepOfTheDesk = 1 << 19;
constexpr int kByHand = 1 << 20;

template <EscalationKind Kind>
Cell of_kind(const EscalationTally& tally) {
  return tally.kinds[Kind];
}

Cell late_median(const EscalationTally& tally) {
  return tally.late_s.empty() ? Cell{} : Cell{median(tally.late_s)};
}

constexpr Measure<EscalationTally> kEscalationsMeasures[] = {
    {{.name = "fired",
      .label = "fired",
      .unit = "tickets",
      .is_main = true,
      .formula = "Firings in the period.",
      .trap = "A warning counts, too.",
      .views = "firings events"},
     counted<&EscalationTally::fired>},
    {{.name = "functional",
      .label = "functional",
      .unit = "tickets",
      .formula = "Of fired: to people who know more.",
      .views = "firings events"},
     of_kind<EscalationKind::functional>},
    {{.name = "hierarchical",
      .label = "hierarchical",
      .unit = "tickets",
      .formula = "Of fired: to people who decide more.",
      .views = "firings events"},
     of_kind<EscalationKind::hierarchical>},
    {{.name = "repeated",
      .label = "repeated",
      .unit = "tickets",
      .is_main = true,
      .formula = "Escalations of tickets that had been escalated before.",
      .views = "firings events"},
     counted<&EscalationTally::repeated>},
    {{.name = "tickets",
      .label = "tickets",
      .unit = "tickets",
      .is_main = true,
      .formula = "Tickets escalated, not only warned of.",
      .views = "firings events"},
     counted<&EscalationTally::tickets>},
    {{.name = "rate_pct",
      .label = "rate %",
      .kind = ColumnKind::percent,
      .formula = "tickets / tickets handled: unresolved in a second of the period or the one before it.",
      .views = "firings stays"},
     [](const EscalationTally& t) { return percent_or_empty(t.tickets, t.handled); }},
    {{.name = "delay_n",
      .label = "delay n",
      .unit = "tickets",
      .formula = "Firings of steps, of which the delay is told.",
      .views = "firings"},
     [](const EscalationTally& t) { return Cell{static_cast<std::int64_t>(t.late_s.size())}; }},
    {{.name = "delay_median_s",
      .label = "delay median",
      .kind = ColumnKind::working_rounded,
      .is_main = true,
      .formula = "The median working time from the step's moment to its firing.",
      .trap = "How late the sweep ran, not how late the desk was.",
      .views = "firings"},
     late_median},
    {{.name = "acknowledged_pct",
      .label = "acknowledged %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "Of fired: acknowledged afterwards and before the resolve, or before and still standing.",
      .views = "firings events"},
     [](const EscalationTally& t) { return percent_or_empty(t.acknowledged, t.fired); }},
    {{.name = "completed",
      .label = "completed",
      .unit = "tickets",
      .formula = "Firings whose clock has stopped since, and that can be judged.",
      .views = "firings clocks"},
     counted<&EscalationTally::completed>},
    {{.name = "success_pct",
      .label = "success %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "Of completed: the clock stopped in time, or, when it was late already, within the step's "
                 "`within`.",
      .trap = "A step long before the due looks successful because the tickets were easy.",
      .views = "firings clocks"},
     [](const EscalationTally& t) { return percent_or_empty(t.succeeded, t.completed); }},
};
constexpr Metric kEscalationsTotals[] = {
    {.name = "level",
     .label = "level",
     .formula = "The step's level, or that of an escalation by hand.",
     .views = "firings events"},
};
constexpr std::array kEscalationsMetrics = metrics_of(kEscalationsMeasures, kEscalationsTotals);

/// Returns the ticket in the second before `at`, or at `at` if it was created in that second.
const StateInterval& before(const Past& past, Instant at) {
  const bool was_there = past.open_intervals.front().from < at;
  return state_interval_at(past.state_intervals, was_there ? at - WallSeconds{1} : at);
}

}  // namespace

void EscalationTally::add(TicketId ticket, const EscalationOutcome& escalation) {
  ++fired;
  ++kinds[escalation.kind];
  repeated += escalation.repeated;
  acknowledged += escalation.acknowledged;
  completed += escalation.succeeded.has_value();
  succeeded += escalation.succeeded.value_or(false);
  if (escalation.late) late_s.push_back(escalation.late->count);
  if (escalation.kind == EscalationKind::warning) return;
  tickets += ticket != last;
  last = ticket;
}

// Tickets that were only handled count as well: they are the denominator of rate_pct.
bool EscalationsReport::add(const Past& past, const TicketFacts& facts) {
  if (facts.ticket.is_void()) return false;
  const Places places = handled_in(past);
  bool counts = false;
  for (const EscalationOutcome& escalation : escalations_of(past, facts, scope_.bindings)) {
    const Instant at = escalation.event->at;
    if (!scope_.periods.whole().contains(at)) continue;
    const SliceSet& slices = scope_.slicing.at(before(past, at));
    for (const SliceNo slice : slices)
      tallies_[{slice, {escalation.step, escalation.kind}, scope_.periods.at(at)}].add(past.ticket,
                                                                                       escalation);
    if (slices.empty()) continue;
    total_.add(past.ticket, escalation);
    counts = true;
  }
  for (const auto& place : places) ++handled_[place];
  total_.handled += !places.empty();
  return counts;
}

/// Returns the slices and periods in which the ticket was unresolved for at least a second. The second before
/// a period counts, too: a ticket resolved in the first second of a period was handled in it.
EscalationsReport::Places EscalationsReport::handled_in(const Past& past) {
  Places places;
  for (const OpenInterval& open_interval : past.open_intervals)
    for (const StateInterval& state_interval : past.state_intervals) {
      const Instant from = std::max(open_interval.from, state_interval.from),
                    to = std::min(open_interval.to, state_interval.to);
      const bool at_once = open_interval.from == open_interval.to &&
                           state_interval.from <= open_interval.from &&
                           open_interval.from < state_interval.to;
      if (from >= to && !at_once) continue;
      const SliceSet& slices = scope_.slicing.at(
          at_once ? state_interval_left(past.state_intervals, open_interval) : state_interval);
      for (std::size_t i = 0; i < scope_.periods.size(); ++i) {
        const Interval& range = scope_.periods.periods()[i].range;
        if (from >= range.to || (at_once ? from < range.from : to <= range.before())) continue;
        for (const SliceNo slice : slices) places.emplace(slice, i);
      }
    }
  return places;
}

std::int64_t EscalationsReport::handled(SliceNo slice, std::size_t period) const {
  const auto found = handled_.find({slice, period});
  return found == handled_.end() ? 0 : found->second;
}

std::set<std::pair<SliceNo, EscalationsReport::Level>> EscalationsReport::lines_shown() const {
  const bool has_field = scope_.slicing.by().has_field();
  std::set<std::pair<SliceNo, Level>> lines;
  for (const auto& [where, tally] : tallies_)
    if ((std::get<SliceNo>(where) != kAllSlices) == has_field)
      lines.emplace(std::get<SliceNo>(where), std::get<Level>(where));
  if (scope_.everything && !has_field)
    for (const EscalationStep& step : scope_.desk.escalations)
      lines.emplace(kAllSlices, Level{scope_.names.find<StepId>(step.name), step.kind});
  return lines;
}

/// Returns the keys of a row: steps in the order of the desk file, then steps of former files, then those by
/// hand.
std::vector<GroupKey> EscalationsReport::key_of(const Level& level) const {
  const auto& [step, kind] = level;
  const GroupKey kind_key{static_cast<int>(kind), std::string(name_of(kind))};
  if (!step) return {{kByHand, "by hand"}, kind_key};
  const std::string name(scope_.names.text(step));
  const auto known = std::ranges::find(scope_.desk.escalations, name, &EscalationStep::name);
  const bool is_known = known != scope_.desk.escalations.end();
  return {{is_known ? static_cast<int>(known - scope_.desk.escalations.begin()) : kNoStepOfTheDesk, name},
          kind_key};
}

Report EscalationsReport::report() const {
  const Grouping& by = scope_.slicing.by();
  std::map<std::vector<GroupKey>, EscalationTally> rows;
  for (const auto& [slice, level] : lines_shown())
    for (std::size_t i = 0; i < scope_.periods.size(); ++i) {
      const auto found = tallies_.find({slice, level, i});
      EscalationTally tally = found == tallies_.end() ? EscalationTally{} : found->second;
      tally.handled = handled(slice, i);
      std::vector<GroupKey> keys = key_of(level);
      for (GroupKey& key : by.in_period(scope_.slicing.key(slice), i, scope_.periods.periods()[i]))
        keys.push_back(std::move(key));
      rows.emplace(std::move(keys), std::move(tally));
    }
  std::vector<Column> keys = {{.name = "step", .kind = ColumnKind::text, .key = true},
                              {.name = "level", .kind = ColumnKind::word, .key = true}};
  for (Column& column : by.columns()) keys.push_back(std::move(column));
  return measured(std::move(keys), rows, total_, kEscalationsMeasures);
}

namespace {

constexpr SeriesPlan kFired[] = {{"fired"}};
constexpr SeriesPlan kSuccess[] = {{"success_pct", Meaning::good}};
constexpr ChartPlan kEscalationsCharts[] = {
    {.shape = ChartShape::bars, .title = "fired", .series = kFired},
    {.shape = ChartShape::bars, .title = "resolved in time after it, %", .series = kSuccess}};

constexpr ReportExample kEscalationsExamples[] = {
    {"tix report escalations", "The last 30 days."},
    {"tix report escalations --by team --period last-month", "Who escalates most?"},
    {"tix report escalations --by week --columns step,week,fired,success_pct",
     "Do the steps help more than they did?"},
    {"tix report escalations --period yesterday --fail-if 'hierarchical>0'", "For cron."},
};

}  // namespace

constinit const ReportDescription EscalationsReport::kDescription = {
    .name = "escalations",
    .title = "escalations",
    .summary = "Measure which escalations fire and whether they help",
    .charts = kEscalationsCharts,
    .about = {"One row a step, and one for what was escalated by hand. tickets and rate_pct are those "
              "escalated, of all that were unresolved in the period; a warning escalates nothing. delay: "
              "working time from the step's moment to its firing. success_pct, of those completed: the clock "
              "then stopped in time, or within the step's own time when it was late already."},
    .examples = kEscalationsExamples,
    .metrics = kEscalationsMetrics,
};

}  // namespace tix
