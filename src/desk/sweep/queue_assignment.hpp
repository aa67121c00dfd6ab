// Assigns the waiting queue: for `tix sweep` the tickets that are routed automatically, for `tix next` the
// first one.
#pragma once

#include "desk/work/router.hpp"
#include "store/people/roster_store.hpp"
#include "tix/filter/filter.hpp"

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace tix::desk {

/// One pass over the queue as of one instant, the earliest due first, in as many transactions as the caller
/// likes: each ticket is examined once per pass.
///
///     QueueAssignment queue(now);
///     while (!queue.done()) { Work work(...); Router router(work, now);
///                             for (const Routed& one : queue.batch(work, router, 300)) ...;
///                             work.commit(); }
class QueueAssignment {
 public:
  explicit QueueAssignment(Instant now) : now_(now) {}

  /// Examines the next `limit` tickets that routing may concern, and returns what it recorded. A ticket that
  /// has changed since the pass began is taken as it is now; one that is assigned by then is left alone.
  std::vector<Routed> batch(Work& work, Router& router, std::size_t limit);
  bool done() const { return begun_ && next_ == queue_.size(); }

 private:
  bool concerns(const Work& work, const store::WaitingTicket& ticket) const;

  Instant now_;
  bool begun_ = false;
  std::vector<store::WaitingTicket> queue_;
  std::size_t next_ = 0;
  std::unordered_set<std::string> unassignable_;  // teams and needs that nobody can serve in this pass
};

/// The agent who takes the next ticket, and the queue to take it from.
struct NextWanted {
  AgentId agent;
  TeamId team;  ///< 0: the agent's team, and tickets without a team
  std::optional<Filter> filter = std::nullopt;
};
/// Assigns the first suitable ticket of the queue to the agent: new or open, unassigned, requiring no skill
/// they lack, and not escalated away from them. Returns nullopt if there is none.
std::optional<RecordedTicket> take_next(Work& work, const NextWanted& wanted, Instant at);

}  // namespace tix::desk
