// The one place where SQLite's result codes become messages.
#pragma once

#include <string_view>

#include <SQLiteCpp/Exception.h>

namespace tix::store {

/// Throws Error{storage} for a result code (plain or extended). `sqlite_says` is added where the code alone
/// is not enough; `file` is the path as the user gave it.
[[noreturn]] void throw_storage_error(int code, std::string_view sqlite_says, std::string_view file);

/// Runs `action` and turns SQLiteCpp's exceptions into Error{storage}.
template <class Action>
decltype(auto) translated(std::string_view file, const Action& action) {
  try {
    return action();
  } catch (const SQLite::Exception& e) {
    throw_storage_error(e.getExtendedErrorCode(), e.what(), file);
  }
}

}  // namespace tix::store
