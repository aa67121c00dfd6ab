// The loop over a source's rows that both imports share: columns, bad rows, progress.
#pragma once

#include "desk/import/import.hpp"
#include "desk/import/import_columns.hpp"

#include <functional>

namespace tix::desk {

/// Hands every row that can be read to `take`, which throws Error usage for one it cannot use. What is wrong
/// is counted, told and rejected as the options say.
void read_rows(RowSource& source, ImportColumns& columns, const ImportOptions& options, Imported& imported,
               const std::function<void(const SourceRow&)>& take);

}  // namespace tix::desk
