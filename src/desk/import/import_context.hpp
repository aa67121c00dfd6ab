// The context in which both imports turn rows into events.
#pragma once

#include "desk/import/import_columns.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/name_table.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace tix::desk {

/// The parts that all rows of an import share.
struct ImportContext {
  const ImportColumns* columns = nullptr;
  NameTable* names = nullptr;
  AgentId actor;  ///< who runs the import
  Instant now;
  std::function<std::string(CustomerId)> address_of;
};

/// Returns the bits of `created.b` for the clocks whose facts this file lacks.
std::int64_t clocks_left_out(const ImportColumns& columns, ImportKind kind);

}  // namespace tix::desk
