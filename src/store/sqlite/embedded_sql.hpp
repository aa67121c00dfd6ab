// The text of every file below sql/, compiled in (see cmake/EmbedSql.cmake).
#pragma once

#include <string_view>
#include <vector>

namespace tix::store {

enum class Access { read, write };

struct EmbeddedMigration {
  int number;  ///< from 1 without gaps; the schema version after it
  std::string_view name;
  std::string_view sql;
};

struct EmbeddedStatement {
  std::string_view name;
  Access access;
  bool indexed;  ///< scans no whole table; a test checks it
  std::string_view sql;
};

const std::vector<EmbeddedMigration>& embedded_migrations();
const std::vector<EmbeddedStatement>& embedded_statements();
/// Throws Error{bug} if no statement has this name.
const EmbeddedStatement& embedded_statement(std::string_view name);

}  // namespace tix::store
