// Evaluates the tree of a filter on a ticket, and writes it as text.
#include "tix/filter/filter_node.hpp"

#include "tix/time/duration_text.hpp"
#include "tix/time/instant.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <fmt/format.h>

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
  const auto is_found = [&](const SearchWord& word) {
    return has_word(facts.ticket.title, word) || (facts.messages && (*facts.messages)(word));
  };
  return std::ranges::any_of(term.searches,
                             [&](const auto& words) { return std::ranges::all_of(words, is_found); });
}

struct Asked {
  const TicketFacts& facts;

  bool operator()(const FilterTerm& term) const {
    return std::visit([&](const auto& field) { return holds(field, term, facts); }, row_of(term.field).kind);
  }
  bool operator()(FilterFlag flag) const { return row_of(flag).holds(facts); }
  bool operator()(const FilterGroup& group) const {
    // `any` and `none` are decided by the first part that matches, `all` by the first that does not.
    const bool stop_at = group.join != FilterJoin::all;
    const bool stopped = std::ranges::any_of(
        group.of, [&](const FilterNode& node) { return matches(node, facts) == stop_at; });
    return stopped == (group.join == FilterJoin::any);
  }
};

}  // namespace

bool matches(const FilterNode& node, const TicketFacts& facts) {
  return std::visit(Asked{facts}, node.what);
}

namespace {

std::string written(std::int64_t number, ScaleMeasure measure) {
  if (measure == ScaleMeasure::instant) return format_rfc3339(Instant::from_unix(number));
  return measure == ScaleMeasure::duration ? format_exact(WallSeconds{number}) : std::to_string(number);
}

/// Writes ranges. A range of one number is written as the number, except for durations, which accept ranges
/// only.
void add_values(std::vector<std::string>& out, const ScaleField& field, const FilterTerm& term) {
  for (const auto& [from, to] : term.ranges) {
    const std::string low = from == FilterRange::kLeast ? "" : written(from, field.measure);
    const std::string high = to == FilterRange::kGreatest ? "" : written(to, field.measure);
    out.push_back(from == to && field.measure != ScaleMeasure::duration ? low
                                                                        : fmt::format("{}..{}", low, high));
  }
}

void add_values(std::vector<std::string>& out, const WordField& field, const FilterTerm& term) {
  for (std::size_t i = 0; i < field.words.size(); ++i)
    if ((term.words >> i) & 1u) out.emplace_back(field.words[i]);
}

void add_values(std::vector<std::string>& out, const TextField&, const FilterTerm& term) {
  for (const TextPattern& pattern : term.texts) out.push_back(pattern.to_text());
}

void add_values(std::vector<std::string>& out, const SearchField&, const FilterTerm& term) {
  for (const std::vector<SearchWord>& words : term.searches) {
    std::vector<std::string> texts;
    for (const SearchWord& word : words) texts.push_back(word.text + (word.prefix ? "*" : ""));
    const bool alone = words.size() == 1;
    out.push_back(alone && words[0].prefix ? texts[0]
                  : alone                  ? quoted_for_filter(texts[0])
                                           : fmt::format("\"{}\"", fmt::join(texts, " ")));
  }
}

struct Written {
  std::string operator()(const FilterTerm& term) const {
    const FilterFieldRow& row = row_of(term.field);
    std::vector<std::string> values;
    std::visit([&](const auto& field) { add_values(values, field, term); }, row.kind);
    if (term.none) values.emplace_back("none");
    const std::string extra = term.extra.empty() ? "" : quoted_for_filter(term.extra);
    return fmt::format("{}{}:{}", row.name, extra, fmt::join(values, ","));
  }

  std::string operator()(FilterFlag flag) const { return fmt::format("is:{}", row_of(flag).name); }

  std::string operator()(const FilterGroup& group) const {
    std::vector<std::string> parts;
    for (const FilterNode& node : group.of) {
      const auto* inner = std::get_if<FilterGroup>(&node.what);
      // Adjacent terms bind closer than `or`, and `not:` binds closer than both.
      const bool closer = !inner || inner->join == FilterJoin::none ||
                          (group.join == FilterJoin::any && inner->join == FilterJoin::all);
      parts.push_back(closer ? to_text(node) : "(" + to_text(node) + ")");
    }
    if (group.join == FilterJoin::none) return "not:" + parts.front();
    return fmt::format("{}", fmt::join(parts, group.join == FilterJoin::any ? " or " : " "));
  }
};

}  // namespace

std::string to_text(const FilterNode& node) {
  return std::visit(Written{}, node.what);
}

}  // namespace tix
