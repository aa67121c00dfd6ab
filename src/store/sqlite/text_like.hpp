// A function of SQL: whether a text matches a pattern of the filter language.
#pragma once

#include <SQLiteCpp/Database.h>

namespace tix::store {

/// Gives the connection `text_like(text, pattern)`: 1 where TextPattern (encoded) matches, without ASCII
/// case, byte for byte otherwise, which LIKE is not; 0 for an empty text and for NULL.
void add_text_like(SQLite::Database& connection);

}  // namespace tix::store
