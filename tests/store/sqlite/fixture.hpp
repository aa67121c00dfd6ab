// A database restored from a dump in tests/fixtures.
#pragma once

#include "places.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <SQLiteCpp/Database.h>

namespace tix::test {

/// Makes `file` from the dump of a released schema, for example `schema-0002.sql`.
inline void restore_dump(const std::string& dump, const std::filesystem::path& file) {
  std::ostringstream sql;
  sql << std::ifstream{std::string{testing::kSourceFolder} + "/tests/fixtures/" + dump}.rdbuf();
  SQLite::Database{file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}.exec(sql.str());
}

}  // namespace tix::test
