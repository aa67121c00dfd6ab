// A slow and plain second implementation of filters: makes random ones, writes them in various ways, and
// evaluates them by definition.
#pragma once

#include "core/filter/filter_world.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::filter_test {

/// One node: a term (field and values), a flag (field "is"), or a join of others.
struct Plain {
  enum class Kind { term, all, any, negation } kind = Kind::term;
  std::string field;
  std::vector<std::string>
      values;  ///< raw: without quotes or escapes; "\x01" stands for a star, "\x02" for none
  /// For ordered fields, with both ends included: numbers, Unix seconds, seconds, or ranks of priority from
  /// low up.
  struct Range {
    std::optional<std::int64_t> from, to;
  };
  std::vector<Range> ranges;
  std::vector<Plain> of;
};

inline constexpr char kStar = '\x01';
inline const std::string kNone = "\x02";

Plain random_filter(Random& random, int depth);
/// Writes the filter with random quoting, case, blanks and needless parentheses.
std::string written(const Plain& filter, Random& random);
bool answer(const Plain& filter, const World& world);

}  // namespace tix::filter_test
