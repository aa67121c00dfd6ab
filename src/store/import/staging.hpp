// Rows of an event import on their way into order: more than fits in memory, sorted in a temporary file.
#pragma once

#include "store/sqlite/statements.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::store {

struct StagedRow {
  std::string ref;
  Instant at;
  std::int64_t line = 0;            ///< in the file it came from
  std::vector<std::string> fields;  ///< the row's other columns, as given to `add`

  friend bool operator==(const StagedRow&, const StagedRow&) = default;
};

/// Takes rows in any order and gives them back by (ref, at, line). Memory stays flat whatever the
/// number; the temporary file vanishes with the object or the process. Errors are Error storage (its disk is
/// full).
class Staging {
 public:
  Staging();
  void add(std::string_view ref, Instant at, std::int64_t line, const std::vector<std::string>& fields);
  /// The row is valid until the visitor returns. May be called once more after further rows.
  void each(const std::function<void(const StagedRow&)>& visit);

 private:
  Statements statements_;
  std::string packed_;
};

}  // namespace tix::store
