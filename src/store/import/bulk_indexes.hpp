// Drops indexes while a new database is filled.
#pragma once

#include "store/sqlite/database.hpp"

#include <string>
#include <vector>

namespace tix::store {

/// Drops the indexes of the migrations except those that an import uses, and stops indexing words, for an
/// import into an empty database. `restore` rebuilds them from the rows, which is faster than keeping them
/// sorted during the import. Both run inside the import's own transaction and are rolled back with it. Do not
/// read by scope in between.
class BulkIndexes {
 public:
  explicit BulkIndexes(Database& database);
  ~BulkIndexes();
  BulkIndexes(const BulkIndexes&) = delete;
  void restore();

 private:
  Database* database_;
  std::vector<std::string> create_texts_;
};

}  // namespace tix::store
