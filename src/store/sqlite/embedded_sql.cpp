// Looks up embedded statements by name. The tables themselves are generated (cmake/EmbedSql.cmake).
#include "store/sqlite/embedded_sql.hpp"

#include "tix/text/error.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix::store {

const EmbeddedStatement& embedded_statement(std::string_view name) {
  const auto& all = embedded_statements();
  const auto found = std::ranges::find(all, name, &EmbeddedStatement::name);
  if (found == all.end()) throw Error{ErrorKind::bug, fmt::format("no statement is named {}", name)};
  return *found;
}

}  // namespace tix::store
