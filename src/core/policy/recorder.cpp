// Records new events by merging them with the stored ones, second by second, in one fold over the history.
//
// Within a second all events are applied before the ticket is bound, so that setting a priority and a
// category together gives one binding. An event that may stop a clock is the exception: it must be judged by
// the target that holds at that moment, so the ticket is bound before it. Bindings already stored are kept:
// the past ran under them.
#include "tix/policy/recorder.hpp"

#include "tix/ticket/event_values.hpp"

#include <algorithm>

namespace tix {
namespace {

/// Returns whether the event may stop a clock, so that the ticket has to be bound before it.
bool may_stop_a_clock(const NewEvent& new_event) {
  return new_event.kind == EventKind::status || is_message(new_event, MessageKind::reply);
}

}  // namespace

std::int64_t Recorded::message_seq() const {
  const auto message = std::ranges::find(added, EventKind::message,
                                         [](const RecordedEvent& recorded) { return recorded.event.kind; });
  return message == added.end() ? 0 : message->event.seq;
}

Recorder::Recorder(const Desk& desk, const NameTable& names, BindingTable& bindings, CustomerLookup customers)
    : desk_(&desk), names_(&names), bindings_(&bindings), customers_(std::move(customers)) {
  for (const EventKindRow& row : kEventKinds) affects_[row.kind] = affects_binding(desk, row.kind);
}

// Compares with the bindings already seen by address of their calendars first. Interning builds the canonical
// text of both calendars, which would dominate an import of many tickets.
BindingId Recorder::promised(const Ticket& ticket, Instant at) {
  const TicketFacts facts{.ticket = ticket,
                          .customer = customers_(ticket.customer, at),
                          .names = *names_,
                          .as_of = ticket.updated_at};
  Binding binding = binding_for(*desk_, facts);
  if (timers_held_back_) binding.timers.clear();
  const auto is_same_promise = [&](const auto& known) {
    return known.first.policy == binding.policy && known.first.calendar == binding.calendar &&
           known.first.ownership_calendar == binding.ownership_calendar &&
           known.first.hold_runs == binding.hold_runs && known.first.targets == binding.targets &&
           known.first.timers == binding.timers;
  };
  const auto found = std::ranges::find_if(known_, is_same_promise);
  if (found != known_.end()) return found->second;
  const BindingId id = bindings_->intern(binding);  // compares by content, which is slower
  known_.emplace_back(std::move(binding), id);
  return id;
}

// `unsettled` is set while an event of this second may have changed what the desk promises and the ticket has
// not been bound since. `touched` is set if any such event was recorded: only then can later events be bound
// differently.
Recorded Recorder::record(TicketId id, std::span<const Event> stored, std::vector<NewEvent> new_events,
                          ChangeId change, std::int64_t taken) {
  std::ranges::stable_sort(new_events, {}, &NewEvent::at);
  std::int64_t seq = taken;
  for (const Event& event : stored) seq = std::max(seq, event.seq);

  Recorded recorded;
  Fold folding(id, *bindings_);
  const auto add = [&](RecordedEvent added) {
    folding.apply(added.event);
    recorded.added.push_back(std::move(added));
  };
  const auto bind = [&](Instant at, AgentId actor) {
    const BindingId promise = promised(folding.ticket(), at);
    if (promise != folding.ticket().binding)
      add({.event = {.at = at,
                     .seq = ++seq,
                     .change = change,
                     .actor = actor,
                     .kind = EventKind::bound,
                     .a = promise.value},
           .body = {}});
  };

  std::size_t next = 0;  // of the stored events
  const auto replay_until = [&](Instant at) {
    for (; next < stored.size() && stored[next].at <= at; ++next) folding.apply(stored[next]);
  };
  bool touched = false;
  for (std::size_t i = 0; i < new_events.size();) {
    const Instant at = new_events[i].at;
    const AgentId actor = new_events[i].actor;
    replay_until(at);
    bool unsettled = false;
    for (; i < new_events.size() && new_events[i].at == at; ++i) {
      NewEvent& new_event = new_events[i];
      if (unsettled && may_stop_a_clock(new_event)) {
        bind(at, actor);
        unsettled = false;
      }
      const bool matters = affects_[new_event.kind] && folding.ticket().unresolved();
      touched |= matters;
      unsettled |= matters;
      add({.event = {.at = at,
                     .seq = ++seq,
                     .change = change,
                     .actor = new_event.actor,
                     .kind = new_event.kind,
                     .a = new_event.a,
                     .b = new_event.b,
                     .text = std::move(new_event.text)},
           .body = std::move(new_event.body),
           .shown = new_event.shown,
           .firing = std::move(new_event.firing)});
    }
    if (unsettled) bind(at, actor);
  }
  if (touched && next < stored.size()) {
    replay_until(Instant::last());
    if (folding.ticket().unresolved()) bind(stored.back().at, new_events.back().actor);
  }
  replay_until(Instant::last());
  recorded.folded = folding.result();
  return recorded;
}

}  // namespace tix
