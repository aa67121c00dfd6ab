// Records events in a ticket's history, recomputes its state, and rebinds the SLA policy where an event
// changes it.
#pragma once

#include "tix/policy/policy.hpp"
#include "tix/sla/binding.hpp"
#include "tix/sla/fold.hpp"
#include "tix/text/enum_array.hpp"
#include "tix/ticket/customer.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/firing.hpp"
#include "tix/ticket/name_table.hpp"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace tix {

/// An event that has no number yet.
struct NewEvent {
  Instant at;
  AgentId actor;
  EventKind kind = EventKind::created;
  std::int64_t a = 0;
  std::int64_t b = 0;
  std::string text = {};
  std::string body = {};                   ///< the body of a message; stored apart from the event
  std::optional<std::int64_t> shown = {};  ///< bytes of it before quotes and signature; nullopt: all
  std::optional<Firing> firing = {};       ///< the details of a step that fired; stored apart from the event
};

/// An event with its number, and the parts that are stored apart from it.
struct RecordedEvent {
  Event event;
  std::string body;
  std::optional<std::int64_t> shown = {};  ///< as in NewEvent
  std::optional<Firing> firing = {};
};

/// The result of recording.
struct Recorded {
  std::vector<RecordedEvent> added;  ///< the new events and bindings, in order
  Folded folded;                     ///< the state computed from the whole history

  /// Returns the seq of the first message among them, or 0.
  std::int64_t message_seq() const;
};

/// Records events under one version of the desk file. Remembers bindings from ticket to ticket, so use one
/// Recorder for a whole import.
class Recorder {
 public:
  /// Returns the customer as known at an instant.
  using CustomerLookup = std::function<const Customer&(CustomerId, Instant)>;

  /// All arguments must outlive the recorder. New bindings are added to `bindings`.
  Recorder(const Desk& desk, const NameTable& names, BindingTable& bindings, CustomerLookup customers);

  /// Records `new_events` in a history. `stored` must be in order of (at, seq). `new_events` may be in any
  /// order, but those of one second keep the order given. Adds a binding in each second in which a new event
  /// changes what the desk promises an unresolved ticket, before a reply or status of the same second. If
  /// stored events come after the new ones, adds one more after the last of them. Numbers up to `taken` are
  /// in use, also by undone events.
  Recorded record(TicketId id, std::span<const Event> stored, std::vector<NewEvent> new_events,
                  ChangeId change, std::int64_t taken = 0);

  /// Returns the binding that the desk gives a ticket in this state at `at`. Adds it to the table if it is
  /// new.
  BindingId promised(const Ticket& ticket, Instant at);

  /// While timers are held back, bindings have none, so that no step fires for the past that an import
  /// records.
  void hold_timers_back() { timers_held_back_ = true; }
  void release_timers() { timers_held_back_ = false; }

 private:
  const Desk* desk_;
  const NameTable* names_;
  BindingTable* bindings_;
  CustomerLookup customers_;
  EnumArray<EventKind, bool, kEventKinds.size()> affects_;
  bool timers_held_back_ = false;
  std::vector<std::pair<Binding, BindingId>> known_;
};

}  // namespace tix
