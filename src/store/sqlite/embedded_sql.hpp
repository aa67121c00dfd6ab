// The text of every file below sql/, compiled in (see cmake/EmbedSql.cmake).
#pragma once

#include <string_view>
#include <vector>

namespace tix::store {

enum class Access { read, write };

struct EmbeddedMigration {
  int number;  ///< counts from 1 without gaps; the schema version it makes
  std::string_view name;
  std::string_view sql;
};

struct EmbeddedStatement {
  std::string_view name;
  Access access;
  bool indexed;  ///< promises not to scan a whole table; a test holds it
  std::string_view sql;
};

const std::vector<EmbeddedMigration>& embedded_migrations();
const std::vector<EmbeddedStatement>& embedded_statements();
/// Error bug when there is none of that name.
const EmbeddedStatement& embedded_statement(std::string_view name);

}  // namespace tix::store
