// Somebody's own question to the database: one statement that reads, and nothing else.
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

/// The SQL function `business_seconds(calendar, from, to)`. Times are RFC 3339 or Unix seconds; a NULL among
/// them gives NULL. May throw Error.
using BusinessSeconds = std::function<std::int64_t(std::string_view calendar, Instant from, Instant to)>;

class SqlQuery {
 public:
  /// Error usage: not SQL, more than one statement, or one that does anything but read tables and views of
  /// this database. `database` outlives this.
  SqlQuery(Database& database, const std::string& sql, BusinessSeconds answer);
  ~SqlQuery();
  SqlQuery(const SqlQuery&) = delete;

  /// Named as in the query; the kinds are those of the first row's values.
  std::vector<Column> columns() const;
  /// False when there are no more rows. Error usage when the query fails on the way.
  bool step();
  /// The present row: text, whole numbers, numbers with a fraction; blobs as hexadecimal digits.
  Row row() const;

 private:
  /// SQLite's code for the next step.
  int next(bool first_step);

  Database* database_;
  BusinessSeconds business_seconds_;
  std::unique_ptr<SQLite::Statement> statement_;
  bool at_first_row_ = false;
  bool stepped_ = false;
};

/// The documented views and their columns, in order.
std::vector<std::pair<std::string, std::vector<std::string>>> documented_views(Database& database);

}  // namespace tix::store
