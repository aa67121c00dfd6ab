// Named statements: prepared once, bound and read by type, and reset automatically.
#pragma once

#include "store/sqlite/embedded_sql.hpp"
#include "store/sqlite/statement_observer.hpp"
#include "store/sqlite/values.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

namespace tix::store {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
/// A prepared statement. Not SQLiteCpp's class, which counts its owners again for every column read.
using OwnStatement = std::unique_ptr<sqlite3_stmt, Finalize>;

/// The prepared copies of one named statement that are not in use.
struct StatementCache {
  const EmbeddedStatement* text = nullptr;
  const std::string* file = nullptr;
  StatementObserver* observer = nullptr;
  std::vector<OwnStatement> idle;
};

/// One use of a named statement. Parameters are numbered by first appearance in the SQL and must be bound all
/// at once, since SQLite takes a forgotten one for NULL. Throws Error{storage}.
class Query {
 public:
  Query(StatementCache& cache, OwnStatement statement) : cache_(&cache), statement_(std::move(statement)) {}
  Query(Query&&) noexcept = default;
  Query& operator=(Query&&) = delete;
  ~Query();

  /// Binds these parameters and starts over.
  template <class... Values>
  Query& bind(const Values&... values) {
    start(sizeof...(values));
    int index = 0;
    (check_bound(bind_value(statement_.get(), ++index, values)), ...);
    return *this;
  }
  /// Moves to the next row. Returns false if there is none.
  bool step();
  /// Reads all columns of the row into variables, in order.
  template <class... Values>
  void read(Values&... values) const {
    expect_columns(sizeof...(values));
    int index = 0;
    (read_value(statement_.get(), index++, values), ...);
  }
  /// Reads the first columns of the row and ignores the rest.
  template <class... Values>
  void read_first(Values&... values) const {
    int index = 0;
    (read_value(statement_.get(), index++, values), ...);
  }
  /// Runs a statement that returns no rows.
  template <class... Values>
  void run(const Values&... values) {
    bind(values...);
    finish();
  }
  /// Returns the only column of the first row, or nullopt if there is no row.
  template <class Value, class... Values>
  std::optional<Value> value(const Values&... values) {
    bind(values...);
    std::optional<Value> answer;
    if (step()) read(answer.emplace());
    sqlite3_reset(statement_.get());  // a statement left in the middle of its rows holds its snapshot
    return answer;
  }

 private:
  void start(std::size_t parameters);
  void finish();
  void check_bound(int code) const {
    if (code != SQLITE_OK) fail(code);
  }
  [[noreturn]] void fail(int code) const;
  void expect_columns(std::size_t columns) const;

  StatementCache* cache_;
  OwnStatement statement_;
  Step next_step_ = Step::first;  // of this run
  bool ended_ = false;            // one more step would begin anew
};

/// All named statements of one connection.
class Statements {
 public:
  /// `file` names the database in errors.
  Statements(std::unique_ptr<SQLite::Database> connection, std::string file);
  Statements(Statements&&) noexcept = default;

  /// Returns a statement of sql/queries by name. Any number may be in use at a time, also of one name.
  Query query(std::string_view name);
  SQLite::Database& connection() { return *connection_; }
  const std::string& file() const { return *file_; }
  /// Reports every statement to `observer` from now on; null for none. It must outlive the statements.
  void observe(StatementObserver* observer);
  StatementObserver* observer() const { return observer_; }

 private:
  OwnStatement prepared(const StatementCache& cache);

  std::unique_ptr<const std::string> file_;  // by pointer: caches refer to it across a move
  std::unique_ptr<SQLite::Database> connection_;
  StatementObserver* observer_ = nullptr;
  std::unordered_map<std::string_view, StatementCache> caches_;
};

}  // namespace tix::store
