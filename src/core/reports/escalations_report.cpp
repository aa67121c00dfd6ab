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
      .unit = "firings",
      .is_main = true,
      .formula =
          "Firings in the period on tickets that were open: steps that fired, and escalations by hand.",
      .trap = "Warnings count too.",
      .views = "firings events"},
     counted<&EscalationTally::fired>},
    {{.name = "functional",
      .label = "functional",
      .unit = "firings",
      .formula = "Firings that escalate to people with more expertise, such as another tier.",
      .views = "firings events"},
     of_kind<EscalationKind::functional>},
    {{.name = "hierarchical",
      .label = "hierarchical",
      .unit = "firings",
      .formula = "Firings that escalate to people with more authority, such as a manager.",
      .views = "firings events"},
     of_kind<EscalationKind::hierarchical>},
    {{.name = "repeated",
      .label = "repeated",
      .unit = "firings",
      .formula = "Firings that escalate a ticket which had been escalated before. Warnings do not count.",
      .views = "firings events"},
     counted<&EscalationTally::repeated>},
    {{.name = "tickets",
      .label = "tickets",
      .unit = "tickets",
      .is_main = true,
      .formula = "Tickets with at least one firing that is not a warning.",
      .views = "firings events"},
     counted<&EscalationTally::tickets>},
    {{.name = "rate_pct",
      .label = "escalated %",
      .kind = ColumnKind::percent,
      .formula = "tickets / tickets handled: those that were unresolved in a second of the period or in the "
                 "second before it.",
      .views = "firings stays"},
     [](const EscalationTally& t) { return percent_or_empty(t.tickets, t.handled); }},
    {{.name = "delay_n",
      .label = "timed firings",
      .unit = "firings",
      .formula = "Firings of steps, which have a moment to be late for. Escalations by hand have none.",
      .views = "firings"},
     [](const EscalationTally& t) { return Cell{static_cast<std::int64_t>(t.late_s.size())}; }},
    {{.name = "delay_median_s",
      .label = "median delay",
      .kind = ColumnKind::working_rounded,
      .formula = "The median working time from the moment at which a step was due to its firing.",
      .trap = "It shows how late tix sweep ran, not how late the desk was.",
      .views = "firings"},
     late_median},
    {{.name = "acknowledged_pct",
      .label = "acknowledged %",
      .kind = ColumnKind::percent,
      .formula = "Firings that were acknowledged before the ticket was resolved, or that an earlier "
                 "acknowledgement still covered / fired.",
      .views = "firings events"},
     [](const EscalationTally& t) { return percent_or_empty(t.acknowledged, t.fired); }},
    {{.name = "completed",
      .label = "completed",
      .unit = "firings",
      .formula = "Firings whose clock has stopped as met or breached and is not waived. A firing after the "
                 "breach counts only if its step has a `within`.",
      .views = "firings clocks"},
     counted<&EscalationTally::completed>},
    {{.name = "success_pct",
      .label = "success %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "Completed firings after which the clock was met or, if it had already breached, stopped "
                 "within the step's `within` in working time / completed.",
      .trap = "A step that fires long before the due time looks successful because most tickets are easy.",
      .views = "firings clocks"},
     [](const EscalationTally& t) { return percent_or_empty(t.succeeded, t.completed); }},
};
constexpr Metric kEscalationsKeys[] = {
    {.name = "level",
     .label = "level",
     .kind = ColumnKind::word,
     .is_main = true,
     .formula = "The kind of the escalation: warning, functional or hierarchical.",
     .views = "firings events"},
};
constexpr std::array kEscalationsMetrics = metrics_of(kEscalationsMeasures, kEscalationsKeys);

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
    {.shape = ChartShape::bars, .title = "Escalations", .series = kFired},
    {.shape = ChartShape::bars, .title = "Successful escalations, %", .series = kSuccess}};

constexpr ReportExample kEscalationsExamples[] = {
    {"tix report escalations", "Show each step over the last 30 days."},
    {"tix report escalations --by team --period last-month", "Find the team that escalates most."},
    {"tix report escalations --by week --columns step,week,fired,success_pct",
     "Follow whether the steps help more than before."},
    {"tix report escalations --period yesterday --fail-if 'hierarchical>0'",
     "Exit with 1 if a ticket was escalated to a manager."},
};

}  // namespace

constinit const ReportDescription EscalationsReport::kDescription = {
    .name = "escalations",
    .title = "escalations",
    .summary = "Measure which escalations fire and whether they help",
    .charts = kEscalationsCharts,
    .about = {"Prints one row per step of the desk file, and one for escalations by hand. An escalation "
              "succeeds if the clock it was for is then met, or stops within the time that the step allows. "
              "A warning is a firing, but escalates nothing."},
    .examples = kEscalationsExamples,
    .metrics = kEscalationsMetrics,
};

}  // namespace tix
