// Decides what can be undone and folds tickets without it.
#include "desk/work/undo.hpp"

#include "desk/work/references.hpp"
#include "store/outbox/outbox.hpp"
#include "store/people/customer_facts.hpp"
#include "store/people/desk_store.hpp"
#include "store/ticket/event_store.hpp"
#include "tix/policy/policy.hpp"
#include "tix/text/error.hpp"
#include "tix/ticket/event_values.hpp"
#include "tix/time/local_text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace tix::desk {
namespace {

/// Commands that cannot be undone, whatever they recorded.
struct LastingCommand {
  std::string_view name;  ///< of the command or its group
  std::string_view why;
  std::string_view hint;
};
constexpr std::array kLastingCommands = {
    LastingCommand{"agent", "an absence cannot be undone", "run 'tix agent back NAME' to end it"},
    LastingCommand{"import", "an import cannot be undone",
                   "correct the file and import it again, or restore a backup"},
    LastingCommand{"customer merge", "a merge of customers cannot be undone in this way",
                   "run 'tix customer merge CUSTOMER --undo'"},
    LastingCommand{"customer", "a change to a customer cannot be undone",
                   "run 'tix customer set' to set the former values again"},
    LastingCommand{"desk", "applying a desk file cannot be undone",
                   "find the former version with 'tix desk history' and apply it again"},
};

/// Events whose change cannot be undone.
struct LastingEvent {
  EventKind kind;
  std::string_view why;
  std::string_view hint;  ///< {}: the ticket
};
constexpr std::array kLastingEvents = {
    LastingEvent{EventKind::redacted, "deleted the text of a message, which cannot be restored", ""},
};

[[noreturn]] void refuse(const Work& work, const store::Change& change, std::string_view why,
                         std::string_view hint = {}) {
  throw Error(ErrorKind::refused,
              fmt::format("the last command, {} at {}, {}", change.command,
                          format_moment(change.recorded_at, work.zone()), why),
              std::string(hint));
}

void require_undoable(const Work& work, const store::Change& change) {
  for (const LastingCommand& lasting : kLastingCommands) {
    const bool is_it =
        change.command.starts_with(lasting.name) &&
        (change.command.size() == lasting.name.size() || change.command[lasting.name.size()] == ' ');
    if (is_it) throw Error(ErrorKind::refused, std::string(lasting.why), std::string(lasting.hint));
  }
  if (work.now() - change.recorded_at > kUndoWindow)
    refuse(work, change, "is more than 24 h old", "correct it with a new command");
}

[[noreturn]] void refuse_creation(const Work& work, const store::Change& change, TicketId created) {
  refuse(
      work, change, "created a ticket, and tickets are never deleted",
      fmt::format("run 'tix resolve {} --resolution void' to exclude it from all statistics", created.value));
}

std::vector<RevertedTicket> by_ticket(const Work& work, const store::Change& change,
                                      const std::vector<std::pair<TicketId, Event>>& events) {
  std::vector<RevertedTicket> tickets;
  for (const auto& [id, event] : events) {
    for (const LastingEvent& lasting : kLastingEvents)
      if (event.kind == lasting.kind)
        refuse(work, change, lasting.why, fmt::format(fmt::runtime(lasting.hint), id.value));
    if (tickets.empty() || tickets.back().id != id) tickets.push_back({id, {}});
    tickets.back().events.push_back(event);
  }
  return tickets;
}

/// Returns whether the event is an act on the ticket, by a person or by a step or rule.
bool is_act(const Event& event) {
  const bool fires = event.kind == EventKind::step_fired || event.kind == EventKind::rule_fired;
  return (row_of(event.kind).by_person() || fires) && event.kind != EventKind::undone;
}

/// Throws Error{refused} if there is a later act on the ticket, because it may depend on the change.
void require_untouched(const Work& work, const store::Change& change, const RevertedTicket& reverted,
                       const std::vector<Event>& standing) {
  const std::int64_t last = reverted.events.back().seq;
  for (const Event& event : standing)
    if (event.seq > last && is_act(event))
      refuse(work, change,
             fmt::format("was followed by '{}' on ticket {}, by {} at {}", row_of(event.kind).label,
                         reverted.id.value, work.names().text(event.actor),
                         format_moment(event.at, work.zone())));
}

/// Cancels notifications to colleagues; a mail that a customer has received makes undo impossible.
void cancel_notifications(Work& work, const store::Change& change, TicketId id) {
  const std::string outsider = store::notified_outsider(work.database(), id, change.id);
  if (!outsider.empty())
    refuse(work, change, fmt::format("has already been mailed to {}", outsider),
           "send a correction: tix reply ID TEXT");
  store::cancel_outbox_of_change(work.database(), id, change.id, "undone");
}

/// Returns the last command that can be undone. Skips commands that created a ticket.
Undone last_undoable(Work& work) {
  Undone found;
  store::Change newest;
  for (ChangeId before = work.change();; before = found.change.id) {
    const auto change = store::last_standing_change(work.database(), work.actor(), before);
    if (!change && found.passed.empty())
      throw Error(ErrorKind::refused,
                  fmt::format("there is no command of '{}' to undo", work.names().text(work.actor())));
    if (!change) refuse_creation(work, newest, found.passed.front());
    if (found.passed.empty()) newest = *change;
    found.change = *change;
    require_undoable(work, *change);
    const auto events = store::events_of_change(work.database(), change->id);
    const auto created =
        std::ranges::find_if(events, [](const auto& row) { return row.second.kind == EventKind::created; });
    if (created == events.end()) {
      found.tickets = by_ticket(work, *change, events);
      return found;
    }
    found.passed.push_back(created->first);
  }
}

/// Computes the bindings that tickets would have if an undone command had never run. Reads each former desk
/// once for all tickets of a command.
class BindingsSince {
 public:
  /// `work` must outlive this object.
  explicit BindingsSince(Work& work);

