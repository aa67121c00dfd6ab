// A query typed by the user: one statement that only reads.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/report/report.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tix::store {

/// The SQL function `business_seconds(calendar, from, to)`. Times are RFC 3339 or Unix seconds; NULL in any
/// of them returns NULL. May throw Error.
using BusinessSeconds = std::function<std::int64_t(std::string_view calendar, Instant from, Instant to)>;

class SqlQuery {
 public:
  /// Throws Error{usage} for text that is not SQL, more than one statement, or a statement that does anything
  /// but read tables and views of this database. `database` must outlive this object.
  SqlQuery(Database& database, const std::string& sql, BusinessSeconds answer);
  ~SqlQuery();
  SqlQuery(const SqlQuery&) = delete;

  /// Returns the columns, named as in the query; their kinds are those of the first row's values.
  std::vector<Column> columns() const;
  /// Moves to the next row. Returns false if there is none; throws Error{usage} if the query fails.
  bool step();
  /// Returns the current row: text, integers, floating point numbers; blobs as hexadecimal digits.
  Row row() const;

 private:
  /// Returns SQLite's code for the next step.
  int next(Step step);

  Database* database_;
  BusinessSeconds business_seconds_;
  std::unique_ptr<SQLite::Statement> statement_;
  bool at_first_row_ = false;
  bool stepped_ = false;
};

/// Returns the documented views and their columns, in order.
std::vector<std::pair<std::string, std::vector<std::string>>> documented_views(Database& database);

}  // namespace tix::store
