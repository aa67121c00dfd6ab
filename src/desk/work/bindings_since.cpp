// Replays a ticket from one moment that may bind it to the next.
#include "desk/work/bindings_since.hpp"

#include "store/people/customer_facts.hpp"
#include "store/people/desk_store.hpp"
#include "tix/policy/policy.hpp"
#include "tix/ticket/event_values.hpp"

namespace tix::desk {
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

}  // namespace tix::desk
