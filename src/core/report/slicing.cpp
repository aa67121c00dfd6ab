// Evaluates filter and grouping on state intervals and remembers the results. A ticket has many intervals,
// but few combinations of the fields that are read, so nearly every look-up is answered from memory. If only
// fields of the intervals are read, the memory is even valid for all tickets, and they need not be read from
// the store at all.
#include "tix/report/slicing.hpp"

#include "tix/filter/filter.hpp"
#include "tix/filter/filter_flag.hpp"
#include "tix/filter/filter_node.hpp"

#include <algorithm>
#include <array>

namespace tix {
namespace {

constexpr TicketParts both(TicketParts x, TicketParts y) {
  return static_cast<TicketParts>(x | y);
}

/// Every part. Fields that state intervals do not keep may depend on those that they keep: a tier on the
/// team, or `is:overdue` on the state.
constexpr TicketParts kEveryPart = 2 * kOtherPart - 1;

/// The fields that state intervals keep.
constexpr std::array<std::pair<FilterField, TicketPart>, 7> kFieldParts = {{
    {FilterField::status, kStatusPart},
    {FilterField::priority, kPriorityPart},
    {FilterField::team, kTeamPart},
    {FilterField::agent, kAgentPart},
    {FilterField::category, kCategoryPart},
    {FilterField::policy, kPolicyPart},
    {FilterField::hold_reason, kHoldReasonPart},
}};

/// Collects the parts of a ticket that a tree reads.
struct PartsRead {
  TicketParts operator()(const FilterTerm& term) const {
    for (const auto& [field, part] : kFieldParts)
      if (field == term.field) return part;
    return kEveryPart;
  }
  TicketParts operator()(FilterFlag flag) const {
    if (flag == FilterFlag::open) return kStatusPart;
    if (flag == FilterFlag::unassigned) return both(kStatusPart, kAgentPart);
    return kEveryPart;
  }
  TicketParts operator()(const FilterGroup& group) const {
    TicketParts parts = 0;
    for (const FilterNode& node : group.of) parts = both(parts, std::visit(*this, node.what));
    return parts;
  }
};

}  // namespace

TicketParts parts_of(const Filter& filter) {
  return filter.empty() ? TicketParts{0} : std::visit(PartsRead{}, filter.tree()->what);
}

Slicing::Slicing(const Filter& filter, const Grouping& by, const NameTable& names,
                 const BindingTable& bindings)
    : filter_(&filter),
      by_(&by),
      names_(&names),
      bindings_(&bindings),
      parts_(both(by.parts(), parts_of(filter))) {}

void Slicing::show(const TicketFacts& facts) {
  if (!needs_tickets()) return;
  ticket_ = facts.ticket;
  shown_.emplace(facts);
  known_.clear();
}

Slicing::SliceKey Slicing::look(const StateInterval& state_interval) const {
  return {parts_ & kStatusPart ? state_interval.status : Status{},
          parts_ & kPriorityPart ? state_interval.priority : Priority{},
          parts_ & kTeamPart ? state_interval.team : TeamId{},
          parts_ & kAgentPart ? state_interval.agent : AgentId{},
          parts_ & kCategoryPart ? state_interval.category : CategoryId{},
          parts_ & kPolicyPart ? state_interval.binding : BindingId{},
          parts_ & kHoldReasonPart ? state_interval.hold_reason : HoldReasonId{}};
}

const SliceSet& Slicing::at(const StateInterval& state_interval) {
  const SliceKey seen = look(state_interval);
  const auto known = known_.find(seen);
  if (known != known_.end()) return known->second;
  return known_.emplace(seen, sliced(state_interval)).first->second;
}

/// Evaluates filter and grouping on the ticket with the fields of the state interval.
SliceSet Slicing::sliced(const StateInterval& state_interval) {
  static const Customer kNobody;
  ticket_.status = state_interval.status;
  ticket_.priority = state_interval.priority;
  ticket_.team = state_interval.team;
  ticket_.agent = state_interval.agent;
  ticket_.category = state_interval.category;
  ticket_.binding = state_interval.binding;
  ticket_.hold_reason = state_interval.hold_reason;
  const std::string_view policy = (*bindings_)[state_interval.binding].policy;
  const TicketFacts facts = shown_ ? TicketFacts{.ticket = ticket_,
                                                 .clocks = shown_->clocks,
                                                 .customer = shown_->customer,
                                                 .policy = policy,
                                                 .names = *names_,
                                                 .as_of = shown_->as_of,
                                                 .reopen_window = shown_->reopen_window,
                                                 .soon = shown_->soon,
                                                 .tiers = shown_->tiers,
                                                 .messages = shown_->messages,
                                                 .state_then = state_interval.status}
                                   : TicketFacts{.ticket = ticket_,
                                                 .customer = kNobody,
                                                 .policy = policy,
                                                 .names = *names_,
                                                 .as_of = Instant{},
                                                 .reopen_window = WallSeconds{},
                                                 .soon = {},
                                                 .state_then = state_interval.status};
  if (!filter_->matches(facts)) return {};
  SliceSet slices{kAllSlices};
  if (!by_->has_field()) return slices;
  for (const std::vector<GroupKey>& key : by_->keys(facts))
    if (const auto number = number_of(key)) slices.push_back(*number);
  std::ranges::sort(slices);
  return slices;
}

std::optional<SliceNo> Slicing::number_of(const std::vector<GroupKey>& key) {
  if (const auto known = numbers_.find(key); known != numbers_.end()) return known->second;
  if (keeps_rows_) return std::nullopt;
  const auto number = static_cast<SliceNo>(keys_.size());
  numbers_.emplace(key, number);
  keys_.push_back(key);
  return number;
}

}  // namespace tix
