// A desk file becomes the version in force, and unresolved tickets are promised what it says.
#pragma once

#include "desk/work.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <filesystem>
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

struct InitOptions {
  store::CreateOptions create;
  std::string desk_text;
  std::string desk_name;  ///< of the file, for errors
};

/// Makes a database with its first desk version: built beside its name and moved into place.
void init_database(const std::filesystem::path& path, const Author& author, InitOptions options);

}  // namespace tix::desk
