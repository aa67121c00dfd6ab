// Messages and hints for SQLite's result codes.
#include "store/sqlite/storage_error.hpp"

#include "tix/text/error.hpp"

#include <array>

#include <fmt/format.h>
#include <sqlite3.h>

namespace tix::store {
namespace {

struct ErrorText {
  int code;
  std::string_view message;  // {0}: the file, {1}: what SQLite says
  std::string_view hint;
};

constexpr std::array kErrorTexts = {
    ErrorText{SQLITE_BUSY, "{0} is locked by another program",
              "try again in a moment, or run 'fuser FILE' to see who uses it"},
    ErrorText{SQLITE_LOCKED, "{0} is locked by another program", "try again in a moment"},
    ErrorText{SQLITE_FULL, "no space left to write {0}: nothing was changed",
              "free some disk space and try again"},
    ErrorText{SQLITE_READONLY, "{0} cannot be written: {1}",
              "check the permissions of the file and of its folder"},
    ErrorText{SQLITE_PERM, "{0} may not be opened: permission denied", ""},
    ErrorText{SQLITE_CANTOPEN, "{0} cannot be opened: {1}",
              "check the permissions of the file and of its folder"},
    ErrorText{SQLITE_IOERR, "reading or writing {0} failed: {1}", "check its disk"},
    ErrorText{SQLITE_CORRUPT, "{0} is damaged: {1}", "replace it with a backup"},
    ErrorText{SQLITE_NOTADB, "{0} is not a tix database", "run 'tix --db FILE init' to create one"},
    ErrorText{SQLITE_TOOBIG, "a text is too long to be stored in {0}",
              "shorten it to one billion bytes or less"},
    ErrorText{SQLITE_INTERRUPT, "interrupted; {0} is unchanged", ""},
    ErrorText{SQLITE_CONSTRAINT, "the change would make {0} inconsistent: {1}",
              "run 'tix doctor' to look for damage; if it finds none, please report this"},
};

}  // namespace

void throw_storage_error(int code, std::string_view sqlite_says, std::string_view file) {
  const int plain = code & 0xff;  // an extended code carries the plain one in its low byte
  for (const ErrorText& text : kErrorTexts)
    if (text.code == plain)
      throw Error{ErrorKind::storage, fmt::format(fmt::runtime(text.message), file, sqlite_says),
                  std::string{text.hint}};
  throw Error{ErrorKind::storage, fmt::format("{}: {} (SQLite code {})", file, sqlite_says, code)};
}

}  // namespace tix::store
