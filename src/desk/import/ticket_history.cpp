// Turns one row per ticket into events at their times, and updates of known tickets.
#include "desk/import/ticket_history.hpp"

#include "tix/ticket/event_values.hpp"

#include <algorithm>

namespace tix::desk {
namespace {

bool sets_agent(const NewEvent& new_event) {
  return new_event.kind == EventKind::agent && event_value<Refers::agent>(new_event);
}

NewEvent message(Instant at, AgentId actor, MessageKind kind, std::string body = {}) {
  return {.at = at,
          .actor = actor,
          .kind = EventKind::message,
          .a = stored_number(kind),
          .body = std::move(body)};
}

}  // namespace

/// When the ticket ended; `resolved` is empty if closing also resolved it.
struct TicketHistory::Ends {
  std::optional<Instant> resolved, closed;

  std::optional<Instant> first() const { return resolved ? resolved : closed; }
};

/// The part of a ticket's history that a row is compared with.
struct TicketHistory::Known {
  Ticket present;
  StateDifference difference;
  bool had_status = false;      // since updated_at it was once in the row's status
  bool had_resolution = false;  // the same for the resolution
  bool had_score = false;
  bool has_body = false;
  std::optional<Instant> last_assigned;
  Instant last_by_person = Instant::first();
  std::vector<std::pair<Instant, Status>> statuses;

