// Applies a desk file and rebinds unresolved tickets.
#pragma once

#include "desk/work/work.hpp"
#include "store/sqlite/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::desk {

struct ApplyOptions {
  bool new_only = false;  ///< leaves existing tickets with their targets
  bool dry_run = false;
  /// The version that the text was made from, if known: another one in force by now is not replaced.
  std::optional<DeskVersionId> made_from = {};
};

/// A due time that changes under the new desk; nullopt: no due time.
struct MovedDue {
  TicketId ticket;
  Clock clock = Clock::resolution;
  int cycle = 1;
  std::optional<Instant> from, to;
};

struct Applied {
  DeskVersionId version;   ///< now in force
  bool unchanged = false;  ///< the file equals the version in force
  std::int64_t unresolved = 0;
  std::int64_t rebound = 0;  ///< how many of these got other targets
  std::vector<MovedDue> moved;
};

/// Stores `text` as a new version, in one batch with all rebinding. Throws Error{desk} if the file is wrong
/// or a name in use would be lost, and Error{refused} if the text was made from another version than the one
/// in force.
Applied apply_desk(store::Database& database, const Author& author, std::string_view text,
                   std::string_view file_name, const ApplyOptions& options);

/// Declares the names of `desk` and stores `version`, whose text `desk` was read from, as the newest version.
/// Returns it with its number and hash. Runs inside the caller's transaction.
store::DeskVersion add_desk_version(store::Database& database, const Desk& desk, store::DeskVersion version,
                                    NameTable& names);

}  // namespace tix::desk
