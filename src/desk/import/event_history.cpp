// Compares each update with the ticket before it; differences become events.
#include "desk/import/event_history.hpp"

#include <algorithm>

namespace tix::desk {
namespace {

/// Returns whether these are the same fact, whoever recorded it.
bool is_fact(const Event& event, const NewEvent& new_event) {
  return event.at == new_event.at && event.kind == new_event.kind && event.a == new_event.a &&
         event.b == new_event.b && event.text == new_event.text;
}

}  // namespace

void EventHistory::begin(const std::string& ref, TicketId id, std::span<const Event> stored,
                         Instant first_at) {
  static const BindingTable kNoPromises;  // targets do not matter here
  ref_ = ref;
  new_events_ = {};
  was_moved_.clear();
  is_new_ = stored.empty();
  born_ = is_new_ ? first_at : stored.front().at;
  at_creation_ = first_at <= born_;
  Fold fold(id, kNoPromises);
  if (!at_creation_)
    for (const Event& event : stored)
      if (event.at < first_at) fold.apply(event);
  now_ = fold.ticket();
  resolution_ = now_.resolution;
  hold_reason_ = now_.hold_reason;
}

bool EventHistory::is_requester(const std::string& actor) {
  if (requester_ != now_.customer) {
    requester_ = now_.customer;
    address_ = requester_ ? context_.address_of(requester_) : std::string();
  }
  return actor == address_;
}

AgentId EventHistory::actor_of(const EventRow& row) {
  // A customer is not an agent, so their messages, like rows without an actor, are by the importer.
  if (row.actor.empty() || is_requester(row.actor)) return context_.actor;
  return context_.names->intern<AgentId>(row.actor);
}

void EventHistory::add(const EventRow& row) {
  const Instant at = std::max(row.at, born_);
  if (at_creation_) {
    now_.title = row.state.title.value_or(ref_);
    now_.customer = row.state.requester.value_or(CustomerId{});
  }
  StateDifference difference(row.state);
  difference.mark_equal(now_);
  Ticket after = now_;
  difference.apply_to(after);
  std::swap(now_.customer, after.customer);  // the requester from this row on
  const AgentId actor = actor_of(row);
  std::swap(now_.customer, after.customer);
  if (at_creation_) create(row, at, actor);
  difference.add_facts(now_, at, actor, at_creation_ ? Stage::creation : Stage::update, new_events_);
  now_ = std::move(after);
  add_message(row, at, actor);
  add_status(row, at, actor);
  was_moved_.resize(new_events_.events().size(), row.at < born_);
  at_creation_ = false;
}

void EventHistory::create(const EventRow& row, Instant at, AgentId actor) {
  if (is_new_)
    new_events_.add(Rank::created, {.at = at,
                                    .actor = actor,
                                    .kind = EventKind::created,
                                    .a = now_.customer.value,
                                    .b = clocks_left_out(*context_.columns, ImportKind::events),
                                    .text = now_.title});
  if (row.state.due && !*row.state.due)
    new_events_.add(
        Rank::initial,
        {.at = at, .actor = actor, .kind = EventKind::due_none, .a = stored_number(Clock::resolution)});
  if (is_new_)
    new_events_.add(Rank::initial, {.at = at, .actor = actor, .kind = EventKind::ref, .text = ref_});
}

void EventHistory::add_message(const EventRow& row, Instant at, AgentId actor) {
  if (row.message.empty() && !row.reply) return;
  const bool by_requester = !row.reply && !row.actor.empty() && is_requester(row.actor);
  const MessageKind kind = by_requester                 ? MessageKind::received
                           : row.reply || row.is_public ? MessageKind::reply
                                                        : MessageKind::note;
  new_events_.add(
      Rank::message,
      {.at = at, .actor = actor, .kind = EventKind::message, .a = stored_number(kind), .body = row.message});
  if (kind == MessageKind::reply) ++now_.replies;
}

void EventHistory::add_status(const EventRow& row, Instant at, AgentId actor) {
  if (row.resolution) resolution_ = *row.resolution;
  if (row.hold_reason) hold_reason_ = *row.hold_reason;
  const bool replied = row.reply || (!row.message.empty() && row.is_public && !is_requester(row.actor));
  const bool taken = (row.state.agent && *row.state.agent) || replied;
  const Status implied = now_.status == Status::new_ && taken ? Status::open : now_.status;
  const Status wanted = row.status.value_or(implied);
  const auto detail = status_detail(row, wanted);
  if (!detail) return;
  new_events_.add(
      Rank::status,
      {.at = at, .actor = actor, .kind = EventKind::status, .a = stored_number(wanted), .b = *detail});
  if (is_unresolved(wanted) && !now_.unresolved()) resolution_ = {};
  now_.status = wanted;
  now_.hold_reason = wanted == Status::hold ? hold_reason_ : HoldReasonId{};
  now_.resolution = is_unresolved(wanted) ? ResolutionId{}
                    : *detail != 0        ? ResolutionId{*detail}
                                          : now_.resolution;
}

/// Returns the `b` of the status event to record, or nullopt if the ticket is in that state already.
std::optional<std::int64_t> EventHistory::status_detail(const EventRow& row, Status wanted) {
  const bool same = wanted == now_.status;
  if (wanted == Status::hold) {
    if (same && hold_reason_ == now_.hold_reason) return std::nullopt;
    return hold_reason_.value;
  }
  if (is_unresolved(wanted)) return same ? std::nullopt : std::optional<std::int64_t>(0);
  const bool says_other = row.resolution && *row.resolution != now_.resolution;
  if (now_.unresolved()) {
    if (!resolution_) resolution_ = context_.names->intern_active<ResolutionId>("fixed");
    return resolution_.value;
  }
  if (same && !says_other) return std::nullopt;
  return says_other ? resolution_.value : 0;
}

std::vector<NewEvent> EventHistory::finish(std::span<const Event> stored) {
  std::vector<bool> is_used(stored.size());
  const auto is_stored = [&](const NewEvent& new_event) {
    const auto first = std::ranges::lower_bound(stored, new_event.at, {}, &Event::at);
    for (auto event = first; event != stored.end() && event->at == new_event.at; ++event) {
      const auto place = static_cast<std::size_t>(event - stored.begin());
      if (is_used[place] || !is_fact(*event, new_event)) continue;
      is_used[place] = true;
      return true;
    }
    return false;
  };
  RankedEvents fresh;
  for (std::size_t i = 0; i < new_events_.events().size(); ++i) {
    auto& [rank, new_event] = new_events_.events()[i];
    if (!is_new_ && is_stored(new_event)) continue;
    moved_ += was_moved_[i] ? 1 : 0;
    fresh.add(rank, std::move(new_event));
  }
  return std::move(fresh).in_order();
}

}  // namespace tix::desk
