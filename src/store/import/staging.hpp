// Sorts the rows of an event import in a temporary file, when they may not fit in memory.
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
  std::int64_t line = 0;            ///< in the source file
  std::vector<std::string> fields;  ///< the other columns, as passed to `add`

  friend bool operator==(const StagedRow&, const StagedRow&) = default;
};

/// Takes rows in any order and returns them by (ref, at, line), in constant memory. The temporary file
/// disappears with the object or the process. Throws Error{storage}, for example when the disk is full.
class Staging {
 public:
  Staging();
  void add(std::string_view ref, Instant at, std::int64_t line, const std::vector<std::string>& fields);
  /// Visits every row, each valid until the visitor returns. May be called again after further rows.
  void each(const std::function<void(const StagedRow&)>& visit);

 private:
  Statements statements_;
  std::string packed_;
};

}  // namespace tix::store