  /// Returns the bindings that `standing` lacks from `since` to now: at each desk that was applied to open
  /// tickets, at each change of what is known of the customer, and at each event that policies look at, with
  /// the desk and the customer of that moment. `standing` is in order of (at, seq), without what an undo
  /// takes back or overtakes.
  std::vector<NewEvent> of(TicketId id, std::span<const Event> standing, Instant since);

 private:
  std::set<Instant> moments(std::span<const Event> standing, Instant since);
  const DeskInForce& desk_at(Instant at);

  Work* work_;
  std::vector<store::DeskVersion> versions_;
  std::map<DeskVersionId, DeskInForce> desks_;  // those read so far
};

BindingsSince::BindingsSince(Work& work) : work_(&work), versions_(store::desk_versions(work.database())) {}

const DeskInForce& BindingsSince::desk_at(Instant at) {
  const DeskVersionId id = store::desk_version_as_of(work_->database(), at).value().id;
  const auto known = desks_.find(id);
  if (known != desks_.end()) return known->second;
  return desks_.emplace(id, desk_version(work_->database(), id)).first->second;
}

/// Returns the moments in [since, now], each once.
std::set<Instant> BindingsSince::moments(std::span<const Event> standing, Instant since) {
  std::set<Instant> moments;
  const auto add = [&](Instant at) {
    if (since <= at && at <= work_->now()) moments.insert(at);
  };
  for (const store::DeskVersion& version : versions_)
    if (!version.new_only) add(version.applied_at);
  std::set<CustomerId> customers;
  for (const Event& event : standing) {
    if (event.kind == EventKind::created || event.kind == EventKind::requester)
      customers.insert(event_value<Refers::customer>(event));
    if (event.at >= since && affects_binding(desk_at(event.at).desk, event.kind)) add(event.at);
  }
  for (const CustomerId customer : customers)
    for (const store::CustomerFact& fact : store::customer_facts(work_->database(), customer)) add(fact.at);
  return moments;
}

std::vector<NewEvent> BindingsSince::of(TicketId id, std::span<const Event> standing, Instant since) {
  std::vector<NewEvent> bindings;
  Fold folding(id, work_->bindings());
  std::size_t next = 0;
  for (const Instant at : moments(standing, since)) {
    for (; next < standing.size() && standing[next].at <= at; ++next) folding.apply(standing[next]);
    const Ticket& ticket = folding.ticket();
    if (next == 0 || !ticket.unresolved()) continue;
    const BindingId promise = work_->promised_then(desk_at(at), ticket, at);
    if (promise == ticket.binding) continue;
    bindings.push_back({.at = at, .actor = work_->actor(), .kind = EventKind::bound, .a = promise.value});
    folding.apply(Event{.at = at,
                        .seq = standing[next - 1].seq,
                        .change = work_->change(),
                        .actor = work_->actor(),
                        .kind = EventKind::bound,
                        .a = promise.value});
  }
  return bindings;
}

}  // namespace

Undone undo(Work& work) {
  store::Database& database = work.database();
  Undone undone = last_undoable(work);
  const store::Change& change = undone.change;
  work.revert(change.id);
  BindingsSince bindings(work);
  for (const RevertedTicket& reverted : undone.tickets) {
    auto standing = store::events_of(database, reverted.id);
    require_untouched(work, change, reverted, standing);
    cancel_notifications(work, change, reverted.id);
    require_free_ref(database, work.ticket(reverted.id, Instant::last()).ref, reverted.id);
    // Later bindings were made from a state that the undo has removed.
    const std::int64_t last = reverted.events.back().seq;
    std::erase_if(standing,
                  [&](const Event& event) { return event.kind == EventKind::bound && event.seq > last; });
    const Instant since = std::ranges::min(reverted.events, {}, &Event::at).at;
    auto new_events = bindings.of(reverted.id, standing, since);
    new_events.push_back({.at = work.now(),
                          .actor = work.actor(),
                          .kind = EventKind::undone,
                          .a = change.id.value,
                          .b = last});
    work.record_history(reverted.id, standing, std::move(new_events));
  }
  return undone;
}

}  // namespace tix::desk
