// Assigns a ticket to the rows of a report, at any instant of its past.
#pragma once

#include "tix/report/grouping.hpp"
#include "tix/sla/binding.hpp"
#include "tix/ticket/history.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace tix {

class Filter;

/// The number of a row of a report, without its period. `kAllSlices` is the totals.
using SliceNo = std::uint32_t;
inline constexpr SliceNo kAllSlices = 0;
using SliceSet = std::vector<SliceNo>;

/// Evaluates filter and grouping on a ticket as it was in a state interval. Status, priority, team, agent,
/// category, policy and hold reason are those of the interval; all other fields are as of the report. Rows
/// are numbered in the order in which they first occur.
class Slicing {
 public:
  /// All arguments must outlive the object.
  Slicing(const Filter& filter, const Grouping& by, const NameTable& names, const BindingTable& bindings);

  /// Returns the parts of a ticket that are read. Without `kOtherPart` the state intervals suffice, and
  /// `show` need not be called.
  TicketParts parts() const { return parts_; }
  bool needs_tickets() const { return (parts_ & kOtherPart) != 0; }
  bool needs_spans() const { return (parts_ & ~kOtherPart) != 0; }

  /// Sets the ticket for the following calls, as of the report. The parts of `facts` other than the ticket
  /// must stay valid until the next call.
  void show(const TicketFacts& facts);
  /// Returns the rows of that ticket in such a state interval, in ascending order and beginning with
  /// `kAllSlices`, or no row if the filter does not match. Remembers the result by the parts that are read.
  /// Valid until the next `show`.
  const SliceSet& at(const StateInterval& state_interval);

  /// From now on assigns tickets to rows that have occurred already, and creates no new ones.
  void keep_rows() { keeps_rows_ = true; }

  /// Returns the number of rows that have occurred, including the totals.
  std::size_t size() const { return keys_.size(); }
  const std::vector<GroupKey>& key(SliceNo slice) const { return keys_[slice]; }
  const Grouping& by() const { return *by_; }

 private:
  /// The parts of a state interval that are read. The others have default values, so that they make no
  /// difference.
  using SliceKey = std::tuple<Status, Priority, TeamId, AgentId, CategoryId, BindingId, HoldReasonId>;
  SliceKey look(const StateInterval& state_interval) const;
  SliceSet sliced(const StateInterval& state_interval);
  std::optional<SliceNo> number_of(const std::vector<GroupKey>& key);

  const Filter* filter_;
  const Grouping* by_;
  const NameTable* names_;
  const BindingTable* bindings_;
  TicketParts parts_;
  bool keeps_rows_ = false;
  Ticket ticket_;  // the ticket, with the fields of a state interval
  std::optional<TicketFacts> shown_;
  std::map<SliceKey, SliceSet> known_;
  std::map<std::vector<GroupKey>, SliceNo> numbers_;
  std::vector<std::vector<GroupKey>> keys_{{}};  // by number; the totals have none
};

/// Returns the parts of a ticket that a filter reads.
TicketParts parts_of(const Filter& filter);

}  // namespace tix
