// A ticket's history told again under another desk.
#include "tix/policy_trial.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace tix {
namespace {

using Facts = std::span<const Event>;

bool happened_before(const Event& x, const Event& y) {
  return std::tie(x.at, x.seq) < std::tie(y.at, y.seq);
}

bool is_earlier(const Event& x, const Event& y) {
  return x.at < y.at;
}

/// Everything but the bindings, in the order in which it was recorded.
std::vector<Event> facts_of(std::span<const Event> events) {
  std::vector<Event> facts;
  facts.reserve(events.size());
  std::copy_if(events.begin(), events.end(), std::back_inserter(facts),
               [](const Event& event) { return event.kind != EventKind::bound; });
  std::sort(facts.begin(), facts.end(), [](const Event& x, const Event& y) { return x.seq < y.seq; });
  return facts;
}

/// What the first of these changes recorded.
Facts first_change(Facts facts) {
  const auto end = std::find_if(facts.begin(), facts.end(),
                                [&](const Event& event) { return event.change != facts.front().change; });
  return facts.first(static_cast<std::size_t>(end - facts.begin()));
}

/// As many changes as can be woven in one go with the same result as one by one: each wholly later than all
/// before it, for a binding settles the second in which a change of it happened. Otherwise one change.
Facts next_batch(Facts facts, Instant last_told) {
  const auto first_at = [](Facts of) { return std::min_element(of.begin(), of.end(), is_earlier)->at; };
  const auto last_at = [](Facts of) { return std::max_element(of.begin(), of.end(), is_earlier)->at; };
  const Facts first = first_change(facts);
  if (first_at(first) <= last_told) return first;
  std::size_t count = first.size();
  for (Instant last = last_at(first); count < facts.size();) {
    const Facts next = first_change(facts.subspan(count));
    if (first_at(next) <= last) break;
    count += next.size();
    last = last_at(next);
  }
  return facts.first(count);
}

std::vector<Draft> drafts_of(Facts facts) {
  std::vector<Draft> drafts;
  drafts.reserve(facts.size());
  for (const Event& event : facts)
    drafts.push_back({event.at, event.actor, event.kind, event.a, event.b, event.text, {}});
  return drafts;
}

/// `told` stays in order of (at, seq).
void take_in(std::vector<Event>& told, std::vector<WovenEvent> added) {
  const auto middle = static_cast<std::ptrdiff_t>(told.size());
  for (WovenEvent& woven : added) told.push_back(std::move(woven.event));
  std::inplace_merge(told.begin(), told.begin() + middle, told.end(), happened_before);
}

}  // namespace

Folded folded_under(Weaver& weaver, TicketId id, std::span<const Event> events) {
  const std::vector<Event> facts = facts_of(events);
  std::vector<Event> told;
  Woven woven;
  for (Facts left = facts; !left.empty();) {
    const Facts batch = next_batch(left, told.empty() ? Instant::first() : told.back().at);
    left = left.subspan(batch.size());
    woven = weaver.weave(id, told, drafts_of(batch), {});
    if (!left.empty()) take_in(told, std::move(woven.added));
  }
  return std::move(woven.folded);
}

}  // namespace tix
