// Reads and writes the rows of `once`.
#include "store/people/once_store.hpp"

namespace tix::store {

std::optional<OnceRow> get_once(Database& database, const std::string& key) {
  Query rows = database.query("once_get");
  rows.bind(key);
  if (!rows.step()) return std::nullopt;
  OnceRow row;
  rows.read(row.key, row.change, row.exit, row.output, row.words, row.input);
  return row;
}

void add_once(Database& database, const OnceRow& row) {
  database.query("once_add").run(row.key, row.change, row.exit, row.output, row.words, row.input);
}

}  // namespace tix::store
