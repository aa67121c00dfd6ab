// Words for SQLite's result codes.
#include "store/sqlite/storage_error.hpp"

#include "tix/text/error.hpp"

#include <array>

#include <fmt/format.h>
#include <sqlite3.h>

namespace tix::store {
namespace {

struct Words {
  int code;
  std::string_view message;  // {0}: the file, {1}: what SQLite says
  std::string_view hint;
};

constexpr std::array kWords = {
    Words{SQLITE_BUSY, "{0} is locked by another program",
          "try again in a moment; `fuser FILE` tells who holds it"},
    Words{SQLITE_LOCKED, "{0} is locked by another program", "try again in a moment"},
    Words{SQLITE_FULL, "no space left to write {0}: nothing was changed",
          "free some space on its disk and repeat"},
    Words{SQLITE_READONLY, "{0} cannot be written: {1}",
          "check the permissions of the file and of its folder"},
    Words{SQLITE_PERM, "{0} may not be opened: permission denied", ""},
    Words{SQLITE_CANTOPEN, "{0} cannot be opened: {1}",
          "check the permissions of the file and of its folder"},
    Words{SQLITE_IOERR, "reading or writing {0} failed: {1}", "check its disk"},
    Words{SQLITE_CORRUPT, "{0} is damaged: {1}", "put a backup in its place"},
    Words{SQLITE_NOTADB, "{0} is not a tix database", "`tix --db FILE init` makes one"},
    Words{SQLITE_TOOBIG, "a text is too long to be stored in {0}", "the limit is one billion bytes"},
    Words{SQLITE_INTERRUPT, "interrupted; {0} is unchanged", ""},
    Words{SQLITE_CONSTRAINT, "{0} would contradict itself: {1}",
          "`tix doctor` looks for damage; else please report this"},
};

}  // namespace

void throw_storage_error(int code, std::string_view sqlite_says, std::string_view file) {
  const int plain = code & 0xff;  // an extended code carries the plain one in its low byte
  for (const Words& words : kWords)
    if (words.code == plain)
      throw Error{ErrorKind::storage, fmt::format(fmt::runtime(words.message), file, sqlite_says),
                  std::string{words.hint}};
  throw Error{ErrorKind::storage, fmt::format("{}: {} (SQLite code {})", file, sqlite_says, code)};
}

}  // namespace tix::store
