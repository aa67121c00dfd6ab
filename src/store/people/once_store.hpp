// The results of commands run with `--once KEY`, which are repeated when the command is run again.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/ticket/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace tix::store {

struct OnceRow {
  std::string key;
  ChangeId change;  ///< the last one the command recorded; 0 if it wrote without recording one
  std::int64_t exit = 0;
  std::string output;                ///< what it wrote on the standard output
  std::string words;                 ///< a hash of what was typed and of who acted
  std::optional<std::string> input;  ///< a hash of the standard input; nullopt if it was not read
};

std::optional<OnceRow> get_once(Database& database, const std::string& key);
/// Throws Error{storage} if the key is known.
void add_once(Database& database, const OnceRow& row);

}  // namespace tix::store
