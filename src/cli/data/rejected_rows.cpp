// Writes rejected rows with the writers of the export.
#include "cli/data/rejected_rows.hpp"

#include "tix/text/error.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace tix::cli {

namespace {

template <class Write>
void writing(const Write& write) {
  try {
    write();
  } catch (const Error& error) {
    throw Error(error.kind(), fmt::format("{}; nothing was imported", error.what()), error.hint());
  }
}

}  // namespace

RejectedRows::RejectedRows(const std::string& file, format::Format format, const store::FilesInUse& in_use)
    : file_(file, "--rejects", in_use), format_(format) {}

void RejectedRows::begin(const std::vector<std::string>& columns) {
  if (!writer_) {
    format::RenderOptions options;
    options.format = format_;
    writer_ = format::make_writer(options, [this](std::string_view text) { file_.write(text); });
  }
  std::vector<Column> written;
  for (const std::string& column : columns) written.push_back({column, ColumnKind::text});
  written.push_back({"line", ColumnKind::number});
  written.push_back({"reason", ColumnKind::text});
  writer_->begin({}, written);
  column_count_ = columns.size();
}

void RejectedRows::add(const SourceRow& row, const std::vector<std::string>& columns,
                       const std::string& why) {
  // In JSON Lines, each row brings its own columns.
  if (!writer_ || columns.size() != column_count_) begin(columns);
  row_.assign(column_count_ + 2, Cell());
  for (std::size_t i = 0; i < std::min(column_count_, row.values.size()); ++i)
    if (!row.values[i].empty()) row_[i] = row.values[i];
  row_[column_count_] = row.line;
  row_[column_count_ + 1] = why;
  writing([&] { writer_->row(row_); });
}

void RejectedRows::finish() {
  if (!writer_) return;
  writing([&] {
    writer_->end({}, {}, {});
    file_.finish();
  });
}

}  // namespace tix::cli
