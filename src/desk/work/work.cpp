// Reads, decides and writes in one batch.
#include "desk/work/work.hpp"

#include "store/people/customer_addresses.hpp"
#include "store/ticket/event_store.hpp"
#include "tix/calendar/calendar.hpp"
#include "tix/text/error.hpp"
#include "tix/time/local_text.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include <fmt/format.h>

namespace tix::desk {

namespace {

/// The longest wait for other writers that is plausible; a larger difference is a clock that jumped back.
constexpr WallSeconds kLongestWait{60};

/// Returns the time of this batch: after that of a writer it waited for, even within a second.
Instant turn(store::Database& database, Instant now) {
  const auto last = store::last_recorded(database);
  return last && *last > now && *last - now <= kLongestWait ? *last : now;
}

}  // namespace

Work::Work(store::Database& database, const Author& author)
    : database_(&database),
      transaction_(database),
      in_force_(desk_in_force(database)),
      names_(store::load_names(database)),
      bindings_(store::load_bindings(database, read_calendar)),
      author_now_(author.now),
      now_(turn(database, author.now)),
      author_zone_(author.zone),
      actor_(names_.intern<AgentId>(author.actor)),
      recorder_(recorder_under(in_force_.desk)) {
  store::save_names(database, names_);
  change_ = store::add_change(database, {.id = {},
                                         .recorded_at = now_,
                                         .actor = actor_,
                                         .login = author.login,
                                         .command = author.command,
                                         .undoes = {}});
}

Recorder Work::recorder_under(const Desk& desk) {
  return Recorder(desk, names_, bindings_,
                  [this](CustomerId id, Instant at) -> const Customer& { return customer(id, at); });
}

void Work::revert(ChangeId change) {
  store::set_undoes(*database_, change_, change);
  read_ = {};
  recorded_ = true;
}

void Work::use_desk(DeskInForce in_force) {
  in_force_ = std::move(in_force);
  recorder_ = recorder_under(in_force_.desk);
  recorded_ = true;
}

std::optional<Work::Rebound> Work::rebind(TicketId id) {
  const std::vector<Event>& stored = events(id);
  Folded before = fold(id, stored, bindings_);
  const BindingId promise = recorder_.promised(before.ticket, now_);
  if (promise == before.ticket.binding) return std::nullopt;
  Recorded recorded = record_history(
      id, stored, {{.at = now_, .actor = actor_, .kind = EventKind::bound, .a = promise.value}});
  return Rebound{std::move(before), std::move(recorded.folded)};
}

CustomerId Work::know_customer(std::string_view address, Instant at) {
  return store::know_customer(*database_, address, desk().country, change_, at);
}

std::int64_t Work::set_customer(const store::CustomerRow& row) {
  const auto before = store::get_customer(*database_, row.customer.id).value();
  const auto facts = store::customer_facts(*database_, row.customer.id);
  const bool is_new = !store::has_tickets(*database_, row.customer.id) &&
                      std::ranges::none_of(facts, [](const auto& fact) { return is_particular(fact.kind); });
  store::change_customer(*database_, before, row, change_, is_new ? Instant::first() : now_);
  customer_ = {};
  recorded_ = true;
  std::int64_t rebound = 0;
  // A new name alone does not rebind tickets, not even those that `--new-only` left with an older binding.
  const bool matters = std::tie(before.customer.address, before.customer.org, before.customer.plan) !=
                       std::tie(row.customer.address, row.customer.org, row.customer.plan);
  if (!matters) return rebound;
  for (const TicketId id : store::unresolved_of_customer(*database_, row.customer.id))
    rebound += rebind(id).has_value();
  return rebound;
}

const Zone& Work::zone() const {
  return author_zone_ != nullptr ? *author_zone_ : Zone::find(desk().zone);
}

ActionContext Work::automation_context(Instant at) {
  return ActionContext(desk(), names_, kAutomatic, at, Zone::find(desk().zone));
}

ActionContext Work::action_context(Instant at) {
  if (at == author_now_) at = now_;
  if (at > now_)
    throw Error(ErrorKind::refused, fmt::format("{} is in the future", format_moment(at, zone())),
                "--at takes a time that has passed");
  return ActionContext(desk(), names_, actor_, at, zone());
}

const Customer& Work::customer(CustomerId id, Instant at) {
  if (customer_.id != id) {
    const auto row = store::get_customer(*database_, id);
    customer_ = row ? row->customer : Customer{};
    customer_.id = id;
    customer_facts_ = store::customer_facts(*database_, id);
  }
  if (customer_facts_.empty()) return customer_;  // no facts were ever set, so the row is complete
  customer_then_ = store::customer_as_of(customer_, customer_facts_, at);
  return customer_then_;
}

BindingId Work::promised_then(const DeskInForce& then, const Ticket& ticket, Instant at) {
  const BindingId promise = recorder_under(then.desk).promised(ticket, at);
  save_bindings(then.version.id);
  return promise;
}

void Work::save_bindings(DeskVersionId version) {
  store::save_bindings(*database_, bindings_, version,
                       [](const Calendar& calendar) { return calendar.canonical(); });
}

/// Returns the ticket's events that are not undone. An act reads them and then records: both see the same.
const std::vector<Event>& Work::events(TicketId id) {
  if (read_ != id) events_ = store::events_of(*database_, id);
  read_ = id;
  return events_;
}

std::vector<Event> Work::past(TicketId id, Instant at) {
  std::vector<Event> events = this->events(id);
  if (events.empty()) throw Error(ErrorKind::not_found, fmt::format("no ticket {}", id.value));
  // At a time before its creation, the ticket is taken as created; recording refuses so early an act.
  events.resize(until(events, std::max(at, events.front().at)).size());
  return events;
}

Folded Work::folded(TicketId id, Instant at) {
  return fold(id, past(id, at), bindings_);
}

TicketFacts Work::facts(const Ticket& ticket, Instant at) {
  return {.ticket = ticket,
          .customer = customer(ticket.customer, at),
          .policy = bindings_[ticket.binding].policy,
          .names = names_,
          .as_of = at,
          .reopen_window = desk().reopen_window};
}

TicketView Work::view() {
  return TicketView(
      {.database = database_, .desk = &desk(), .names = &names_, .bindings = [this]() -> const BindingTable& {
         return bindings_;
       }});
}

Filter Work::filter(std::string_view text, Instant at) {
  return view().filter(text, std::string(names_.text(actor_)), at);
}

std::vector<TicketId> Work::chosen(const Filter& filter, Instant at) {
  std::vector<TicketId> ids;
  view().each(filter, at, store::Among::all,
              [&](const TicketFacts& facts) { ids.push_back(facts.ticket.id); });
  return ids;
}

TicketId Work::create(std::vector<NewEvent> new_events) {
  const TicketId id = store::next_ticket_id(*database_);
  record_history(id, {}, std::move(new_events));
  return id;
}

Recorded Work::record(TicketId id, std::vector<NewEvent> new_events) {
  const std::vector<Event>& stored = events(id);
  const auto last = std::find_if(stored.rbegin(), stored.rend(), by_person);
  for (const NewEvent& new_event : new_events)
    if (last != stored.rend() && new_event.at < last->at)
      throw Error(ErrorKind::refused, fmt::format("{} is before the last event of ticket {}, {}",
                                                  format_moment(new_event.at, zone()), id.value,
                                                  format_moment(last->at, zone())));
  return record_history(id, stored, std::move(new_events));
}

Recorded Work::record_history(TicketId id, const std::vector<Event>& stored,
                              std::vector<NewEvent> new_events) {
  if (new_events.empty()) return {};
  const std::int64_t last_seq = stored.empty() ? 0 : store::next_seq(*database_, id) - 1;
  Recorded recorded = recorder_.record(id, stored, std::move(new_events), change_, last_seq);
  store_ticket(id, recorded, {stored.empty() ? Instant::first() : stored.back().at, last_seq},
               stored.empty() ? store::Rows::absent : store::Rows::may_exist);
  return recorded;
}

// Timers belong to a binding: the ticket is bound to one without them from the first of these events on, and
// to its own again from now on.
Recorded Work::record_late(TicketId id, std::vector<NewEvent> new_events) {
  const std::vector<Event> stored = events(id);
  const Instant from = std::ranges::min(new_events, {}, &NewEvent::at).at;
  if (!is_late(from, now_)) return record_history(id, stored, std::move(new_events));
  recorder_.hold_timers_back();
  const Ticket then = fold(id, until(stored, from), bindings_).ticket;
  if (then.unresolved())
    new_events.insert(new_events.begin(), {.at = from,
                                           .actor = kAutomatic,
                                           .kind = EventKind::bound,
                                           .a = recorder_.promised(then, from).value});
  Recorded recorded = record_history(id, stored, std::move(new_events));
  recorder_.release_timers();
  if (!recorded.folded.ticket.unresolved()) return recorded;
  if (auto rebound = rebind(id)) recorded.folded = std::move(rebound->after);
  return recorded;
}

Recorded Work::import_ticket(TicketId id, std::vector<NewEvent> new_events) {
  recorder_.hold_timers_back();
  Recorded recorded = recorder_.record(id, {}, std::move(new_events), change_);
  recorder_.release_timers();
  const Ticket& ticket = recorded.folded.ticket;
  const BindingId promise =
      ticket.unresolved() ? recorder_.promised(ticket, std::max(now_, ticket.updated_at)) : ticket.binding;
  if (promise != ticket.binding) {
    std::vector<Event> past;
    for (const RecordedEvent& added : recorded.added) past.push_back(added.event);
    const Instant at = std::max(now_, past.back().at);  // an imported file may contain future events
    Recorded timed = recorder_.record(
        id, past, {{.at = at, .actor = actor_, .kind = EventKind::bound, .a = promise.value}}, change_);
    std::move(timed.added.begin(), timed.added.end(), std::back_inserter(recorded.added));
    recorded.folded = std::move(timed.folded);
  }
  store_ticket(id, recorded, store::Extent{Instant::first(), 0}, store::Rows::absent);
  return recorded;
}

void Work::store_ticket(TicketId id, const Recorded& recorded, store::Extent extent, store::Rows rows) {
  recorded_ = true;
  read_ = {};
  for (const RecordedEvent& added : recorded.added) {
    extent.last_at = std::max(extent.last_at, added.event.at);
    extent.last_seq = added.event.seq;
  }
  store::save_names(*database_, names_);
  save_bindings(in_force_.version.id);
  store::write_projection(*database_, recorded.folded, extent, rows);
  for (const RecordedEvent& added : recorded.added) {
    store::append_events(*database_, id, std::span{&added.event, 1});
    if (added.event.kind == EventKind::message)
      store::add_body(*database_, id, added.event.seq, {added.body, added.shown});
    if (added.firing) store::add_firing(*database_, id, added.event.seq, *added.firing);
  }
}

void Work::commit() {
  if (recorded_) transaction_.commit();  // a change that changed nothing leaves no trace
}

}  // namespace tix::desk
