// Naming values.
#include "store/ticket/filter_values.hpp"

#include <fmt/format.h>

namespace tix::store {
namespace {

/// More are given as one list in JSON: SQLite takes so many values and no more.
constexpr std::size_t kMostBound = 16;

}  // namespace

std::string FilterValues::add(std::variant<std::int64_t, std::string> value) {
  values_.push_back({fmt::format(":v{}", values_.size() + 1), std::move(value)});
  return values_.back().name;
}

std::string FilterValues::list(std::span<const std::int64_t> numbers) {
  if (numbers.size() > kMostBound)
    return fmt::format("(SELECT value FROM json_each({}))",
                       add(fmt::format("[{}]", fmt::join(numbers, ","))));
  std::vector<std::string> names;
  for (const std::int64_t number : numbers) names.push_back(add(number));
  return fmt::format("({})", fmt::join(names, ", "));
}

}  // namespace tix::store
