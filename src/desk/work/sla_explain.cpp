// Turns core's explanation into reports, with names for numbers.
#include "desk/work/sla_explain.hpp"

#include "store/ticket/event_store.hpp"
#include "tix/calendar/calendar.hpp"
#include "tix/report/clock_table.hpp"
#include "tix/sla/explain.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace tix::desk {
namespace {

/// Finds the names of calendars, which bindings hold as content only, in the desk file of the binding.
class CalendarNames {
 public:
  explicit CalendarNames(Reading& reading) : reading_(&reading) {
    for (const auto& [binding, version] : store::binding_versions(reading.database()))
      versions_.emplace(binding, version);
  }

  /// Returns 0 for the empty binding.
  DeskVersionId version_of(BindingId binding) const {
    const auto found = versions_.find(binding);
    return found == versions_.end() ? DeskVersionId{} : found->second;
  }
  /// Returns the name of the calendar that counts this clock, `24x7` for none, empty if the file has no such
  /// calendar.
  std::string name(BindingId id, Clock clock, TeamId team) {
    const Binding& binding = reading_->bindings()[id];
    const Calendar* calendar = calendar_of(binding, clock);
    if (calendar == nullptr) return "24x7";
    const Desk& desk = desk_of(version_of(id));
    const std::string content = calendar->canonical();
    const auto is_it = [&](const std::string& name) {
      const auto found = desk.calendar(name);
      return found && found->canonical() == content;
    };
    // Two calendars can have the same hours. The one named in the source of this binding takes precedence.
    const TeamPolicy* of_team = desk.team(reading_->names().text(team));
    if (calendar == binding.ownership_calendar.get() && of_team && is_it(of_team->calendar))
      return of_team->calendar;
    const auto sla = std::ranges::find(desk.slas, binding.policy, &SlaPolicy::name);
    if (sla != desk.slas.end() && is_it(sla->calendar)) return sla->calendar;
    const auto same =
        std::ranges::find_if(desk.calendars, [&](const auto& named) { return is_it(named.first); });
    return same == desk.calendars.end() ? std::string() : same->first;
  }

 private:
  const Desk& desk_of(DeskVersionId version) {
    if (!version || version == reading_->version().id) return reading_->desk();
    const auto [known, is_new] = desks_.try_emplace(version);
    if (is_new) known->second = desk_version(reading_->database(), version).desk;
    return known->second;
  }

