// The row of a number: its column, help, documentation and checks are made from it.
#pragma once

#include "tix/report/column.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// One word of a family and what people read for it.
struct FamilyWord {
  std::string_view word;
  std::string_view label = {};  ///< empty: the word with blanks for underscores
};

/// The description of one number, or of a family of numbers that differ in one word, such as `breached_*`.
struct Metric {
  std::string_view name;   ///< the column; a `*` stands for the word of a family
  std::string_view label;  ///< the heading for people; a `*` stands for the label of that word
  std::span<const FamilyWord> words = {};  ///< of a family, in the order of its columns
  ColumnKind kind = ColumnKind::number;
  std::string_view unit = {};  ///< what is counted, such as `tickets`; empty if the kind says it
  bool is_main = false;        ///< whether people see it without asking for it
  Alarm alarm = Alarm::none;
  std::string_view formula;    ///< how it is computed
  std::string_view trap = {};  ///< how it is easily misread; may be empty
  std::string_view views;      ///< the SQL views to check it against, separated by blanks
};

/// Returns whether the metric describes this column.
bool is_called(const Metric& metric, std::string_view column);

/// Returns the unit of the values: the one of the row, or else that of the kind, such as `working time`;
/// empty for texts.
std::string_view unit_of(const Metric& metric);

/// Returns the column of a metric. `word` is the word of a family, empty for a single number.
Column column_of(const Metric& metric, const FamilyWord& word = {});

/// Returns the columns that a metric describes: one, or those of a family in order.
std::vector<Column> columns_of(const Metric& metric);

}  // namespace tix
