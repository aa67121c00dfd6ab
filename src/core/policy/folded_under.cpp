// Replays a ticket's facts batch by batch, as they were recorded.
#include "tix/policy/folded_under.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace tix {
namespace {

/// A fact, and whether it was recorded apart from the one before it: by another change, or after a binding
/// that settled their second.
struct Fact {
  const Event* event;
  bool apart;
};
using Facts = std::span<const Fact>;

bool happened_before(const Event& x, const Event& y) {
  return std::tie(x.at, x.seq) < std::tie(y.at, y.seq);
}

bool is_earlier(const Fact& x, const Fact& y) {
  return x.event->at < y.event->at;
}

bool same_moment(const Event& x, const Event& y) {
  return x.change == y.change && x.at == y.at;
}

/// Everything but the bindings, in the order in which it was recorded.
std::vector<Fact> facts_of(std::span<const Event> events) {
  std::vector<const Event*> recorded;
  for (const Event& event : events) recorded.push_back(&event);
  std::ranges::sort(recorded, [](const Event* x, const Event* y) { return x->seq < y->seq; });
  std::vector<Fact> facts;
  const Event* before = nullptr;  // a binding or not
  for (const Event* event : recorded) {
    const bool is_binding = event->kind == EventKind::bound;
    const bool settled = before && before->kind == EventKind::bound && same_moment(*before, *event);
    const bool another = facts.empty() || facts.back().event->change != event->change;
    if (!is_binding) facts.push_back({event, settled || another});
    before = event;
  }
  return facts;
}

/// What was recorded at once.
Facts first_recorded(Facts facts) {
  const auto end = std::find_if(facts.begin() + 1, facts.end(), [](const Fact& fact) { return fact.apart; });
  return facts.first(static_cast<std::size_t>(end - facts.begin()));
}

/// As much as can be recorded in one go with the same result as bit by bit: each bit wholly later than all
/// before it, for a binding settles the second in which a change of it happened. Otherwise one bit.
Facts next_batch(Facts facts, Instant last_told) {
  const auto first_at = [](Facts of) { return std::ranges::min_element(of, is_earlier)->event->at; };
  const auto last_at = [](Facts of) { return std::ranges::max_element(of, is_earlier)->event->at; };
  const Facts first = first_recorded(facts);
  if (first_at(first) <= last_told) return first;
  std::size_t count = first.size();
  for (Instant last = last_at(first); count < facts.size();) {
    const Facts next = first_recorded(facts.subspan(count));
    if (first_at(next) <= last) break;
    count += next.size();
    last = last_at(next);
  }
  return facts.first(count);
}

std::vector<NewEvent> new_events_of(Facts facts) {
  std::vector<NewEvent> new_events;
  new_events.reserve(facts.size());
  for (const auto& [event, apart] : facts)
    new_events.push_back({.at = event->at,
                          .actor = event->actor,
                          .kind = event->kind,
                          .a = event->a,
                          .b = event->b,
                          .text = event->text});
  return new_events;
}

/// `told` stays in order of (at, seq).
void take_in(std::vector<Event>& told, std::vector<RecordedEvent> added) {
  const auto middle = static_cast<std::ptrdiff_t>(told.size());
  for (RecordedEvent& recorded : added) told.push_back(std::move(recorded.event));
  std::inplace_merge(told.begin(), told.begin() + middle, told.end(), happened_before);
}

}  // namespace

Folded folded_under(Recorder& recorder, TicketId id, std::span<const Event> events) {
  const std::vector<Fact> facts = facts_of(events);
  std::vector<Event> told;
  Recorded recorded;
  for (Facts left = facts; !left.empty();) {
    const Facts batch = next_batch(left, told.empty() ? Instant::first() : told.back().at);
    left = left.subspan(batch.size());
    recorded = recorder.record(id, told, new_events_of(batch), {});
    if (!left.empty()) take_in(told, std::move(recorded.added));
  }
  return std::move(recorded.folded);
}

}  // namespace tix
