// Decides implication and contradiction of filters by comparing the values of their terms. The general
// question is as hard as satisfiability; this covers the cases that desk files contain, a conjunction of
// terms with lists of values, and answers "no" elsewhere. Lint uses it to find rules that can never apply,
// where a wrong "yes" would be a false alarm and a wrong "no" is only a missed hint.
#include "core/filter/filter_logic.hpp"

#include "tix/filter/filter_node.hpp"

#include <algorithm>

namespace tix {
namespace {

constexpr WordSet kAllPriorities = (1u << 4) - 1;

/// The fields with at most one value per ticket. Only terms on these can contradict each other.
constexpr std::array kSingleValued = {
    FilterField::ref,      FilterField::status, FilterField::priority, FilterField::category,
    FilterField::channel,  FilterField::team,   FilterField::agent,    FilterField::resolution,
    FilterField::customer, FilterField::org,    FilterField::plan,
};

bool is_single_valued(FilterField field) {
  return std::ranges::find(kSingleValued, field) != kSingleValued.end();
}

/// The nodes of a filter that must all be true.
using Conjuncts = std::vector<const FilterNode*>;

void add_conjuncts(const FilterNode& node, Conjuncts& all) {
  const auto* group = std::get_if<FilterGroup>(&node.what);
  if (group == nullptr || group->join != FilterJoin::all) return all.push_back(&node);
  for (const FilterNode& part : group->of) add_conjuncts(part, all);
}

Conjuncts conjuncts_of(const Filter& filter) {
  Conjuncts all;
  if (!filter.empty()) add_conjuncts(*filter.tree(), all);
  return all;
}

const FilterGroup* group_of(const FilterNode& node, FilterJoin join) {
  const auto* group = std::get_if<FilterGroup>(&node.what);
  return group != nullptr && group->join == join ? group : nullptr;
}

/// Returns the node that `not:` negates, or null if `node` is not a negation.
const FilterNode* denied(const FilterNode& node) {
  const FilterGroup* group = group_of(node, FilterJoin::none);
  return group != nullptr && group->of.size() == 1 ? &group->of.front() : nullptr;
}

/// Returns true only if `wide` matches every text that `narrow` matches.
bool covers(const TextPattern& wide, const TextPattern& narrow) {
  if (wide.encoded() == narrow.encoded()) return true;
  return narrow.exact() && !narrow.parts().front().empty() && wide.matches(narrow.parts().front());
}

template <class Values, class Covers>
bool each_covered(const Values& narrow, const Values& wide, Covers covered_by) {
  return std::ranges::all_of(narrow, [&](const auto& value) {
    return std::ranges::any_of(wide, [&](const auto& other) { return covered_by(other, value); });
  });
}

bool same_field(const FilterTerm& x, const FilterTerm& y) {
  return x.field == y.field && x.extra == y.extra;
}

/// Returns true only if each value of `narrow` is among those of `wide`, for terms on the same field.
bool term_implies(const FilterTerm& narrow, const FilterTerm& wide) {
  if (!same_field(narrow, wide) || !narrow.searches.empty() || !wide.searches.empty()) return false;
  const auto holds_range = [](const FilterRange& outer, const FilterRange& inner) {
    return outer.from <= inner.from && inner.to <= outer.to;
  };
  return (!narrow.none || wide.none) && (narrow.words & ~wide.words) == 0 &&
         each_covered(narrow.texts, wide.texts, covers) &&
         each_covered(narrow.ranges, wide.ranges, holds_range);
}

/// Applies the rules of implication from the outside in. The order matters: splitting a conjunction on the
/// right and a disjunction on the left loses nothing, so these come before the splits that only suffice.
bool node_implies(const FilterNode& narrow, const FilterNode& wide) {
  if (to_text(narrow) == to_text(wide)) return true;
  const auto to_wide = [&](const FilterNode& part) { return node_implies(part, wide); };
  const auto from_narrow = [&](const FilterNode& part) { return node_implies(narrow, part); };
  if (const auto* every = group_of(wide, FilterJoin::all)) return std::ranges::all_of(every->of, from_narrow);
  if (const auto* some = group_of(narrow, FilterJoin::any)) return std::ranges::all_of(some->of, to_wide);
  if (const auto* some = group_of(wide, FilterJoin::any);
      some != nullptr && std::ranges::any_of(some->of, from_narrow))
    return true;
  if (const auto* every = group_of(narrow, FilterJoin::all)) return std::ranges::any_of(every->of, to_wide);
  const FilterNode* not_narrow = denied(narrow);
  const FilterNode* not_wide = denied(wide);
  if (not_narrow != nullptr && not_wide != nullptr) return node_implies(*not_wide, *not_narrow);
  const auto* from = std::get_if<FilterTerm>(&narrow.what);
  const auto* to = std::get_if<FilterTerm>(&wide.what);
  return from != nullptr && to != nullptr && term_implies(*from, *to);
}

/// Returns true only if the terms are on the same field with at most one value and have no value in common.
bool exclude_each_other(const FilterTerm& x, const FilterTerm& y) {
  if (!same_field(x, y) || !is_single_valued(x.field) || (x.none && y.none) || (x.words & y.words) != 0)
    return false;
  const auto meets = [](const TextPattern& one, const TextPattern& other) {
    return !one.exact() || !other.exact() || one.parts() == other.parts();
  };
  const auto overlap = [](const FilterRange& one, const FilterRange& other) {
    return one.from <= other.to && other.from <= one.to;
  };
  const auto any_pair = [](const auto& all, const auto& others, auto together) {
    return std::ranges::any_of(all, [&](const auto& one) {
      return std::ranges::any_of(others, [&](const auto& other) { return together(one, other); });
    });
  };
  return !any_pair(x.texts, y.texts, meets) && !any_pair(x.ranges, y.ranges, overlap);
}

bool contradict(const FilterNode& x, const FilterNode& y) {
  if (const FilterNode* no = denied(y); no != nullptr && node_implies(x, *no)) return true;
  if (const FilterNode* no = denied(x); no != nullptr && node_implies(y, *no)) return true;
  const auto* one = std::get_if<FilterTerm>(&x.what);
  const auto* other = std::get_if<FilterTerm>(&y.what);
  return one != nullptr && other != nullptr && exclude_each_other(*one, *other);
}

const FilterTerm* term_on(const FilterNode& node, FilterField field) {
  const auto* term = std::get_if<FilterTerm>(&node.what);
  return term != nullptr && term->field == field ? term : nullptr;
}

}  // namespace

bool implies(const Filter& narrow, const Filter& wide) {
  if (wide.empty()) return true;
  return !narrow.empty() && node_implies(*narrow.tree(), *wide.tree());
}

bool never_true(const Filter& filter) {
  const Conjuncts all = conjuncts_of(filter);
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = i + 1; j < all.size(); ++j)
      if (contradict(*all[i], *all[j])) return true;
  return false;
}

