// New facts recorded into a ticket's history: folded anew, with a binding wherever they change what is
// promised.
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

/// A fact that has not got its number yet.
struct NewEvent {
  Instant at;
  AgentId actor;
  EventKind kind = EventKind::created;
  std::int64_t a = 0;
  std::int64_t b = 0;
  std::string text = {};
  std::string body = {};              ///< of a message; stored beside the event
  std::optional<Firing> firing = {};  ///< of a step that fired; stored beside the event
};

struct RecordedEvent {
  Event event;
  std::string body;
  std::optional<Firing> firing = {};
};

struct Recorded {
  std::vector<RecordedEvent> added;  ///< the new facts and bindings, in order, with their numbers
  Folded folded;                     ///< of the whole history
};

/// Records with one desk version. Keeps what it learns between tickets, so one Recorder serves a whole
/// import.
class Recorder {
 public:
  using CustomerLookup = std::function<const Customer&(CustomerId)>;

  /// All outlive the recorder. `bindings` takes in what is newly promised.
  Recorder(const Desk& desk, const NameTable& names, BindingTable& bindings, CustomerLookup customers);

  /// `stored` in order of (at, seq); `new_events` in any order, those of one second in the order given. A
  /// binding comes in each second in which a new event changes what the desk promises an unresolved ticket,
  /// before that second's reply or status; and after the last event when earlier ones have been overtaken.
  /// Numbers up to `taken` belong to events already, undone ones among them.
  Recorded record(TicketId id, std::span<const Event> stored, std::vector<NewEvent> new_events,
                  ChangeId change, std::int64_t taken = 0);

  /// What the desk promises this ticket now.
  BindingId promised(const Ticket& ticket);

  /// While held back, bindings bring no timers: what an import tells of the past must not fire.
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
