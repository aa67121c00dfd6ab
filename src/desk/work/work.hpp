// One batch of writing: begun before its first read, decided in core, stored whole or not at all.
#pragma once

#include "desk/work/desk_in_force.hpp"
#include "desk/work/ticket_view.hpp"
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

/// Who runs which command, and when tix learns of it.
struct Author {
  std::string actor;
  std::string login;
  std::string command;
  Instant now;
};

/// What was recorded of one ticket.
struct RecordedTicket {
  TicketId id;
  Recorded recorded;
};

/// Everything a writing command does, in one BEGIN IMMEDIATE transaction and as one change. Dropped without
/// `commit`, nothing has happened: that is what `--dry-run` does.
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
  /// For acts that happen (or happened) at `at`. Error refused when `at` lies in the future. An author's now
  /// is this batch's.
  ActionContext action_context(Instant at);
  /// For what the desk does by itself.
  ActionContext automation_context(Instant at);

  /// When tix learns of all this: the author's now, or what was recorded while he waited for his turn.
  Instant now() const { return now_; }

  /// The ticket's events as of `at`, in order. Error not_found.
  std::vector<Event> past(TicketId id, Instant at);
  /// What they say, clocks too.
  Folded folded(TicketId id, Instant at);
  /// The ticket alone.
  Ticket ticket(TicketId id, Instant at) { return folded(id, at).ticket; }
  /// What `when` can ask of a ticket. Valid until another ticket's are asked for.
  TicketFacts facts(const Ticket& ticket, Instant at);
  /// A filter in this desk's words; `@me` is the actor.
  Filter filter(std::string_view text);
  /// The tickets that match now, in order of id. Nothing that is recorded later changes the answer.
  std::vector<TicketId> chosen(const Filter& filter);
  /// Records a new ticket and gives its number.
  TicketId create(std::vector<NewEvent> new_events);
  /// Adds facts to a ticket and folds it anew. A person's fact before the ticket's last one is refused.
  /// No new events: nothing happens. Gives what was recorded.
  Recorded record(TicketId id, std::vector<NewEvent> new_events);
  /// The same for facts from elsewhere, which may come in any order of time; events in order of (at, seq).
  Recorded record_history(TicketId id, const std::vector<Event>& stored, std::vector<NewEvent> new_events);

  /// A new ticket from elsewhere, with all that happened to it. The desk's steps and timed rules come to it
  /// now: what was to happen before is nobody's business any more.
  Recorded import_ticket(TicketId id, std::vector<NewEvent> new_events);

  /// From here on nothing that `change` recorded stands: its tickets have to be recorded anew.
  void revert(ChangeId change);

  /// From here on this desk decides.
  void use_desk(DeskInForce in_force);
  /// A ticket that was promised something else, and what it is promised now.
  struct Rebound {
    Folded before, after;
  };
  /// Binds an unresolved ticket to what the desk promises now; nothing when that is what it has.
  std::optional<Rebound> rebind(TicketId id);
  /// Overwrites what is known of a customer, and binds their unresolved tickets anew. Gives how many got
  /// another promise.
  std::int64_t set_customer(const store::CustomerRow& row);

  /// This change is worth keeping, whether or not it records an event.
  void keep_change() { recorded_ = true; }
  void commit();

 private:
  Recorder recorder();
  TicketView view();
  const Customer& customer(CustomerId id);
  /// `extent` is that of the events before.
  const std::vector<Event>& events(TicketId id);
  void keep(TicketId id, const Recorded& recorded, store::Extent extent, store::Rows rows);

  store::Database* database_;
  store::Transaction transaction_;
  DeskInForce in_force_;
  NameTable names_;
  BindingTable bindings_;
  Instant author_now_, now_;
  AgentId actor_;
  ChangeId change_;
  Customer customer_;          // the last one asked for
  TicketId read_;              // the ticket whose events were read last ...
  std::vector<Event> events_;  // ... and those
  Recorder recorder_;
  bool recorded_ = false;
};

}  // namespace tix::desk