// Considers terms on the priority among the conjuncts, plain and negated. Other nodes can only narrow the
// result further.
PrioritySet priorities_of(const Filter& filter) {
  WordSet words = kAllPriorities;
  for (const FilterNode* node : conjuncts_of(filter)) {
    const FilterNode* no = denied(*node);
    if (const auto* term = term_on(*node, FilterField::priority)) words &= term->words;
    if (const auto* term = no != nullptr ? term_on(*no, FilterField::priority) : nullptr)
      words &= ~term->words;
  }
  PrioritySet priorities{};
  for (std::size_t i = 0; i < priorities.size(); ++i) priorities[i] = (words >> i & 1u) != 0;
  return priorities;
}

bool asks_priority_only(const Filter& filter) {
  const Conjuncts all = conjuncts_of(filter);
  return all.size() == 1 && term_on(*all.front(), FilterField::priority) != nullptr;
}

std::optional<std::vector<std::string>> teams_of(const Filter& filter) {
  for (const FilterNode* node : conjuncts_of(filter)) {
    const auto* term = term_on(*node, FilterField::team);
    if (term == nullptr || term->none) continue;
    std::vector<std::string> teams;
    for (const TextPattern& pattern : term->texts)
      if (pattern.exact()) teams.push_back(pattern.parts().front());
    if (teams.size() == term->texts.size()) return teams;
  }
  return std::nullopt;
}

}  // namespace tix
