// Calls core's text patterns from SQL.
#include "store/sqlite/text_like.hpp"

#include "tix/filter/text_pattern.hpp"

#include <sqlite3.h>

namespace tix::store {
namespace {

std::string_view text_of(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_value_bytes(value)))
              : std::string_view();
}

void drop_pattern(void* pattern) {
  delete static_cast<TextPattern*>(pattern);
}

void text_like(sqlite3_context* context, int, sqlite3_value** arguments) {
  const std::string_view text = text_of(arguments[0]);
  if (text.empty()) return sqlite3_result_int(context, 0);
  // SQLite keeps the pattern while the argument stays the same: for all rows of a query.
  if (const auto* kept = static_cast<const TextPattern*>(sqlite3_get_auxdata(context, 1)))
    return sqlite3_result_int(context, kept->matches(text) ? 1 : 0);
  auto* fresh = new TextPattern(TextPattern::decoded(text_of(arguments[1])));
  sqlite3_result_int(context, fresh->matches(text) ? 1 : 0);
  sqlite3_set_auxdata(context, 1, fresh, drop_pattern);
}

}  // namespace

void add_text_like(SQLite::Database& connection) {
  constexpr int kTwoArguments = 2;
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  sqlite3_create_function_v2(connection.getHandle(), "text_like", kTwoArguments, kFlags, nullptr, text_like,
                             nullptr, nullptr, nullptr);
}

}  // namespace tix::store
