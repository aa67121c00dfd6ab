// A source whose first row can be looked at before it is read.
#pragma once

#include "tix/report/row_source.hpp"

#include <string_view>

namespace tix::desk {

/// To those who read from it, it is the same as `source`.
class FirstRow final : public RowSource {
 public:
  /// Reads a row, unless the source has a header. `source` outlives this.
  explicit FirstRow(RowSource& source);

  /// What the first row has in a column of its own; empty where the source has a header.
  std::string_view value(std::string_view column) const;

  const std::vector<std::string>& columns() const override;
  bool next(SourceRow& row) override;
  std::uint64_t bytes_read() const override { return source_->bytes_read(); }

 private:
  RowSource* source_;
  SourceRow row_;
  bool is_waiting_ = false;
};

}  // namespace tix::desk
