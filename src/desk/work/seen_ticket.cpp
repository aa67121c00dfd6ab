// Loads a ticket's customer and policy name.
#include "desk/work/seen_ticket.hpp"

#include "store/people/people_store.hpp"

#include <utility>

namespace tix::desk {

SeenTicket::SeenTicket(Work& work, Folded folded, Instant at)
    : work_(&work),
      folded_(std::move(folded)),
      at_(at),
      policy_(work.bindings()[folded_.ticket.binding].policy) {
  if (auto row = store::get_customer(work.database(), folded_.ticket.customer)) {
    customer_ = std::move(row->customer);
    customer_name_ = std::move(row->name);
  }
}

TicketFacts SeenTicket::facts() const {
  return {.ticket = folded_.ticket,
          .clocks = folded_.clocks,
          .customer = customer_,
          .policy = policy_,
          .names = work_->names(),
          .as_of = at_,
          .reopen_window = work_->desk().reopen_window};
}

}  // namespace tix::desk
