// The parser of filters, by recursive descent, and properties of a whole filter. The grammar, loosest first:
//
//     alternatives = conjunction { "or" conjunction }
//     conjunction  = unary { unary }
//     unary        = ( "not:" | "-" ) unary | "(" alternatives ")" | term
//
// Terms are not interpreted here: filter_term reads the one under the cursor.
#include "tix/filter/filter.hpp"

#include "core/filter/filter_mistake.hpp"
#include "core/filter/filter_term.hpp"
#include "core/filter/filter_token.hpp"
#include "tix/filter/filter_flag.hpp"
#include "tix/filter/filter_node.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tix {
namespace {

/// The deepest nesting accepted. Keeps hostile input from exhausting the stack.
constexpr int kDeepest = 100;

class Parser {
 public:
  explicit Parser(const FilterContext& context) : context_(context), tokens_(filter_tokens(context.filter)) {}

  bool blank() const { return here().kind == FilterTokenKind::end; }

  FilterNode whole() {
    FilterNode node = alternatives(0);
    if (here().kind == FilterTokenKind::close) throw mistake("this ')' has no matching '('", "");
    return node;
  }

 private:
  const FilterToken& here() const { return tokens_[position_]; }
  bool at_or() const { return here().kind == FilterTokenKind::word && is_keyword(here().letters, "or"); }
  bool at_term() const {
    return !at_or() && here().kind != FilterTokenKind::close && here().kind != FilterTokenKind::end;
  }

  Error mistake(const std::string& words, const std::string& hint) const {
    return filter_mistake(context_.filter, here().begin, words, hint);
  }

  /// Returns a group, or the part itself if there is only one, which keeps the tree small.
  static FilterNode joined(FilterJoin join, std::vector<FilterNode> of) {
    return of.size() == 1 ? std::move(of.front()) : FilterNode{FilterGroup{join, std::move(of)}};
  }

  FilterNode alternatives(int depth) {
    std::vector<FilterNode> of;
    of.push_back(conjunction(depth));
    while (at_or()) {
      ++position_;
      of.push_back(conjunction(depth));
    }
    return joined(FilterJoin::any, std::move(of));
  }

  FilterNode conjunction(int depth) {
    if (!at_term()) throw term_expected();
    std::vector<FilterNode> of;
    while (at_term()) of.push_back(unary(depth));
    return joined(FilterJoin::all, std::move(of));
  }

  FilterNode unary(int depth) {
    if (depth == kDeepest) throw mistake(fmt::format("nested more than {} levels deep", kDeepest), "");
    if (here().kind == FilterTokenKind::negation) return negation(depth);
    if (here().kind == FilterTokenKind::open) return parentheses(depth);
    FilterNode term = filter_term(here(), context_);
    ++position_;
    return term;
  }

  /// Parses the negation of the term right after it. A detached `not:` is refused: `not: a b` could mean
  /// either.
  FilterNode negation(int depth) {
    const std::size_t ends = here().end;
    ++position_;
    if (!at_term() || here().begin != ends) {
      --position_;
      throw mistake("a term must directly follow the negation", "for example not:tag:spam or not:is:overdue");
    }
    std::vector<FilterNode> of;
    of.push_back(unary(depth + 1));
    return {FilterGroup{FilterJoin::none, std::move(of)}};
  }

  FilterNode parentheses(int depth) {
    const std::size_t opened = here().begin;
    ++position_;
    if (here().kind == FilterTokenKind::close)
      throw filter_mistake(context_.filter, opened, "these parentheses are empty");
    FilterNode inside = alternatives(depth + 1);
    if (here().kind != FilterTokenKind::close)
      throw filter_mistake(context_.filter, opened, "this '(' has no matching ')'");
    ++position_;
    return inside;
  }

  /// Returns the mistake for a missing term at the start of a filter or next to `or`.
  Error term_expected() const {
    if (here().kind == FilterTokenKind::close && position_ == 0)
      return mistake("this ')' has no matching '('", "");
    const std::string_view what = at_or()                                 ? "'or'"
                                  : here().kind == FilterTokenKind::close ? "')'"
                                                                          : "the end of the filter";
    return mistake(fmt::format("a term is missing before {}", what), "'or' joins two terms");
  }

  const FilterContext& context_;
  std::vector<FilterToken> tokens_;
  std::size_t position_ = 0;
};

}  // namespace

Filter Filter::parse(std::string_view text, FilterUse use, const FilterVocabulary& vocabulary) {
  const FilterContext context{text, use, vocabulary};
  Parser parser(context);
  Filter filter;
  filter.text_ = text;
  if (!parser.blank()) filter.root_ = std::make_shared<const FilterNode>(parser.whole());
  return filter;
}

namespace {

/// The result for a ticket as far as its status alone decides it. Ordered, so that the minimum of several is
/// their conjunction and the maximum their disjunction (Kleene's three-valued logic).
enum class Truth : std::uint8_t { no, maybe, yes };

constexpr Truth opposite(Truth truth) {
  if (truth == Truth::maybe) return truth;
  return truth == Truth::yes ? Truth::no : Truth::yes;
}

/// Evaluates a tree for all tickets in one state, which must be resolved or closed.
struct AskedOfStatus {
  Status status;

  Truth operator()(const FilterTerm& term) const {
    if (term.field != FilterField::status) return Truth::maybe;
    return (term.words >> static_cast<unsigned>(status)) & 1u ? Truth::yes : Truth::no;
  }
  Truth operator()(FilterFlag flag) const {
    return row_of(flag).scope == FlagScope::unresolved ? Truth::no : Truth::maybe;
  }
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

/// Collects the fields that a tree reads.
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

bool Filter::matches(const TicketFacts& facts) const {
  return !root_ || tix::matches(*root_, facts);
}

bool Filter::only_unresolved() const {
  if (!root_) return false;
  return std::visit(AskedOfStatus{Status::resolved}, root_->what) == Truth::no &&
         std::visit(AskedOfStatus{Status::closed}, root_->what) == Truth::no;
}

std::vector<std::string_view> Filter::fields() const {
  const FieldSet read = root_ ? std::visit(FieldsRead{}, root_->what) : 0;
  std::vector<std::string_view> names;
  for (const FilterFieldRow& row : filter_fields())
    if (read & bit(row.field)) names.push_back(row.name);
  return names;
}

std::string Filter::to_text() const {
  return root_ ? tix::to_text(*root_) : std::string();
}

}  // namespace tix
