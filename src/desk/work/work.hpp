// One batch of writing: begun before its first read, decided in core, stored whole or not at all.
#pragma once

#include "desk/work/desk_in_force.hpp"
#include "desk/work/ticket_view.hpp"
#include "store/people/customer_facts.hpp"
#include "store/people/people_store.hpp"
#include "store/sqlite/transaction.hpp"
#include "store/ticket/ticket_store.hpp"
#include "tix/action/acts.hpp"
#include "tix/policy/recorder.hpp"
#include "tix/sla/binding.hpp"
#include "tix/sla/fold.hpp"
#include "tix/ticket/name_table.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::desk {

/// The person who runs a command, the command, and the time.
struct Author {
  std::string actor;
  std::string login;
  std::string command;
  Instant now;
  const Zone* zone = nullptr;  ///< in which the author reads times; null: the desk's
};

/// Returns whether what happened then became known so late that its steps and timed rules are not made up
/// for: after an outage, the mail of a day must not set off a storm of escalations. The limit is one hour.
constexpr bool is_late(Instant happened, Instant known) {
  return known - happened > WallSeconds{3600};
}

/// The events recorded for one ticket.
struct RecordedTicket {
  TicketId id;
  Recorded recorded;
};

/// Everything a writing command does, in one BEGIN IMMEDIATE transaction and as one change. Rolls back unless
/// `commit` is called, which is how `--dry-run` works.
class Work {
 public:
  Work(store::Database& database, const Author& author);
  Work(const Work&) = delete;

  store::Database& database() { return *database_; }
  const DeskInForce& in_force() const { return in_force_; }
  const Desk& desk() const { return in_force_.desk; }
  NameTable& names() { return names_; }
  const NameTable& names() const { return names_; }
  const BindingTable& bindings() const { return bindings_; }
  AgentId actor() const { return actor_; }
  ChangeId change() const { return change_; }
  /// Returns the zone in which messages to the author show times.
  const Zone& zone() const;
  /// Returns the context for acts at `at`. Throws Error{refused} if `at` lies in the future. The author's now
  /// means this batch's.
  ActionContext action_context(Instant at);
  /// Returns the context for what the desk does automatically.
  ActionContext automation_context(Instant at);

  /// Returns the time of recording: the author's now, or the time of the last record of another writer that
  /// this one waited for.
  Instant now() const { return now_; }

  /// Returns the ticket's events up to `at`, in order. Throws Error{not_found}.
  std::vector<Event> past(TicketId id, Instant at);
  /// Returns the fold of these events, including clocks.
  Folded folded(TicketId id, Instant at);
  /// Returns the ticket alone.
  Ticket ticket(TicketId id, Instant at) { return folded(id, at).ticket; }
  /// Returns what `when` can test. Valid until it is called for another ticket.
  TicketFacts facts(const Ticket& ticket, Instant at);
  /// Parses a filter with this desk's names; `@me` is the actor, and relative times count from `at`.
  Filter filter(std::string_view text, Instant at);
  /// Returns the tickets that match as of `at`, in order of id.
  std::vector<TicketId> chosen(const Filter& filter, Instant at);
  /// Records a new ticket and returns its number.
  TicketId create(std::vector<NewEvent> new_events);
  /// Records events on a ticket and folds it again. Throws Error{refused} for a person's event before the
  /// ticket's last one. Does nothing without new events. Returns what was recorded.
  Recorded record(TicketId id, std::vector<NewEvent> new_events);
  /// Records events from elsewhere, which may come in any order of time; `stored` is in order of (at, seq).
  Recorded record_history(TicketId id, const std::vector<Event>& stored, std::vector<NewEvent> new_events);

  /// Records events that became known after they happened, and may lie before other events. If they are late
  /// (is_late), steps and timed rules of the ticket fire only for moments from now on.
  Recorded record_late(TicketId id, std::vector<NewEvent> new_events);

  /// Records a new ticket from elsewhere, with its whole history. The desk's steps and timed rules apply from
  /// now on; earlier ones do not fire.
  Recorded import_ticket(TicketId id, std::vector<NewEvent> new_events);

  /// Undoes everything that `change` recorded; its tickets must be recorded again.
  void revert(ChangeId change);

  /// Uses this desk from now on.
  void use_desk(DeskInForce in_force);
  /// A ticket before and after it was rebound.
  struct Rebound {
    Folded before, after;
  };
  /// Binds an unresolved ticket to the current policy. Returns nullopt if it is bound to that already.
  std::optional<Rebound> rebind(TicketId id);
  /// Returns the customer with this address; a new one is known from `at` on. Returns 0 for an empty address.
  CustomerId know_customer(std::string_view address, Instant at);
  /// Sets the fields of a customer from now on, or from the beginning if they have no tickets, and rebinds
  /// their unresolved tickets. Returns how many got another binding.
  std::int64_t set_customer(const store::CustomerRow& row);

  /// Returns the binding that a desk in force at `at` gave a ticket in this state.
  BindingId promised_then(const DeskInForce& then, const Ticket& ticket, Instant at);

  /// Keeps this change even if it records no event.
  void record_change() { recorded_ = true; }
  void commit();

 private:
  /// Returns a recorder for a desk, which must outlive it.
  Recorder recorder_under(const Desk& desk);
  TicketView view();
  /// Returns the customer as known at `at`. Valid until the next call.
  const Customer& customer(CustomerId id, Instant at);
  const std::vector<Event>& events(TicketId id);
  void save_bindings(DeskVersionId version);
  void store_ticket(TicketId id, const Recorded& recorded, store::Extent extent, store::Rows rows);

  store::Database* database_;
  store::Transaction transaction_;
  DeskInForce in_force_;
  NameTable names_;
  BindingTable bindings_;
  Instant author_now_, now_;
  const Zone* author_zone_;
  AgentId actor_;
  ChangeId change_;
  Customer customer_;       // the last one requested: as it is now,
  Customer customer_then_;  // as it was known at the instant asked about,
  std::vector<store::CustomerFact> customer_facts_;
  TicketId read_;              // the ticket whose events were read last ...
  std::vector<Event> events_;  // ... and those
  Recorder recorder_;
  bool recorded_ = false;
};

}  // namespace tix::desk
