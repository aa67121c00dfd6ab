// Drops and creates indexes by the text that the schema keeps of them.
#include "store/import/bulk_indexes.hpp"

#include "store/sqlite/storage_error.hpp"
#include "store/ticket/text_index.hpp"

#include <fmt/format.h>

namespace tix::store {

BulkIndexes::BulkIndexes(Database& database) : database_(&database) {
  std::vector<std::string> names;
  {
    Query rows = database.query("indexes_bulk");
    rows.bind();
    while (rows.step()) rows.read(names.emplace_back(), create_texts_.emplace_back());
  }
  database.set_indexes_words(false);
  translated(database.file(), [&] {
    for (const std::string& name : names) database.connection().exec(fmt::format("DROP INDEX \"{}\"", name));
  });
}

BulkIndexes::~BulkIndexes() {
  database_->set_indexes_words(true);
}

void BulkIndexes::restore() {
  translated(database_->file(), [&] {
    for (const std::string& text : create_texts_) database_->connection().exec(text);
  });
  fill_text_index(*database_);
}

}  // namespace tix::store
