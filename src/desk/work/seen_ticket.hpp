// A ticket as filters and actions see it, inside a batch.
#pragma once

#include "desk/work/work.hpp"
#include "tix/sla/fold.hpp"
#include "tix/ticket/ticket_facts.hpp"

#include <string>

namespace tix::desk {

/// Owns what it shows, except for the names, which belong to the batch.
class SeenTicket {
 public:
  SeenTicket(Work& work, Folded folded, Instant at);

  const Folded& folded() const { return folded_; }
  const Ticket& ticket() const { return folded_.ticket; }
  /// Returns facts that are valid as long as this object.
  TicketFacts facts() const;
  const std::string& customer_name() const { return customer_name_; }

 private:
  Work* work_;
  Folded folded_;
  Instant at_;
  Customer customer_;
  std::string customer_name_;
  std::string policy_;
};

}  // namespace tix::desk
