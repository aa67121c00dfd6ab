// Into which rows of a report a ticket goes at each instant of its past.
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

/// A row of a report, periods aside; `kAllSlices` is the totals.
using SliceNo = std::uint32_t;
inline constexpr SliceNo kAllSlices = 0;
using SliceSet = std::vector<SliceNo>;

/// Asks filter and grouping of a ticket as it was in a span: status, priority, team, agent, category,
/// policy and hold reason are the span's, all else is as of the report. Rows get numbers as they are met.
class Slicing {
 public:
  /// All are borrowed.
  Slicing(const Filter& filter, const Grouping& by, const NameTable& names, const BindingTable& bindings);

  /// What is looked at. With no `kOtherPart` the spans answer alone, and no ticket need be shown.
  TicketParts parts() const { return parts_; }
  bool needs_tickets() const { return (parts_ & kOtherPart) != 0; }
  bool needs_spans() const { return (parts_ & ~kOtherPart) != 0; }

  /// The ticket asked about from now on, as of the report. Not kept beyond the next call.
  void show(const TicketFacts& facts);
  /// The rows of that ticket in such a span, in ascending order, beginning with `kAllSlices`; empty when the
  /// filter leaves it out. Stands until the next `show`.
  const SliceSet& at(const StateInterval& state_interval);

  /// From now on there are no rows but those that have been met.
  void keep_rows() { keeps_rows_ = true; }

  /// How many rows have been met, the totals with them.
  std::size_t size() const { return keys_.size(); }
  const std::vector<GroupKey>& key(SliceNo slice) const { return keys_[slice]; }
  const Grouping& by() const { return *by_; }

 private:
  /// What distinguishes spans; parts that are not looked at are left out.
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
  Ticket ticket_;  // what is shown, dressed as it was in a span
  std::optional<TicketFacts> shown_;
  std::map<SliceKey, SliceSet> known_;
  std::map<std::vector<GroupKey>, SliceNo> numbers_;
  std::vector<std::vector<GroupKey>> keys_{{}};  // by number; the totals have none
};

/// What a filter looks at.
TicketParts parts_of(const Filter& filter);

}  // namespace tix
