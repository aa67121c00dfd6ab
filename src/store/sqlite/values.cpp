// Text values and the error for unknown numbers; the other conversions are inline.
#include "store/sqlite/values.hpp"

#include "tix/text/error.hpp"

#include <fmt/format.h>

namespace tix::store {

void throw_unknown_number(std::string_view column, std::int64_t number) {
  throw Error{
      ErrorKind::storage,
      fmt::format("the database holds {} in column {}, a value that this version of tix does not know",
                  number, column),
      "run 'tix doctor' to look for damage"};
}

int bind_value(sqlite3_stmt* s, int i, std::string_view text) {
  return sqlite3_bind_text64(s, i, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT,
                             SQLITE_UTF8);
}

void read_value(sqlite3_stmt* s, int i, std::string& text) {
  const void* start = sqlite3_column_text(s, i);  // before the length: it settles the encoding
  text.assign(start ? static_cast<const char*>(start) : "",
              static_cast<std::size_t>(sqlite3_column_bytes(s, i)));
}

int bind_value(sqlite3_stmt* s, int i, const Bytes& value) {
  return sqlite3_bind_blob64(s, i, value.bytes.data(), value.bytes.size(), SQLITE_TRANSIENT);
}

void read_value(sqlite3_stmt* s, int i, Bytes& value) {
  const void* start = sqlite3_column_blob(s, i);
  value.bytes.assign(start ? static_cast<const char*>(start) : "",
                     static_cast<std::size_t>(sqlite3_column_bytes(s, i)));
}

}  // namespace tix::store
