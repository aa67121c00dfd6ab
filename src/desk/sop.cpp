// Steps in the order of the desk file, each with its firings first.
#include "desk/sop.hpp"

#include "store/event_store.hpp"
#include "tix/duration_text.hpp"
#include "tix/firing.hpp"

#include <algorithm>
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

std::string kind_text(EscalationKind kind) {
  return std::string(kEscalationKindNames[static_cast<std::size_t>(kind)]);
}

std::vector<std::string> actions_text(const EscalationStep& step) {
  std::vector<std::string> texts;
  for (const Action& action : step.actions)
    texts.push_back(
        fmt::format("{}:{}", kActions[static_cast<std::size_t>(action.kind)].word, action.argument));
  return texts;
}

/// One ticket's steps.
class Procedure {
 public:
  Procedure(Reading& reading, TicketId id) : reading_(&reading), id_(id), folding_(id, reading.bindings()) {
    events_ = store::events_of(reading.database(), id);
    for (const Event& event : until(events_, reading.as_of())) folding_.apply(event);
    pending_ = folding_.pending_timers();
    clocks_ = folding_.result().clocks;
  }

  void append(const EscalationStep& step, Report& report) {
    const auto name = reading_->names().find<StepId>(step.name);
    for (const Event& event : until(events_, reading_->as_of()))
      if (event.kind == EventKind::step_fired && event.a == name.value)
        append_fired(step.name, event, report);
    append_next(step, name, report);
  }
  /// Steps that fired and that the desk has no more, and the one every desk has.
  void append_others(Report& report) {
    for (const Event& event : until(events_, reading_->as_of())) {
      const auto name =
          event.kind == EventKind::step_fired ? reading_->names().text(StepId{event.a}) : std::string_view();
      if (!name.empty() && !reading_->desk().step(name)) append_fired(std::string(name), event, report);
    }
  }

 private:
  void append_fired(const std::string& name, const Event& event, Report& report) {
    const FiredFor key = fired_for(event.b);
    const Firing firing = store::get_firing(reading_->database(), id_, event.seq).value_or(Firing{});
    report.rows.push_back({name, kind_text(key.kind), std::string(name_of(key.clock)),
                           std::int64_t{key.cycle}, Cell{}, std::string("fired"), firing.moment, event.at,
                           (event.at - firing.moment).count,
                           cell_of(reading_->names().text(firing.responsible)), cell_of(firing.within),
                           Cell{}, cell_of(firing.procedure)});
  }

  void append_next(const EscalationStep& step, StepId name, Report& report) {
    const auto next = std::find_if(pending_.begin(), pending_.end(), [&](const PendingTimer& timer) {
      return timer.is_step && timer.name == name.value;
    });
    Cell moment, cycle;
    std::string state;
    if (next != pending_.end()) {
      moment = next->moment;
      cycle = std::int64_t{next->cycle};
      state = next->moment <= reading_->as_of() ? "due" : "waits";
    } else {
      state = why_not(step, name);
      if (state.empty()) return;
    }
    report.rows.push_back({step.name, kind_text(step.kind), std::string(name_of(step.clock)), cycle,
                           moment_text(step), state, moment, Cell{}, Cell{}, cell_of(step.responsible),
                           cell_of(step.within), actions_text(step), cell_of(step.procedure)});
  }

  bool has_fired(StepId name) const {
    const auto past = until(events_, reading_->as_of());
    return std::any_of(past.begin(), past.end(), [&](const Event& event) {
      return event.kind == EventKind::step_fired && event.a == name.value;
    });
  }

  /// Empty: it has fired, and its row says so.
  std::string why_not(const EscalationStep& step, StepId name) const {
    if (has_fired(name)) return {};
    if (!folding_.ticket().unresolved()) return "clock does not run";
    const auto& timers = reading_->bindings()[folding_.ticket().binding].timers;
    const auto bound = std::find_if(timers.begin(), timers.end(), [&](const Timer& timer) {
      return timer.is_step() && timer.name == name.value;
    });
    if (bound == timers.end() || !bound->applies) return "not for this ticket";
    const auto runs = std::find_if(clocks_.begin(), clocks_.end(), [&](const ClockRow& row) {
      return row.clock == step.clock && row.outcome == Outcome::running && row.due_at;
    });
    if (runs == clocks_.end()) return "clock does not run";
    const Ticket& ticket = folding_.ticket();
    const bool held = bound->is_before_due() && ticket.acknowledged_at && !ticket.acknowledged_until;
    return held ? "held" : "passed before it came";
  }

  Reading* reading_;
  TicketId id_;
  Fold folding_;
  std::vector<Event> events_;
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
  for (const Event& event : until(events, reading.as_of())) {
    if (event.kind != EventKind::step_fired) continue;
    const FiredFor key = fired_for(event.b);
    const Firing firing = store::get_firing(reading.database(), id, event.seq).value_or(Firing{});
    report.rows.push_back({std::string(reading.names().text(StepId{event.a})), kind_text(key.kind),
                           std::string(name_of(key.clock)), event.at, (event.at - firing.moment).count,
                           cell_of(reading.names().text(firing.responsible)), cell_of(firing.procedure)});
  }
  return report;
}

Report sop_of_desk(Reading& reading) {
  Report report;
  report.header = reading.header("sop");
  report.columns = {
      {"step", ColumnKind::text, true},  {"kind", ColumnKind::word},        {"clock", ColumnKind::word},
      {"at", ColumnKind::word},          {"when", ColumnKind::text},        {"do", ColumnKind::list},
      {"responsible", ColumnKind::text}, {"within_s", ColumnKind::working}, {"procedure", ColumnKind::text}};
  for (const EscalationStep& step : reading.desk().escalations)
    report.rows.push_back({step.name, kind_text(step.kind), std::string(name_of(step.clock)),
                           moment_text(step), cell_of(step.when.text()), actions_text(step),
                           cell_of(step.responsible), cell_of(step.within), cell_of(step.procedure)});
  return report;
}

Report sop_of(Reading& reading, TicketId id) {
  reading.one(id, [](const TicketFacts&) {});
  Report report;
  report.header = reading.header("sop");
  report.columns = {{"step", ColumnKind::text, true},
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
  Procedure procedure(reading, id);
  for (const EscalationStep& step : reading.desk().escalations) procedure.append(step, report);
  procedure.append_others(report);
  return report;
}

}  // namespace tix::desk
