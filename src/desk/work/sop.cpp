// Lists steps in the order of the desk file, each after its firings.
#include "desk/work/sop.hpp"

#include "store/ticket/event_store.hpp"
#include "tix/text/enum_table.hpp"
#include "tix/ticket/event_values.hpp"
#include "tix/ticket/firing.hpp"
#include "tix/time/duration_text.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tix::desk {
namespace {

std::string moment_text(const EscalationStep& step) {
  if (step.is_percent) return fmt::format("{}%", step.moment);
  if (step.moment == 0) return "due";
  return fmt::format("due{}{}", step.moment < 0 ? "" : "+", format_exact(Seconds{step.moment}));
}

std::vector<std::string> actions_text(const EscalationStep& step) {
  std::vector<std::string> texts;
  for (const Action& action : step.actions)
    texts.push_back(fmt::format("{}:{}", kActions[action.kind].word, action.argument));
  return texts;
}

/// Whether a step of a ticket has fired or is still to fire, or why it does not fire.
enum class StepState : std::uint8_t { fired, waits, due, held, passed, not_for_ticket, clock_stopped };
constexpr auto kStepStates =
    enum_values<StepState, LabelledName>({{"fired", "fired"},
                                          {"waits", "scheduled"},
                                          {"due", "due"},
                                          {"held", "held: acknowledged"},
                                          {"passed before it came", "passed before it applied"},
                                          {"not for this ticket", "not for this ticket"},
                                          {"clock does not run", "clock not running"}});

/// A step that fired, as it was then.
struct Fired {
  std::string step;
  StepId id;
  FiredFor key;
  Instant at;
  Firing firing;
};

std::vector<Fired> fired_of(Reading& reading, TicketId id, std::span<const Event> past) {
  std::vector<Fired> fired;
  for (const Event& event : past) {
    if (event.kind != EventKind::step_fired) continue;
    const StepId step = event_value<Refers::step>(event);
    fired.push_back({.step = std::string(reading.names().text(step)),
                     .id = step,
                     .key = event_value<Refers::firing>(event),
                     .at = event.at,
                     .firing = store::get_firing(reading.database(), id, event.seq).value_or(Firing{})});
  }
  return fired;
}

/// The steps of one ticket.
class Procedure {
 public:
  Procedure(Reading& reading, TicketId id, Audience audience)
      : reading_(&reading), audience_(audience), folding_(id, reading.bindings()) {
    const auto events = store::events_of(reading.database(), id);
    const auto past = until(events, reading.as_of());
    for (const Event& event : past) folding_.apply(event);
    fired_ = fired_of(reading, id, past);
    pending_ = folding_.pending_timers();
    clocks_ = folding_.result().clocks;
  }

  void append(const EscalationStep& step, Report& report) {
    const auto name = reading_->names().find<StepId>(step.name);
    for (const Fired& fired : fired_)
      if (fired.id == name) append_fired(fired, report);
    append_next(step, name, report);
  }
  /// Appends steps that fired and are no longer in the desk, and the one that every desk has.
  void append_others(Report& report) {
    for (const Fired& fired : fired_)
      if (!reading_->desk().step(fired.step)) append_fired(fired, report);
  }

 private:
  void append_fired(const Fired& fired, Report& report) {
    report.rows.push_back(
        {fired.step, std::string(name_of(fired.key.kind)), std::string(name_of(fired.key.clock)),
         std::int64_t{fired.key.cycle}, Cell{}, word(StepState::fired), fired.firing.moment, fired.at,
         (fired.at - fired.firing.moment).count, cell_of(reading_->names().text(fired.firing.responsible)),
         cell_of(fired.firing.within), Cell{}, cell_of(fired.firing.procedure)});
  }

  void append_next(const EscalationStep& step, StepId name, Report& report) {
    const auto next = std::ranges::find_if(
        pending_, [&](const PendingTimer& timer) { return timer.is_step && timer.name == name.value; });
    Cell moment, cycle;
    std::optional<StepState> state;
    if (next != pending_.end()) {
      moment = next->moment;
      cycle = std::int64_t{next->cycle};
      state = next->moment <= reading_->as_of() ? StepState::due : StepState::waits;
    } else {
      state = why_not(step, name);
      if (!state) return;
    }
    report.rows.push_back({step.name, std::string(name_of(step.kind)), std::string(name_of(step.clock)),
                           cycle, moment_text(step), word(*state), moment, Cell{}, Cell{},
                           cell_of(step.responsible), cell_of(step.within), actions_text(step),
                           cell_of(step.procedure)});
  }

