// Indexes out of the way while a new database is filled.
#pragma once

#include "store/sqlite/database.hpp"

#include <string>
#include <vector>

namespace tix::store {

/// Drops the indexes the migrations made and lets the index of words wait, for the length of an import into
/// an empty database; `restore` makes them again from the rows, which is quicker than keeping them sorted on
/// the way. Both inside the import's own transaction: if it is undone, so is this. Reading by scope does not
/// work in between.
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
