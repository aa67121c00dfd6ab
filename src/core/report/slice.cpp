// Filter and grouping, asked of spans and remembered.
#include "tix/report/slice.hpp"

#include "tix/filter/filter_node.hpp"

#include <algorithm>
#include <array>

namespace tix {
namespace {

constexpr TicketParts both(TicketParts x, TicketParts y) {
  return static_cast<TicketParts>(x | y);
}

/// What is not kept by spans may depend on what is: a tier on the team, `is:overdue` on the state.
constexpr TicketParts kEveryPart = 2 * kOtherPart - 1;

/// The fields that spans keep.
constexpr std::array<std::pair<FilterField, TicketPart>, 7> kFieldParts = {{
    {FilterField::status, kStatusPart},
    {FilterField::priority, kPriorityPart},
    {FilterField::team, kTeamPart},
    {FilterField::agent, kAgentPart},
    {FilterField::category, kCategoryPart},
    {FilterField::policy, kPolicyPart},
    {FilterField::hold_reason, kHoldReasonPart},
}};

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

Slicing::Look Slicing::look(const Span& span) const {
  return {parts_ & kStatusPart ? span.status : Status{},
          parts_ & kPriorityPart ? span.priority : Priority{},
          parts_ & kTeamPart ? span.team : TeamId{},
          parts_ & kAgentPart ? span.agent : AgentId{},
          parts_ & kCategoryPart ? span.category : CategoryId{},
          parts_ & kPolicyPart ? span.binding : BindingId{},
          parts_ & kHoldReasonPart ? span.hold_reason : HoldReasonId{}};
}

const SliceSet& Slicing::at(const Span& span) {
  const Look seen = look(span);
  const auto known = known_.find(seen);
  if (known != known_.end()) return known->second;
  return known_.emplace(seen, sliced(span)).first->second;
}

SliceSet Slicing::sliced(const Span& span) {
  static const Customer kNobody;
  ticket_.status = span.status;
  ticket_.priority = span.priority;
  ticket_.team = span.team;
  ticket_.agent = span.agent;
  ticket_.category = span.category;
  ticket_.binding = span.binding;
  ticket_.hold_reason = span.hold_reason;
  const std::string_view policy = (*bindings_)[span.binding].policy;
  const TicketFacts facts = shown_ ? TicketFacts{ticket_,
                                                 shown_->clocks,
                                                 shown_->customer,
                                                 policy,
                                                 *names_,
                                                 shown_->as_of,
                                                 shown_->reopen_window,
                                                 shown_->soon,
                                                 shown_->tiers,
                                                 shown_->messages,
                                                 span.status}
                                   : TicketFacts{ticket_,       {}, kNobody, policy,  *names_,    Instant{},
                                                 WallSeconds{}, {}, nullptr, nullptr, span.status};
  if (!filter_->matches(facts)) return {};
  SliceSet slices{kAllSlices};
  if (!by_->has_field()) return slices;
  for (const std::vector<GroupKey>& key : by_->keys(facts))
    if (const auto number = number_of(key)) slices.push_back(*number);
  std::sort(slices.begin(), slices.end());
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
