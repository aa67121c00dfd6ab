// Prepares, steps and returns named statements.
#include "store/sqlite/statements.hpp"

#include "store/sqlite/storage_error.hpp"
#include "tix/text/error.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <sqlite3.h>

namespace tix::store {

Query::~Query() {
  if (!statement_) return;
  sqlite3_reset(statement_.get());
  cache_->idle.push_back(std::move(statement_));
}

void Query::start(std::size_t parameters) {
  sqlite3_reset(statement_.get());
  next_step_ = Step::first;
  ended_ = false;
  const auto wanted = static_cast<std::size_t>(sqlite3_bind_parameter_count(statement_.get()));
  if (parameters != wanted)
    throw Error{ErrorKind::bug, fmt::format("statement {} takes {} parameters, not {}", cache_->text->name,
                                            wanted, parameters)};
}

bool Query::step() {
  if (ended_) return false;
  const int code = [&] {
    const ObservedStep observed(cache_->observer, cache_->text->name, cache_->text->access, next_step_);
    return sqlite3_step(statement_.get());
  }();
  next_step_ = Step::later;
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) fail(code);
  ended_ = true;
  return false;
}

void Query::fail(int code) const {
  throw_storage_error(code, sqlite3_errmsg(sqlite3_db_handle(statement_.get())), *cache_->file);
}

void Query::finish() {
  const bool row = step();
  sqlite3_reset(statement_.get());
  if (row) throw Error{ErrorKind::bug, fmt::format("statement {} gives rows", cache_->text->name)};
}

void Query::expect_columns(std::size_t columns) const {
  const auto given = static_cast<std::size_t>(sqlite3_column_count(statement_.get()));
  if (columns != given)
    throw Error{ErrorKind::bug,
                fmt::format("statement {} gives {} columns, not {}", cache_->text->name, given, columns)};
}

Statements::Statements(std::unique_ptr<SQLite::Database> connection, std::string file)
    : file_(std::make_unique<const std::string>(std::move(file))), connection_(std::move(connection)) {}

void Statements::observe(StatementObserver* observer) {
  observer_ = observer;
  for (auto& [name, cache] : caches_) cache.observer = observer;
}

OwnStatement Statements::prepared(const StatementCache& cache) {
  sqlite3* connection = connection_->getHandle();
  sqlite3_stmt* fresh = nullptr;
  const int code =
      sqlite3_prepare_v3(connection, cache.text->sql.data(), static_cast<int>(cache.text->sql.size()),
                         SQLITE_PREPARE_PERSISTENT, &fresh, nullptr);
  if (code != SQLITE_OK) throw_storage_error(code, sqlite3_errmsg(connection), *file_);
  return OwnStatement{fresh};
}

Query Statements::query(std::string_view name) {
  auto cache = caches_.find(name);
  if (cache == caches_.end()) {
    const EmbeddedStatement& text = embedded_statement(name);
    cache = caches_.emplace(text.name, StatementCache{&text, file_.get(), observer_, {}}).first;
  }
  auto& idle = cache->second.idle;
  if (idle.empty()) return Query{cache->second, prepared(cache->second)};
  OwnStatement statement = std::move(idle.back());
  idle.pop_back();
  return Query{cache->second, std::move(statement)};
}

}  // namespace tix::store
