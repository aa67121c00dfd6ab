// Reads row by row and sets bad rows aside.
#include "desk/import/import_reading.hpp"

#include "tix/text/error.hpp"

#include <fmt/format.h>

namespace tix::desk {
namespace {

constexpr std::size_t kProblemsTold = 10;
constexpr std::int64_t kRowsAStep = 256;

void set_aside(const SourceRow& row, const RowSource& source, const std::string& why,
               const ImportOptions& options, Imported& imported) {
  ++imported.rejected;
  if (imported.problems.size() < kProblemsTold)
    imported.problems.push_back(fmt::format("{}:{}: {}", options.file, row.line, why));
  if (options.reject) options.reject(row, source.columns(), why);
}

}  // namespace

void read_rows(RowSource& source, ImportColumns& columns, const ImportOptions& options, Imported& imported,
               const std::function<void(const SourceRow&)>& take) {
  const bool has_header = !source.columns().empty();
  columns.follow(source);
  if (has_header) columns.finish();
  SourceRow row;
  while (source.next(row)) {
    ++imported.rows;
    if (options.progress && imported.rows % kRowsAStep == 0)
      options.progress(imported.rows, source.bytes_read());
    columns.follow(source);
    if (!row.problem.empty()) {
      set_aside(row, source, row.problem, options, imported);
      continue;
    }
    try {
      take(row);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::usage) throw;
      set_aside(row, source, error.what(), options, imported);
    }
  }
  if (!has_header && !source.columns().empty()) columns.finish();
}

}  // namespace tix::desk
