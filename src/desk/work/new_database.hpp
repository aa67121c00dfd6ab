// A new database with its first desk: built beside its name, in place only when it is whole.
#pragma once

#include "desk/work/work.hpp"
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

/// Nothing is at the name before `publish`, and nothing is left of it without.
class NewDatabase {
 public:
  /// Makes the folder too. Error desk when the desk file is wrong, storage.
  NewDatabase(std::filesystem::path path, const Author& author, const InitOptions& options);
  ~NewDatabase();
  NewDatabase(const NewDatabase&) = delete;
  NewDatabase& operator=(const NewDatabase&) = delete;

  store::Database& database() { return *database_; }
  /// Moves it into place, durably. To be called once, and last. Error storage when the name is taken.
  void publish();

 private:
  explicit NewDatabase(std::filesystem::path path);
  void make_folder();

  std::filesystem::path path_;
  std::vector<std::filesystem::path> made_folders_;  // the innermost first; none once it is published
  std::optional<store::Database> database_;
};

/// Makes a database with its first desk version.
void init_database(const std::filesystem::path& path, const Author& author, const InitOptions& options);

}  // namespace tix::desk