  bool has_fired(StepId name) const {
    return std::ranges::any_of(fired_, [&](const Fired& fired) { return fired.id == name; });
  }

  /// Returns why a step does not fire, or nullopt if it has fired.
  std::optional<StepState> why_not(const EscalationStep& step, StepId name) const {
    if (has_fired(name)) return std::nullopt;
    if (!folding_.ticket().unresolved()) return StepState::clock_stopped;
    const auto& timers = reading_->bindings()[folding_.ticket().binding].timers;
    const auto bound = std::ranges::find_if(
        timers, [&](const Timer& timer) { return timer.is_step() && timer.name == name.value; });
    if (bound == timers.end() || !bound->applies) return StepState::not_for_ticket;
    const auto runs = std::ranges::find_if(clocks_, [&](const ClockRow& row) {
      return row.clock == step.clock && row.outcome == Outcome::running && row.due_at;
    });
    if (runs == clocks_.end()) return StepState::clock_stopped;
    const Ticket& ticket = folding_.ticket();
    const bool held = bound->is_before_due() && ticket.acknowledged_at && !ticket.acknowledged_until;
    return held ? StepState::held : StepState::passed;
  }

  std::string word(StepState state) const { return std::string(kStepStates[state].word(audience_)); }

  Reading* reading_;
  Audience audience_;
  Fold folding_;
  std::vector<Fired> fired_;
  std::vector<PendingTimer> pending_;
  std::vector<ClockRow> clocks_;
};

}  // namespace

Report firings_of(Reading& reading, TicketId id) {
  Report report;
  report.columns = {{"step", ColumnKind::text},          {"kind", ColumnKind::word},
                    {"clock", ColumnKind::word},         {"fired_at", ColumnKind::instant},
                    {"late_by_s", ColumnKind::duration}, {"responsible", ColumnKind::text},
                    {"procedure", ColumnKind::text}};
  const auto events = store::events_of(reading.database(), id);
  for (const Fired& fired : fired_of(reading, id, until(events, reading.as_of())))
    report.rows.push_back(
        {fired.step, std::string(name_of(fired.key.kind)), std::string(name_of(fired.key.clock)), fired.at,
         (fired.at - fired.firing.moment).count, cell_of(reading.names().text(fired.firing.responsible)),
         cell_of(fired.firing.procedure)});
  return report;
}

Report sop_of_desk(Reading& reading) {
  Report report;
  report.header = reading.header("sop", "escalation procedure");
  report.columns = {{.name = "step", .kind = ColumnKind::text, .key = true},
                    {"kind", ColumnKind::word},
                    {"clock", ColumnKind::word},
                    {"at", ColumnKind::word},
                    {"when", ColumnKind::text},
                    {"do", ColumnKind::list},
                    {"responsible", ColumnKind::text},
                    {"within_s", ColumnKind::working},
                    {"procedure", ColumnKind::text}};
  for (const EscalationStep& step : reading.desk().escalations)
    report.rows.push_back({step.name, std::string(name_of(step.kind)), std::string(name_of(step.clock)),
                           moment_text(step), cell_of(step.when.text()), actions_text(step),
                           cell_of(step.responsible), cell_of(step.within), cell_of(step.procedure)});
  return report;
}

Report sop_of(Reading& reading, TicketId id, Audience audience) {
  reading.one(id, [](const TicketFacts&) {});
  Report report;
  report.header = reading.header("sop", "escalation procedure");
  report.columns = {{.name = "step", .kind = ColumnKind::text, .key = true},
                    {"kind", ColumnKind::word},
                    {"clock", ColumnKind::word},
                    {"cycle", ColumnKind::number},
                    {"at", ColumnKind::word},
                    {"state", ColumnKind::word},
                    {"moment_at", ColumnKind::instant},
                    {"fired_at", ColumnKind::instant},
                    {"late_by_s", ColumnKind::duration},
                    {"responsible", ColumnKind::text},
                    {"within_s", ColumnKind::working},
                    {"do", ColumnKind::list},
                    {"procedure", ColumnKind::text}};
  Procedure procedure(reading, id, audience);
  for (const EscalationStep& step : reading.desk().escalations) procedure.append(step, report);
  procedure.append_others(report);
  return report;
}

}  // namespace tix::desk
