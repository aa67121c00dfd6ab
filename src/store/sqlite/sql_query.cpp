// The authorizer lets a statement read and call functions and refuses everything else before it runs.
#include "store/sqlite/sql_query.hpp"

#include "tix/text/error.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>
#include <sqlite3.h>

namespace tix::store {
namespace {

constexpr std::array kAllowed = {SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_RECURSIVE};

int only_reading(void*, int action, const char*, const char*, const char*, const char*) {
  const bool allowed = std::ranges::find(kAllowed, action) != kAllowed.end();
  return allowed ? SQLITE_OK : SQLITE_DENY;
}

[[noreturn]] void refuse(const std::string& message) {
  throw Error(ErrorKind::usage, "sql: " + message, "run 'tix sql' to list the views and their columns");
}

/// Returns nullopt for NULL. Throws Error.
std::optional<Instant> instant_in(sqlite3_value* value) {
  if (sqlite3_value_type(value) == SQLITE_NULL) return std::nullopt;
  if (sqlite3_value_type(value) == SQLITE_INTEGER) return Instant::from_unix(sqlite3_value_int64(value));
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return parse_rfc3339(text);
}

void business_seconds(sqlite3_context* context, int, sqlite3_value** values) {
  const auto& answer = *static_cast<const BusinessSeconds*>(sqlite3_user_data(context));
  try {
    const auto from = instant_in(values[1]);
    const auto to = instant_in(values[2]);
    const auto* calendar = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
    if (!from || !to || calendar == nullptr) return sqlite3_result_null(context);
    sqlite3_result_int64(context, answer(calendar, *from, *to));
  } catch (const std::exception& error) {
    sqlite3_result_error(context, error.what(), -1);
  }
}

std::string hexadecimal(std::string_view bytes) {
  std::string digits;
  for (const char byte : bytes) digits += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return digits;
}

Cell cell_of(const SQLite::Column& value) {
  if (value.isNull()) return {};
  if (value.isInteger()) return std::int64_t{value.getInt64()};
  if (value.isFloat()) return value.getDouble();
  const std::string bytes = value.getString();
  return value.isBlob() ? hexadecimal(bytes) : bytes;
}

}  // namespace

SqlQuery::SqlQuery(Database& database, const std::string& sql, BusinessSeconds answer)
    : database_(&database), business_seconds_(std::move(answer)) {
  sqlite3* handle = database.connection().getHandle();
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  sqlite3_create_function_v2(handle, "business_seconds", 3, kFlags, &business_seconds_, business_seconds,
                             nullptr, nullptr, nullptr);
  sqlite3_set_authorizer(handle, only_reading, nullptr);
  sqlite3_stmt* probe = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v2(handle, sql.c_str(), -1, &probe, &rest);
  const bool nothing = probe == nullptr;
  const std::string problem = sqlite3_errmsg(handle);
  sqlite3_finalize(probe);
  if (code == SQLITE_AUTH) refuse("only queries are accepted: SELECT and WITH ... SELECT");
  if (code != SQLITE_OK) refuse(problem);
  if (nothing) refuse("the query is empty");
  if (std::string_view(rest).find_first_not_of(" \t\r\n;") != std::string_view::npos)
    refuse("only one statement is accepted");
  statement_ = std::make_unique<SQLite::Statement>(database.connection(), sql);
  stepped_ = at_first_row_ = true;
  at_first_row_ = next(Step::first) == SQLITE_ROW;
  if (!at_first_row_ && statement_->getErrorCode() != SQLITE_DONE) refuse(statement_->getErrorMsg());
}

SqlQuery::~SqlQuery() {
  statement_.reset();
  sqlite3* handle = database_->connection().getHandle();
  sqlite3_set_authorizer(handle, nullptr, nullptr);
  sqlite3_create_function_v2(handle, "business_seconds", 3, SQLITE_UTF8, nullptr, nullptr, nullptr, nullptr,
                             nullptr);
}

std::vector<Column> SqlQuery::columns() const {
  std::vector<Column> columns;
  for (int i = 0; i < statement_->getColumnCount(); ++i) {
    const bool number =
        at_first_row_ && (statement_->getColumn(i).isInteger() || statement_->getColumn(i).isFloat());
    // Who writes a query names its columns: they are headings as they are.
    const std::string name = statement_->getColumnName(i);
    columns.push_back(
        {.name = name, .kind = number ? ColumnKind::number : ColumnKind::text, .key = false, .label = name});
  }
  return columns;
}

int SqlQuery::next(Step step) {
  const ObservedStep observed(database_->observer(), "(sql)", Access::read, step);
  return statement_->tryExecuteStep();
}

bool SqlQuery::step() {
  if (stepped_) {
    stepped_ = false;
    return at_first_row_;
  }
  if (!at_first_row_) return false;
  const int code = next(Step::later);
  if (code != SQLITE_ROW && code != SQLITE_DONE) refuse(statement_->getErrorMsg());
  return code == SQLITE_ROW;
}

Row SqlQuery::row() const {
  Row row;
  for (int i = 0; i < statement_->getColumnCount(); ++i) row.push_back(cell_of(statement_->getColumn(i)));
  return row;
}

std::vector<std::pair<std::string, std::vector<std::string>>> documented_views(Database& database) {
  std::vector<std::pair<std::string, std::vector<std::string>>> views;
  Query rows = database.query("views_all");
  rows.bind();
  std::string view, column;
  while (rows.step()) {
    rows.read(view, column);
    if (views.empty() || views.back().first != view) views.push_back({view, {}});
    views.back().second.push_back(column);
  }
  return views;
}

}  // namespace tix::store
