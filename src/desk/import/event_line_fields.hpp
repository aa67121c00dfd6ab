// One line of an exported desk: its fields by name and type.
#pragma once

#include "desk/import/event_lines.hpp"
#include "tix/report/row_source.hpp"
#include "tix/text/enum_array.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tix::desk {

/// Every function throws Error{usage}, without file and line, for a value that does not fit.
class LineFields {
 public:
  /// Takes a row. `columns` are those of its source, which grow from row to row. Both must outlive the calls
  /// that follow.
  void take(const SourceRow& row, const std::vector<std::string>& columns);

  LineKind kind() const { return kind_; }
  /// Returns an empty text if the line has none.
  std::string_view text(std::string_view field) const;
  std::string_view needed(std::string_view field) const;
  /// Returns a number from 1 to 2^53 - 1.
  std::int64_t number(std::string_view field) const;
  std::optional<std::int64_t> number_if_any(std::string_view field) const;
  Instant instant(std::string_view field) const;
  bool flag(std::string_view field) const;
  /// Returns nullopt for an empty or missing field, which an older tix did not write.
  std::optional<bool> flag_if_any(std::string_view field) const;

 private:
  void follow(const std::vector<std::string>& columns);
  void refuse_foreign_fields() const;

  const SourceRow* row_ = nullptr;
  LineKind kind_ = LineKind::name;
  std::vector<std::string> columns_;                          // as far as read
  std::unordered_map<std::string_view, std::size_t> places_;  // of the columns that lines have
  EnumArray<LineKind, std::vector<bool>, kLineKindNames.size()>
      own_;  // by kind: whether a column is one of its own
};

}  // namespace tix::desk
