// Keeps the text index in step with the rows.
#include "store/ticket/text_index.hpp"

namespace tix::store {

void index_title(Database& database, TicketId ticket, std::string_view title, Rows rows) {
  if (!database.indexes_words()) return;
  if (rows == Rows::may_exist) {
    const auto before = database.query("ticket_title").value<std::string>(ticket);
    if (before == title) return;
    if (before) database.query("title_words_remove").run(ticket, *before);
  }
  database.query("title_words_add").run(ticket, title);
}

void index_message(Database& database, std::int64_t message, std::string_view body) {
  if (database.indexes_words()) database.query("message_words_add").run(message, body);
}

void forget_message(Database& database, std::int64_t message, std::string_view body) {
  if (!database.indexes_words() || body.empty()) return;
  database.query("message_words_remove").run(message, body);
  database.query("message_words_optimize").run();
}

void fill_text_index(Database& database) {
  database.query("title_words_fill").run();
  database.query("message_words_fill").run();
}

std::string match_text(const SearchWord& word) {
  return '"' + word.text + (word.prefix ? "\" *" : "\"");
}

}  // namespace tix::store