  explicit Known(const RowState& state) : difference(state) {}
  /// Returns whether it was resolved or closed at `at`; with Status::closed, only whether it was closed.
  bool ended_at(Instant at, Status end) const {
    return std::ranges::any_of(statuses, [&](const auto& status) {
      return status.first == at && !is_unresolved(status.second) &&
             (end != Status::closed || status.second == Status::closed);
    });
  }
};

TicketHistory::Ends TicketHistory::ends_of(const TicketRow& row, Instant born) const {
  Ends ends;
  if (row.resolved_at) ends.resolved = std::max(*row.resolved_at, born);
  if (row.closed_at) ends.closed = std::max(*row.closed_at, ends.resolved.value_or(born));
  if (ends.closed && ends.closed == ends.resolved) ends.resolved.reset();
  return ends;
}

Instant TicketHistory::not_before(Instant given, Instant floor) {
  if (given < floor) ++moved_;
  return std::max(given, floor);
}

ResolutionId TicketHistory::resolution_of(const TicketRow& row) const {
  return row.resolution ? row.resolution : context_.names->intern_active<ResolutionId>("fixed");
}

void TicketHistory::add_status(Instant at, AgentId actor, Status status, ResolutionId resolution,
                               RankedEvents& into) const {
  into.add(Rank::status, {.at = at,
                          .actor = actor,
                          .kind = EventKind::status,
                          .a = stored_number(status),
                          .b = resolution.value});
}

/// Adds an event at `updated_at` if no other fact is that late.
void TicketHistory::touch(const TicketRow& row, Instant last, RankedEvents& into) const {
  if (row.updated_at && *row.updated_at > into.last_at(last))
    into.add(Rank::field,
             {.at = *row.updated_at, .actor = context_.actor, .kind = EventKind::ref, .text = row.ref});
}

std::vector<NewEvent> TicketHistory::events_of_new(const TicketRow& row) {
  RankedEvents facts;
  const Instant born = row.created_at;
  const AgentId agent = actor_of(row);
  Known blank(row.state);
  blank.present.title = row.title;
  blank.present.customer = row.state.requester.value_or(CustomerId{});
  blank.difference.mark_equal(blank.present);
  blank.last_by_person = born;
  facts.add(Rank::created, {.at = born,
                            .actor = context_.actor,
                            .kind = EventKind::created,
                            .a = blank.present.customer.value,
                            .b = clocks_left_out(*context_.columns, ImportKind::tickets),
                            .text = row.title});
  if (row.state.due && !*row.state.due)
    facts.add(Rank::initial, {.at = born,
                              .actor = context_.actor,
                              .kind = EventKind::due_none,
                              .a = stored_number(Clock::resolution)});
  facts.add(Rank::initial, {.at = born, .actor = context_.actor, .kind = EventKind::ref, .text = row.ref});
  blank.difference.add_facts(blank.present, born, context_.actor, Stage::creation, facts);

  std::optional<Instant> taken_at;  // by an agent set, or by a reply
  const auto take = [&](Instant at) { taken_at = std::min(taken_at.value_or(at), at); };
  for (auto& [rank, new_event] : facts.events()) {
    if (new_event.kind != EventKind::agent) continue;
    if (row.assigned_at) new_event.at = not_before(*row.assigned_at, born);
    take(new_event.at);
  }
  if (!row.body.empty())
    facts.add(Rank::message, message(born, context_.actor, MessageKind::received, row.body));
  if (row.first_response_at) {
    const Instant at = not_before(*row.first_response_at, born);
    facts.add(Rank::message, message(at, agent, MessageKind::reply));
    take(at);
  }
  const Ends ends = ends_of(row, born);
  if (taken_at && row.status != Status::new_ && (!ends.first() || *taken_at < *ends.first())) {
    add_status(*taken_at, agent, Status::open, {}, facts);
    blank.present.status = Status::open;
  }
  if (row.resolved_at && *row.resolved_at < born) ++moved_;
  if (row.closed_at && *row.closed_at < *ends.closed) ++moved_;
  if (ends.resolved) add_status(*ends.resolved, agent, Status::resolved, resolution_of(row), facts);
  if (ends.closed)
    add_status(*ends.closed, ends.resolved ? context_.actor : agent, Status::closed,
               ends.resolved ? ResolutionId{} : resolution_of(row), facts);
  if (ends.first()) blank.present.status = ends.closed ? Status::closed : Status::resolved;

  const Instant last = facts.last_at(born);
  const Instant known_at = std::max(row.updated_at.value_or(last), last);
  add_final_status(row, blank, true, known_at, facts);
  if (row.satisfaction != 0) {
    const Instant at = ends.closed ? *ends.closed : ends.resolved ? *ends.resolved : known_at;
    facts.add(Rank::field,
              {.at = at, .actor = context_.actor, .kind = EventKind::rated, .a = row.satisfaction});
  }
  touch(row, born, facts);
  return std::move(facts).in_order();
}

/// Adds a status event if the status column differs from the status that the times give:
/// `known.present.status`.
void TicketHistory::add_final_status(const TicketRow& row, const Known& known, bool ended, Instant at,
                                     RankedEvents& into) const {
  const Status dated = known.present.status;
  if (!row.status) {
    const bool could_say =
        context_.columns->has(ImportField::resolved_at) || context_.columns->has(ImportField::closed_at);
    const bool says_unresolved = could_say && !row.resolved_at && !row.closed_at;
    if (says_unresolved && !is_unresolved(dated) && !known.had_status)
      add_status(at, context_.actor, Status::open, {}, into);
    return;
  }
  if (*row.status == dated || (known.had_status && !ended)) return;
  add_status(at, context_.actor, *row.status, {}, into);
}

TicketHistory::Known TicketHistory::known_of(const TicketRow& row, TicketId id,
                                             std::span<const Event> stored) const {
  static const BindingTable kNoPromises;  // targets do not matter here
  Known known(row.state);
  const Instant since = row.updated_at.value_or(context_.now);
  Fold fold(id, kNoPromises);
  const auto compare = [&] {
    const Ticket& ticket = fold.ticket();
    known.difference.mark_equal(ticket);
    known.had_status |= row.status ? ticket.status == *row.status : ticket.unresolved();
    known.had_resolution |= ticket.resolution == row.resolution;
    known.had_score |= ticket.satisfaction == row.satisfaction;
  };
  for (const Event& event : stored) {
    // Facts of that second may have been moved there from earlier times, so the state before it counts, too.
    if (event.at >= since && event.at > stored.front().at) compare();
    fold.apply(event);
    if (by_person(event)) known.last_by_person = event.at;
    if (event.kind == EventKind::agent) known.last_assigned = event.at;
    if (event.kind == EventKind::status)
      known.statuses.emplace_back(event.at, event_value<Refers::status>(event));
    known.has_body |= is_message(event, MessageKind::received) && event.at == stored.front().at;
  }
  compare();
  known.present = fold.ticket();
  return known;
}

std::vector<NewEvent> TicketHistory::events_of_known(const TicketRow& row, TicketId id,
                                                     std::span<const Event> stored) {
  RankedEvents facts;
  Known known = known_of(row, id, stored);
  const Instant born = known.present.created_at;
  const Instant given = row.updated_at.value_or(context_.now);
  const Instant at = std::max(given, known.last_by_person);
  const AgentId agent = actor_of(row);
  add_state(row, known, at, facts);

  if (row.first_response_at && known.present.replies == 0) {
    const Instant replied = not_before(*row.first_response_at, born);
    facts.add(Rank::message, message(replied, agent, MessageKind::reply));
    if (known.present.status == Status::new_ && row.status != Status::new_)
      add_status(replied, agent, Status::open, {}, facts);
  }
  if (!row.body.empty() && !known.has_body)
    facts.add(Rank::message, message(born, context_.actor, MessageKind::received, row.body));

  const Ends ends = ends_of(row, born);
  const bool resolves = ends.resolved && !known.ended_at(*ends.resolved, Status::resolved);
  const bool closes = ends.closed && !known.ended_at(*ends.closed, Status::closed);
  if (resolves) add_status(*ends.resolved, agent, Status::resolved, resolution_of(row), facts);
  if (closes)
    add_status(*ends.closed, ends.resolved ? context_.actor : agent, Status::closed,
               ends.resolved ? ResolutionId{} : resolution_of(row), facts);
  if (resolves && *row.resolved_at < born) ++moved_;
  if (closes && *row.closed_at < *ends.closed) ++moved_;

  auto& statuses = known.statuses;
  for (const auto& [rank, new_event] : facts.events())
    if (new_event.kind == EventKind::status)
      statuses.emplace_back(new_event.at, event_value<Refers::status>(new_event));
  std::ranges::stable_sort(statuses, [](const auto& x, const auto& y) { return x.first < y.first; });
  if (!statuses.empty()) known.present.status = statuses.back().second;
  const std::size_t before = facts.events().size();
  add_final_status(row, known, resolves || closes, facts.last_at(at), facts);
  const bool same_end =
      before == facts.events().size() && !resolves && !closes && !known.present.unresolved();
  if (same_end && row.resolution && !known.had_resolution)
    add_status(at, agent, known.present.status, row.resolution, facts);
  if (row.satisfaction != 0 && !known.had_score)
    facts.add(Rank::field,
              {.at = at, .actor = context_.actor, .kind = EventKind::rated, .a = row.satisfaction});

  for (const auto& [rank, new_event] : facts.events())
    if (new_event.at == at && at > given && row.updated_at) ++moved_;
  touch(row, known.last_by_person, facts);
  return std::move(facts).in_order();
}

/// Adds the differences in the ticket's fields at `at`; a new agent at its own time, if the row has a later
/// one than is known.
void TicketHistory::add_state(const TicketRow& row, const Known& known, Instant at, RankedEvents& into) {
  known.difference.add_facts(known.present, at, context_.actor, Stage::update, into);
  for (auto& [rank, new_event] : into.events()) {
    if (!sets_agent(new_event)) continue;
    if (row.assigned_at && (!known.last_assigned || *known.last_assigned < *row.assigned_at))
      new_event.at = not_before(*row.assigned_at, known.present.created_at);
  }
  const auto& facts = into.events();
  const auto taken = std::ranges::find_if(facts, [](const auto& fact) { return sets_agent(fact.second); });
  if (taken != facts.end() && known.present.status == Status::new_ && row.status != Status::new_)
    add_status(taken->second.at, context_.actor, Status::open, {}, into);
}

}  // namespace tix::desk
