// A new database with its first desk: built next to its name, and moved into place only when it is complete.
#pragma once

#include "desk/work/work.hpp"
#include "store/file/part_file.hpp"
#include "store/sqlite/database.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tix::desk {

struct InitOptions {
  store::CreateOptions create;
  std::string desk_text;
  std::string desk_name;  ///< of the file, for errors
  /// Whether to create the folder, and those above it; otherwise it must exist.
  bool makes_folder = false;
  /// Prepares the folder, if set, before anything is in it and once the desk is known to be right.
  std::function<void(const std::filesystem::path& folder)> prepare_folder = {};
};

/// No file has the name before `publish`; without it, nothing is left behind.
class NewDatabase {
 public:
  /// Throws Error{desk} for a wrong desk file, Error{not_found} if there is no folder for it, and
  /// Error{storage}.
  NewDatabase(std::filesystem::path path, const Author& author, const InitOptions& options);
  ~NewDatabase();
  NewDatabase(const NewDatabase&) = delete;
  NewDatabase& operator=(const NewDatabase&) = delete;

  store::Database& database() { return *database_; }
  /// Moves the database into place, durably. Call it once, and last. Throws Error{storage} if the name is
  /// taken.
  void publish();

 private:
  explicit NewDatabase(std::filesystem::path path);
  void make_folder(const InitOptions& options);

  std::filesystem::path path_;
  std::vector<std::filesystem::path> made_folders_;  // the innermost first; none once it is published
  std::optional<store::PartFile> part_;
  std::optional<store::Database> database_;  // closed before its part
};

/// Creates a database with its first desk version.
void init_database(const std::filesystem::path& path, const Author& author, const InitOptions& options);

}  // namespace tix::desk
