// An SQL function that matches a text against a pattern of the filter language.
#pragma once

#include <SQLiteCpp/Database.h>

namespace tix::store {

/// Adds `text_like(text, pattern)` to the connection: 1 if TextPattern (encoded) matches, ignoring ASCII case
/// and otherwise byte for byte, which LIKE does not do; 0 for an empty text and for NULL.
void add_text_like(SQLite::Database& connection);

}  // namespace tix::store