  Reading* reading_;
  std::map<BindingId, DeskVersionId> versions_;
  std::map<DeskVersionId, Desk> desks_;
};

Report intervals_of(Reading& reading, const Explanation& explanation, Audience audience) {
  CalendarNames calendars(reading);
  Report report;
  report.columns = {{.name = "from_at", .kind = ColumnKind::instant, .key = true},
                    {"to_at", ColumnKind::instant},
                    {"status", ColumnKind::word},
                    {"running", ColumnKind::flag},
                    {"why", ColumnKind::word},
                    {"team", ColumnKind::text},
                    {"agent", ColumnKind::text},
                    {"policy", ColumnKind::text},
                    {"calendar", ColumnKind::text},
                    {"desk_version", ColumnKind::number},
                    {"working_s", ColumnKind::working},
                    {"wall_s", ColumnKind::duration},
                    {"elapsed_s", ColumnKind::working}};
  Seconds elapsed;
  for (const ClockInterval& interval : explanation.intervals) {
    elapsed += interval.working;
    const DeskVersionId version = calendars.version_of(interval.binding);
    report.rows.push_back({interval.from, interval.to, std::string(name_of(interval.status)),
                           is_running(interval.why), std::string(kClockWhyWords[interval.why].word(audience)),
                           cell_of(reading.names().text(interval.team)),
                           cell_of(reading.names().text(interval.agent)),
                           cell_of(reading.bindings()[interval.binding].policy),
                           cell_of(calendars.name(interval.binding, explanation.row.clock, interval.team)),
                           version ? Cell{version.value} : Cell{}, interval.working.count,
                           interval.wall().count, elapsed.count});
  }
  return report;
}

constexpr LabelledName kRanPast{"ran past its due", "ran past its due"};
constexpr LabelledName kDueHadPassed{"the new due had passed already", "the new due was in the past"};
constexpr LabelledName kLeftOut{"out of overdue, met and breached",
                                "not counted as overdue, met or breached"};

/// Returns the note of a step: the policy of a target, the verdict of a stop, the reason of a breach.
std::string_view note_of(const DueStep& step, const ClockRow& row, const BindingTable& bindings,
                         Audience audience) {
  switch (step.kind) {
    case DueStepKind::target: return bindings[step.binding].policy;
    case DueStepKind::stopped: return name_of(row.outcome);
    case DueStepKind::breached:
      return (row.reason == BreachReason::retarget ? kDueHadPassed : kRanPast).word(audience);
    case DueStepKind::waived: return kLeftOut.word(audience);
    default: return {};
  }
}

Report due_of(const Explanation& explanation, const BindingTable& bindings, Audience audience) {
  Report report;
  report.columns = {{.name = "at", .kind = ColumnKind::instant, .key = true},
                    {"step", ColumnKind::word},
                    {"target_s", ColumnKind::working},
                    {"left_s", ColumnKind::working},
                    {"due_at", ColumnKind::instant},
                    {"note", ColumnKind::word}};
  for (const DueStep& step : explanation.steps)
    report.rows.push_back({step.at, std::string(kDueStepWords[step.kind].word(audience)),
                           cell_of(step.target), cell_of(step.left), cell_of(step.due_at),
                           cell_of(note_of(step, explanation.row, bindings, audience))});
  return report;
}

/// Returns the clock's row, and the policy and calendar that count it at the end.
Report clock_of(const TicketFacts& facts, const Explanation& explanation, const Report& intervals,
                const Binding& binding) {
  TicketFacts of_cycle = facts;
  of_cycle.clocks = std::span(&explanation.row, 1);
  Report report = clock_report(of_cycle, binding);
  const Report counted = select_columns(intervals, {"policy", "calendar", "desk_version"});
  report.columns.insert(report.columns.end(), counted.columns.begin(), counted.columns.end());
  Row& row = report.rows.front();
  if (!counted.rows.empty()) row.insert(row.end(), counted.rows.back().begin(), counted.rows.back().end());
  row.resize(report.columns.size());
  return report;
}

[[noreturn]] void refuse_missing(TicketId id, Clock clock, std::optional<int> last_cycle,
                                 std::int64_t cycle) {
  if (!last_cycle)
    throw Error(ErrorKind::not_found,
                fmt::format("no {} clock has run on ticket {}", name_of(clock), id.value),
                fmt::format("run 'tix sla show {}' to list its clocks", id.value));
  throw Error(ErrorKind::not_found, fmt::format("the {} clock of ticket {} has no cycle {}; the last is {}",
                                                name_of(clock), id.value, cycle, *last_cycle));
}

}  // namespace

ExplainedSla explain_sla(Reading& reading, TicketId id, Clock clock, std::optional<std::int64_t> cycle,
                         Audience audience) {
  const auto events = store::events_of(reading.database(), id);
  ExplainedSla explained;
  reading.one(id, [&](const TicketFacts& facts) {
    const auto explain_cycle = [&](std::int64_t number) {
      return explain(id, events, reading.bindings(), clock, static_cast<int>(number), reading.as_of());
    };
    const auto explanation = explain_cycle(cycle.value_or(0));
    if (!explanation || cycle == 0) {
      const auto last = explain_cycle(0);
      refuse_missing(id, clock, last ? std::optional{last->row.cycle} : std::nullopt, cycle.value_or(0));
    }
    explained.intervals = intervals_of(reading, *explanation, audience);
    explained.due = due_of(*explanation, reading.bindings(), audience);
    explained.clock =
        clock_of(facts, *explanation, explained.intervals, reading.bindings()[facts.ticket.binding]);
  });
  explained.intervals.header = reading.header("sla_explain", "SLA clocks explained");
  return explained;
}

}  // namespace tix::desk
