// A new database with its first desk: built next to its name, and moved into place only when it is complete.
#pragma once

#include "desk/work/work.hpp"
#include "store/file/part_file.hpp"
#include "store/sqlite/database.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tix::desk {

struct InitOptions {
  store::CreateOptions create;
  std::string desk_text;
  std::string desk_name;  ///< of the file, for errors
};

/// No file has the name before `publish`; without it, nothing is left behind.
class NewDatabase {
 public:
  /// Also creates the folder. Throws Error{desk} for a wrong desk file, and Error{storage}.
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
  void make_folder();

  std::filesystem::path path_;
  std::vector<std::filesystem::path> made_folders_;  // the innermost first; none once it is published
  std::optional<store::PartFile> part_;
  std::optional<store::Database> database_;  // closed before its part
};

/// Creates a database with its first desk version.
void init_database(const std::filesystem::path& path, const Author& author, const InitOptions& options);

}  // namespace tix::desk
