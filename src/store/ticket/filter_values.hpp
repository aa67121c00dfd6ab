// The values of a filter's SQL, each with the name it has in the text.
#pragma once

#include "store/ticket/filter_sql.hpp"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tix::store {

class FilterValues {
 public:
  /// Gives the name to write.
  std::string add(std::variant<std::int64_t, std::string> value);
  /// What stands after IN: a few values, or one that lists them all.
  std::string list(std::span<const std::int64_t> numbers);
  std::vector<FilterSql::Value> take() { return std::move(values_); }

 private:
  std::vector<FilterSql::Value> values_;
};

}  // namespace tix::store
