// Writing a filter as it was understood.
#include "tix/filter/filter_node.hpp"
#include "tix/time/duration_text.hpp"
#include "tix/time/instant.hpp"

#include <string>
#include <variant>
#include <vector>

#include <fmt/format.h>

namespace tix {
namespace {

std::string written(std::int64_t number, ScaleMeasure measure) {
  if (measure == ScaleMeasure::instant) return format_rfc3339(Instant::from_unix(number));
  return measure == ScaleMeasure::duration ? format_exact(WallSeconds{number}) : std::to_string(number);
}

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
      // Terms side by side bind closer than `or`, and `not:` closer than both.
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

std::string Filter::to_text() const {
  return root_ ? tix::to_text(*root_) : std::string();
}

}  // namespace tix
