// What tickets would have been promised over time, had an undone command never been.
#pragma once

#include "desk/work/work.hpp"
#include "tix/ticket/event.hpp"

#include <map>
#include <set>
#include <span>
#include <vector>

namespace tix::desk {

/// Reads each former desk once, for all tickets of a command.
class BindingsSince {
 public:
  /// `work` must outlive this object.
  explicit BindingsSince(Work& work);

  /// Returns the bindings that `standing` lacks from `since` to now: at each desk that was applied to open
  /// tickets, at each change of what is known of the customer, and at each event that policies look at, with
  /// the desk and the customer of that moment. `standing` is in order of (at, seq), without what an undo
  /// takes back or overtakes.
  std::vector<NewEvent> of(TicketId id, std::span<const Event> standing, Instant since);

 private:
  std::set<Instant> moments(std::span<const Event> standing, Instant since);
  const DeskInForce& desk_at(Instant at);

  Work* work_;
  std::vector<store::DeskVersion> versions_;
  std::map<DeskVersionId, DeskInForce> desks_;  // those that were asked for
};

}  // namespace tix::desk
