// Replays the events of a ticket in the order in which they were recorded, and lets the recorder bind the
// ticket after each change.
//
// Recording change by change would fold the history once per change, which is quadratic. Changes that only
// append are therefore recorded together: next_batch takes as many as give the same result in one go. A
// typical ticket, to which nothing was added with an earlier `--at`, is folded once.
#include "tix/policy/folded_under.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace tix {
namespace {

/// An event, and whether it was recorded separately from the one before: by another change, or after a
/// binding within their second.
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

/// Returns all events except the bindings, in the order in which they were recorded.
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

/// Returns the leading events that were recorded together.
Facts first_recorded(Facts facts) {
  const auto end = std::find_if(facts.begin() + 1, facts.end(), [](const Fact& fact) { return fact.apart; });
  return facts.first(static_cast<std::size_t>(end - facts.begin()));
}

/// Returns the longest prefix that gives the same result when recorded at once as part by part. That is so if
/// each part is later than all parts before it: a part in the same second could be preceded by a binding. If
/// the first part is not later than what has been recorded, returns that part alone.
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

/// Merges the new events into `told`, which stays in order of (at, seq).
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
