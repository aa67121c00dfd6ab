// Writing a filter as it was understood.
#include "tix/filter_node.hpp"

#include <string>
#include <variant>
#include <vector>

#include <fmt/format.h>

namespace tix {
namespace {

void add_values(std::vector<std::string>& out, const NumberField&, const FilterTerm& term) {
  for (const std::int64_t number : term.numbers) out.push_back(std::to_string(number));
}

void add_values(std::vector<std::string>& out, const WordField& field, const FilterTerm& term) {
  for (std::size_t i = 0; i < field.words.size(); ++i)
    if ((term.words >> i) & 1u) out.emplace_back(field.words[i]);
}

void add_values(std::vector<std::string>& out, const TextField&, const FilterTerm& term) {
  for (const TextPattern& pattern : term.texts) out.push_back(pattern.to_text());
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
