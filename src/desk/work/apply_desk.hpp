// A desk file becomes the version in force, and unresolved tickets are promised what it says.
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
  bool new_only = false;  ///< leaves the tickets there are with what they were promised
  bool dry_run = false;
};

/// A due that is another under the new desk. Nothing: the clock stands, or nobody promised anything.
struct MovedDue {
  TicketId ticket;
  Clock clock = Clock::resolution;
  int cycle = 1;
  std::optional<Instant> from, to;
};

struct Applied {
  DeskVersionId version;   ///< now in force
  bool unchanged = false;  ///< the file is word for word what was in force already
  std::int64_t unresolved = 0;
  std::int64_t rebound = 0;  ///< of these, how many got another promise
  std::vector<MovedDue> moved;
};

/// Stores `text` as a new version, in one batch with all rebinding. Error desk when the file is wrong or a
/// name in use would vanish.
Applied apply_desk(store::Database& database, const Author& author, std::string_view text,
                   std::string_view file_name, const ApplyOptions& options);

/// Declares the desk's names and stores `text`, which it was read from, as the newest version. Inside the
/// caller's transaction.
store::DeskVersion add_desk_version(store::Database& database, const Desk& desk, std::string_view text,
                                    AgentId actor, Instant now, NameTable& names);

}  // namespace tix::desk
