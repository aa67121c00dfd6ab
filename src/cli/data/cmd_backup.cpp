// tix backup FILE: copy the database.
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "store/sqlite/backup.hpp"
#include "tix/text/error.hpp"

#include <filesystem>
#include <string>
#include <system_error>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct BackupOptions {
  std::string file;
};

Exit run_backup(Session& session, const BackupOptions& options) {
  std::error_code unknown;
  if (std::filesystem::exists(std::filesystem::symlink_status(options.file, unknown)))
    throw Error(ErrorKind::refused, fmt::format("{} already exists", options.file),
                "choose another name, for example one with the date");
  session.files_in_use().refuse(options.file, "a backup");
  store::backup(session.database(), options.file);
  const auto size = std::filesystem::file_size(options.file, unknown);
  session.say(unknown ? "copied to " + options.file
                      : fmt::format("copied to {} ({} bytes)", options.file, size));
  return Exit::done;
}

}  // namespace

void add_backup(Syntax& syntax) {
  auto& o = syntax.runs(run_backup);
  syntax.argument("FILE", o.file, "Destination file; must not exist").file();
  syntax.about(
      "Copies the database as of one moment, even while others write to it, and checks the copy. Only you "
      "can read the copy. It is a complete database: read it with --db FILE, or put it in place "
      "of a lost one.");
  syntax.about(
      "Do not copy the database file by hand: recent changes may still be in DATABASE-wal, SQLite's "
      "write-ahead log. DATABASE-shm is the index of that log. DATABASE-turn is an empty file "
      "that processes of tix use to wait for each other.");
  syntax.example("tix backup \"desk-$(date +%F).db\"", "Make a backup named after today's date.");
}

}  // namespace tix::cli
