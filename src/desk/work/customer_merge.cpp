// Events are read with the survivor in place of a merged customer, so it is enough to fold the tickets again.
#include "desk/work/customer_merge.hpp"

#include "store/people/customer_merges.hpp"
#include "store/ticket/event_store.hpp"
#include "tix/text/error.hpp"

#include <vector>

#include <fmt/format.h>

namespace tix::desk {
namespace {

std::string first_address(Work& work, CustomerId id) {
  return store::get_customer(work.database(), id).value().customer.address;
}

void fold_again(Work& work, TicketId id) {
  const std::vector<Event> events = store::events_of(work.database(), id);
  const store::Extent extent{events.back().at, store::next_seq(work.database(), id) - 1};
  store::write_projection(work.database(), fold(id, events, work.bindings()), extent, store::Rows::may_exist);
}

void fold_all_again(Work& work, const std::vector<TicketId>& tickets) {
  for (const TicketId id : tickets) fold_again(work, id);
  for (const TicketId id : tickets)
    if (work.ticket(id, work.now()).unresolved()) work.rebind(id);
  work.record_change();
}

}  // namespace

std::int64_t merge_customer(Work& work, CustomerId merged, CustomerId into) {
  if (merged == into)
    throw Error(ErrorKind::refused,
                fmt::format("both are addresses of the customer '{}'", first_address(work, into)));
  const std::vector<TicketId> tickets = store::tickets_of(work.database(), merged);
  store::add_merge(work.database(), merged, into, work.change(), work.now());
  fold_all_again(work, tickets);
  return std::ssize(tickets);
}

std::int64_t unmerge_customer(Work& work, CustomerId merged) {
  const auto merge = store::merge_of(work.database(), merged);
  if (!merge)
    throw Error(ErrorKind::refused,
                fmt::format("'{}' was not merged into another customer", first_address(work, merged)));
  const CustomerId survivor = store::survivor_of(work.database(), merged);
  const std::vector<TicketId> tickets = store::tickets_of(work.database(), survivor);
  store::remove_merge(work.database(), merged, merge->into, work.change(), work.now());
  // The policies that the merge chose were never chosen.
  if (merge->change) work.revert(merge->change);
  fold_all_again(work, tickets);
  return std::ssize(tickets);
}

}  // namespace tix::desk
