// The index of words in titles and messages.
#pragma once

#include "store/sqlite/database.hpp"
#include "store/ticket/ticket_store.hpp"
#include "tix/text/text_words.hpp"
#include "tix/ticket/ids.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace tix::store {

// Each of these does nothing while the index waits to be filled (Database::indexes_words).

/// Before the ticket's row is written: what its title said until now is forgotten.
void index_title(Database& database, TicketId ticket, std::string_view title, Rows rows);
void index_message(Database& database, std::int64_t message, std::string_view body);
/// `body` is what was indexed. No word of it stays in the file, which means writing the whole index
/// anew.
void forget_message(Database& database, std::int64_t message, std::string_view body);

/// Indexes every title and message; the index must be empty.
void fill_text_index(Database& database);

/// A word as the index is asked for it.
std::string match_text(const SearchWord& word);

}  // namespace tix::store
