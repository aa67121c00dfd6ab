// A database: created, opened, and queried by named statements.
#pragma once

#include "store/sqlite/connection.hpp"
#include "store/sqlite/statements.hpp"
#include "store/sqlite/write_turn.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <sys/types.h>

namespace tix::store {

class JointTransaction;
class PartFile;

struct CreateOptions {
  mode_t mode = 0600;          ///< permission bits, whatever the umask
  bool force_network = false;  ///< as in OpenOptions
};

/// One connection to one database file. Not for use by two threads at once.
class Database {
 public:
  /// Creates a database with the newest schema. Throws Error{storage} if the file exists or cannot be
  /// created, and leaves nothing behind.
  static Database create(const std::filesystem::path& path, const CreateOptions& options = {});
  /// Creates a database in a part file that has a name; fast to fill, because it survives a power cut only
  /// after it is published. The part must outlive the database: closing it would drop SQLite's locks. Throws
  /// Error{storage}.
  static Database create_in(const PartFile& part);
  /// Opens an existing database; see `connect` for errors and for what reading means.
  static Database open(const std::filesystem::path& path, Access access, const OpenOptions& options = {});
  /// Closes a database created in `part` and moves it to its final name, durably. Throws Error{storage} if
  /// that name is taken.
  static void publish(Database built, PartFile& part);

  /// Returns a named statement of sql/queries, ready to be bound.
  Query query(std::string_view name) { return statements_.query(name); }
  SQLite::Database& connection() { return statements_.connection(); }
  /// Returns whether words are indexed with each row. If not, call fill_text_index after the last row.
  bool indexes_words() const { return indexes_words_; }
  void set_indexes_words(bool with_each_row) { indexes_words_ = with_each_row; }
  /// Reports every statement to `observer` from now on; null for none. It must outlive the database.
  void observe(StatementObserver* observer) { statements_.observe(observer); }
  StatementObserver* observer() const { return statements_.observer(); }
  /// Moves the write-ahead log into the database and truncates it, so that bytes overwritten in the database
  /// exist nowhere any more. Returns false while a reader still uses an older state: call it again then. Not
  /// inside a Transaction; as a part of a JointTransaction it is done after that.
  bool empty_log();
  /// Waits until it is this process's turn to write. A database that this process has created needs no turn:
  /// nobody else knows it yet.
  WriteTurn take_turn() const;
  /// Returns the joint transaction that contains all transactions now, or null if there is none.
  JointTransaction* joint() const { return joint_; }
  void set_joint(JointTransaction* joint) { joint_ = joint; }
  /// Returns whether the file is read without locks while somebody else may write it.
  bool is_read_unlocked() const { return unlocked_.has_value(); }
  /// Throws Error{storage} if somebody has written a file that is read without locks, because the data read
  /// may then be from two states.
  void require_unchanged();
  /// Returns whether a Transaction on this connection was committed.
  bool has_committed() const { return has_committed_; }
  void note_commit() { has_committed_ = true; }
  /// Returns the path as given.
  const std::string& file() const { return statements_.file(); }

 private:
  explicit Database(Statements statements) : statements_(std::move(statements)) {}
  Database(Connection opened, std::string file);

  std::unique_ptr<const LockWait> wait_;  ///< null for a database created here; outlives the connection
  Statements statements_;
  std::optional<UnlockedRead> unlocked_;
  JointTransaction* joint_ = nullptr;
  bool indexes_words_ = true;
  bool has_committed_ = false;
};

}  // namespace tix::store
