// The full-text index of titles and messages.
#pragma once

#include "store/sqlite/database.hpp"
#include "store/ticket/ticket_store.hpp"
#include "tix/text/text_words.hpp"
#include "tix/ticket/ids.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace tix::store {

// These do nothing while the index waits to be filled (Database::indexes_words).

/// Indexes a title. Call it before the ticket's row is written: it removes the words of the stored title.
void index_title(Database& database, TicketId ticket, std::string_view title, Rows rows);
void index_message(Database& database, std::int64_t message, std::string_view body);
/// Removes a message from the index. `body` is the indexed text. Rewrites the whole index, so that no word of
/// the message stays in the file.
void forget_message(Database& database, std::int64_t message, std::string_view body);

/// Indexes every title and message. The index must be empty.
void fill_text_index(Database& database);

/// Returns a word as a MATCH expression.
std::string match_text(const SearchWord& word);

}  // namespace tix::store
