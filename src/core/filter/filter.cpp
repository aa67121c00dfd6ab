// Asking a filter: of one ticket, or of all it could ever match.
#include "tix/filter/filter.hpp"

#include "tix/filter/filter_node.hpp"

#include <algorithm>
#include <cstdint>

namespace tix {
namespace {

bool holds(const ScaleField& field, const FilterTerm& term, const TicketFacts& facts) {
  const std::optional<std::int64_t> number = field.get(facts);
  if (!number) return term.none;
  return std::ranges::any_of(term.ranges, [&](const FilterRange& range) { return range.holds(*number); });
}

bool holds(const WordField& field, const FilterTerm& term, const TicketFacts& facts) {
  const WordSet words = field.get(facts);
  return words == 0 ? term.none : (words & term.words) != 0;
}

bool holds(const TextField& field, const FilterTerm& term, const TicketFacts& facts) {
  std::string_view text = field.get(facts, term.extra, 0);
  if (text.empty()) return term.none;
  for (std::size_t i = 1; !text.empty(); text = field.get(facts, term.extra, i++)) {
    const auto matches_text = [&](const TextPattern& pattern) { return pattern.matches(text); };
    if (std::ranges::any_of(term.texts, matches_text)) return true;
  }
  return false;
}

bool holds(const SearchField&, const FilterTerm& term, const TicketFacts& facts) {
  const auto said = [&](const SearchWord& word) {
    return has_word(facts.ticket.title, word) || (facts.messages && (*facts.messages)(word));
  };
  return std::ranges::any_of(term.searches,
                             [&](const auto& words) { return std::ranges::all_of(words, said); });
}

struct Asked {
  const TicketFacts& facts;

  bool operator()(const FilterTerm& term) const {
    return std::visit([&](const auto& field) { return holds(field, term, facts); }, row_of(term.field).kind);
  }
  bool operator()(FilterFlag flag) const { return row_of(flag).holds(facts); }
  bool operator()(const FilterGroup& group) const {
    // `any` stops at the first that matches, `all` and `none` at the first that spoils it.
    const bool stop_at = group.join != FilterJoin::all;
    const bool stopped = std::ranges::any_of(
        group.of, [&](const FilterNode& node) { return matches(node, facts) == stop_at; });
    return stopped == (group.join == FilterJoin::any);
  }
};

/// What is known of an answer when only the status is.
enum class Truth : std::uint8_t { no, maybe, yes };

constexpr Truth opposite(Truth truth) {
  if (truth == Truth::maybe) return truth;
  return truth == Truth::yes ? Truth::no : Truth::yes;
}

/// Asks of every ticket in this state, which is resolved or closed.
struct AskedOfStatus {
  Status status;

  Truth operator()(const FilterTerm& term) const {
    if (term.field != FilterField::status) return Truth::maybe;
    return (term.words >> static_cast<unsigned>(status)) & 1u ? Truth::yes : Truth::no;
  }
  Truth operator()(FilterFlag flag) const { return row_of(flag).unresolved_only ? Truth::no : Truth::maybe; }
  Truth operator()(const FilterGroup& group) const {
    Truth least = Truth::yes, most = Truth::no;
    for (const FilterNode& node : group.of) {
      const Truth truth = std::visit(*this, node.what);
      least = std::min(least, truth);
      most = std::max(most, truth);
    }
    if (group.join == FilterJoin::all) return least;
    return group.join == FilterJoin::any ? most : opposite(most);
  }
};

using FieldSet = std::uint64_t;

constexpr FieldSet bit(FilterField field) {
  return FieldSet{1} << static_cast<unsigned>(field);
}
static_assert(static_cast<unsigned>(FilterField::extra) < 64, "a FieldSet has a bit a field");

struct FieldsRead {
  FieldSet operator()(const FilterTerm& term) const { return bit(term.field); }
  FieldSet operator()(FilterFlag) const { return 0; }
  FieldSet operator()(const FilterGroup& group) const {
    FieldSet fields = 0;
    for (const FilterNode& node : group.of) fields |= std::visit(*this, node.what);
    return fields;
  }
};

}  // namespace

bool matches(const FilterNode& node, const TicketFacts& facts) {
  return std::visit(Asked{facts}, node.what);
}

bool Filter::matches(const TicketFacts& facts) const {
  return !root_ || tix::matches(*root_, facts);
}

bool Filter::only_unresolved() const {
  if (!root_) return false;
  return std::visit(AskedOfStatus{Status::resolved}, root_->what) == Truth::no &&
         std::visit(AskedOfStatus{Status::closed}, root_->what) == Truth::no;
}

bool Filter::searches_text() const {
  return root_ && (std::visit(FieldsRead{}, root_->what) & bit(FilterField::text)) != 0;
}

std::vector<std::string_view> Filter::fields() const {
  const FieldSet read = root_ ? std::visit(FieldsRead{}, root_->what) : 0;
  std::vector<std::string_view> names;
  for (const FilterFieldRow& row : filter_fields())
    if (read & bit(row.field)) names.push_back(row.name);
  return names;
}

}  // namespace tix
