// Preparing, stepping and giving back named statements.
#include "store/statements.hpp"

#include "tix/error.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <sqlite3.h>

namespace tix::store {

const EmbeddedStatement& embedded_statement(std::string_view name) {
  const auto& all = embedded_statements();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& s) { return s.name == name; });
  if (found == all.end()) throw Error{ErrorKind::bug, fmt::format("no statement is named {}", name)};
  return *found;
}

void throw_unknown_number(std::string_view column, std::int64_t number) {
  throw Error{ErrorKind::storage,
              fmt::format("the database holds {} in column {}, which this tix does not know", number, column),
              "`tix doctor` looks for damage"};
}

Query::~Query() {
  if (!statement_) return;
  statement_->tryReset();
  shelf_->idle.push_back(std::move(statement_));
}

void Query::start(std::size_t parameters) {
  statement_->tryReset();
  const auto wanted = static_cast<std::size_t>(statement_->getBindParameterCount());
  if (parameters != wanted)
    throw Error{ErrorKind::bug, fmt::format("statement {} takes {} parameters, not {}", shelf_->text->name,
                                            wanted, parameters)};
}

bool Query::step() {
  const int code = statement_->tryExecuteStep();
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  throw_storage_error(statement_->getExtendedErrorCode(), statement_->getErrorMsg(), *shelf_->file);
}

void Query::finish() {
  const bool row = step();
  statement_->tryReset();
  if (row) throw Error{ErrorKind::bug, fmt::format("statement {} gives rows", shelf_->text->name)};
}

void Query::expect_columns(std::size_t columns) const {
  const auto given = static_cast<std::size_t>(statement_->getColumnCount());
  if (columns != given)
    throw Error{ErrorKind::bug,
                fmt::format("statement {} gives {} columns, not {}", shelf_->text->name, given, columns)};
}

Statements::Statements(std::unique_ptr<SQLite::Database> connection, std::string file)
    : file_(std::make_unique<const std::string>(std::move(file))), connection_(std::move(connection)) {}

Query Statements::query(std::string_view name) {
  auto shelf = shelves_.find(name);
  if (shelf == shelves_.end()) {
    const EmbeddedStatement& text = embedded_statement(name);
    shelf = shelves_.emplace(text.name, Shelf{&text, file_.get(), {}}).first;
  }
  auto& idle = shelf->second.idle;
  if (idle.empty()) {
    auto fresh = translated(*file_, [&] {
      return std::make_unique<SQLite::Statement>(*connection_, std::string{shelf->second.text->sql});
    });
    return Query{shelf->second, std::move(fresh)};
  }
  auto statement = std::move(idle.back());
  idle.pop_back();
  return Query{shelf->second, std::move(statement)};
}

}  // namespace tix::store
