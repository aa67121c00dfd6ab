// Replays a ticket from one moment that may bind it to the next.
#include "desk/work/bindings_since.hpp"

#include "store/people/customer_facts.hpp"
#include "store/people/desk_store.hpp"
#include "tix/policy/policy.hpp"
#include "tix/ticket/event_values.hpp"

#include <set>

namespace tix::desk {
namespace {

/// Returns the moments in [since, now], each once.
std::set<Instant> moments_of(Work& work, std::span<const Event> standing, Instant since) {
  std::set<Instant> moments;
  const auto add = [&](Instant at) {
    if (since <= at && at <= work.now()) moments.insert(at);
  };
  for (const store::DeskVersion& version : store::desk_versions(work.database()))
    if (!version.new_only) add(version.applied_at);
  std::set<CustomerId> customers;
  for (const Event& event : standing) {
    if (event.kind == EventKind::created || event.kind == EventKind::requester)
      customers.insert(event_value<Refers::customer>(event));
    // Only what happened since is worth reading a desk file for.
    if (event.at >= since && affects_binding(desk_in_force(work.database(), event.at).desk, event.kind))
      add(event.at);
  }
  for (const CustomerId customer : customers)
    for (const store::CustomerFact& fact : store::customer_facts(work.database(), customer)) add(fact.at);
  return moments;
}

}  // namespace

std::vector<NewEvent> bindings_since(Work& work, TicketId id, std::span<const Event> standing,
                                     Instant since) {
  std::vector<NewEvent> bindings;
  Fold folding(id, work.bindings());
  std::size_t next = 0;
  for (const Instant at : moments_of(work, standing, since)) {
    for (; next < standing.size() && standing[next].at <= at; ++next) folding.apply(standing[next]);
    const Ticket& ticket = folding.ticket();
    if (next == 0 || !ticket.unresolved()) continue;
    const BindingId promise = work.promised_then(desk_in_force(work.database(), at), ticket, at);
    if (promise == ticket.binding) continue;
    bindings.push_back({.at = at, .actor = work.actor(), .kind = EventKind::bound, .a = promise.value});
    folding.apply(Event{.at = at,
                        .seq = standing[next - 1].seq,
                        .change = work.change(),
                        .actor = work.actor(),
                        .kind = EventKind::bound,
                        .a = promise.value});
  }
  return bindings;
}

}  // namespace tix::desk
