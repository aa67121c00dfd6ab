// The database: made, opened, asked by named statements.
#pragma once

#include "store/sqlite/connection.hpp"
#include "store/sqlite/statements.hpp"

#include <filesystem>
#include <string_view>

#include <sys/types.h>

namespace tix::store {

struct CreateOptions {
  mode_t mode = 0600;          ///< permission bits, whatever the umask
  bool fast = false;           ///< nothing survives a power cut before `publish`: for building beside
  bool force_network = false;  ///< as in OpenOptions
};

/// One connection to one database file. Not for use by two threads at once.
class Database {
 public:
  /// Makes a new database with the newest schema. Throws Error storage when the file exists or cannot be
  /// made; nothing is left behind then.
  static Database create(const std::filesystem::path& path, const CreateOptions& options = {});
  /// Opens an existing one; see `connect` for its errors and what reading means.
  static Database open(const std::filesystem::path& path, Access access, const OpenOptions& options = {});
  /// Closes a database made with `fast` and moves it to its final name, durably. Throws Error storage when
  /// that name is taken; the file that was built is gone then.
  static void publish(Database built, const std::filesystem::path& final_name);
  /// Closes a database and takes its file away.
  static void discard(Database built);

  /// A named statement of sql/queries, ready to be bound.
  Query query(std::string_view name) { return statements_.query(name); }
  SQLite::Database& connection() { return statements_.connection(); }
  /// Whether words are indexed with each row; when not, fill_text_index does it after all of them.
  bool indexes_words() const { return indexes_words_; }
  void set_indexes_words(bool with_each_row) { indexes_words_ = with_each_row; }
  /// Has `observer` hear of every statement from now on; null for nobody. It must outlive the database.
  void observe(StatementObserver* observer) { statements_.observe(observer); }
  StatementObserver* observer() const { return statements_.observer(); }
  /// The path as given.
  const std::string& file() const { return statements_.file(); }

 private:
  explicit Database(Statements statements) : statements_(std::move(statements)) {}

  Statements statements_;
  bool indexes_words_ = true;
};

}  // namespace tix::store
