// One row kept back.
#include "desk/import/first_row.hpp"

#include <algorithm>
#include <utility>

namespace tix::desk {

FirstRow::FirstRow(RowSource& source) : source_(&source) {
  if (source.columns().empty()) is_waiting_ = source.next(row_);
}

std::string_view FirstRow::value(std::string_view column) const {
  if (!is_waiting_) return {};
  const auto& columns = source_->columns();
  const auto place = static_cast<std::size_t>(std::ranges::find(columns, column) - columns.begin());
  return place < row_.values.size() ? std::string_view(row_.values[place]) : std::string_view();
}

const std::vector<std::string>& FirstRow::columns() const {
  static const std::vector<std::string> kNotYet;
  return is_waiting_ ? kNotYet : source_->columns();
}

bool FirstRow::next(SourceRow& row) {
  if (!is_waiting_) return source_->next(row);
  std::swap(row, row_);
  is_waiting_ = false;
  return true;
}

}  // namespace tix::desk
