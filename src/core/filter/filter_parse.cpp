// The grammar: `or` binds loosest, then terms side by side, then `not:`, then parentheses and single terms.
#include "core/filter/filter_mistake.hpp"
#include "core/filter/filter_term.hpp"
#include "core/filter/filter_token.hpp"

#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tix {
namespace {

/// Deeper than anybody writes; keeps hostile input from exhausting the stack.
constexpr int kDeepest = 100;

class Parser {
 public:
  explicit Parser(const FilterContext& context) : context_(context), tokens_(filter_tokens(context.filter)) {}

  bool blank() const { return here().kind == FilterTokenKind::end; }

  FilterNode whole() {
    FilterNode node = any(0);
    if (here().kind == FilterTokenKind::close) throw mistake("this ')' closes nothing", "");
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

  static FilterNode joined(FilterJoin join, std::vector<FilterNode> of) {
    return of.size() == 1 ? std::move(of.front()) : FilterNode{FilterGroup{join, std::move(of)}};
  }

  FilterNode any(int depth) {
    std::vector<FilterNode> of;
    of.push_back(all(depth));
    while (at_or()) {
      ++position_;
      of.push_back(all(depth));
    }
    return joined(FilterJoin::any, std::move(of));
  }

  FilterNode all(int depth) {
    if (!at_term()) throw term_expected();
    std::vector<FilterNode> of;
    while (at_term()) of.push_back(unary(depth));
    return joined(FilterJoin::all, std::move(of));
  }

  FilterNode unary(int depth) {
    if (depth == kDeepest) throw mistake(fmt::format("nested more than {} deep", kDeepest), "");
    if (here().kind == FilterTokenKind::negation) return negation(depth);
    if (here().kind == FilterTokenKind::open) return parentheses(depth);
    FilterNode term = filter_term(here(), context_);
    ++position_;
    return term;
  }

  FilterNode negation(int depth) {
    const std::size_t ends = here().end;
    ++position_;
    if (!at_term() || here().begin != ends) {
      --position_;
      throw mistake("a term must follow right after the negation",
                    "for example not:tag:spam or not:is:overdue");
    }
    std::vector<FilterNode> of;
    of.push_back(unary(depth + 1));
    return {FilterGroup{FilterJoin::none, std::move(of)}};
  }

  FilterNode parentheses(int depth) {
    const std::size_t opened = here().begin;
    ++position_;
    if (here().kind == FilterTokenKind::close)
      throw filter_mistake(context_.filter, opened, "nothing stands between these parentheses");
    FilterNode inside = any(depth + 1);
    if (here().kind != FilterTokenKind::close)
      throw filter_mistake(context_.filter, opened, "this '(' is never closed");
    ++position_;
    return inside;
  }

  /// A term must stand here: at the start, around `or`.
  Error term_expected() const {
    if (here().kind == FilterTokenKind::close && position_ == 0)
      return mistake("this ')' closes nothing", "");
    const std::string_view what = at_or()                                 ? "'or'"
                                  : here().kind == FilterTokenKind::close ? "')'"
                                                                          : "the end of the filter";
    return mistake(fmt::format("a term is missing before {}", what), "'or' stands between two terms");
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

}  // namespace tix
