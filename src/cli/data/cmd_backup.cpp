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
    throw Error(ErrorKind::refused, fmt::format("{} exists already", options.file),
                "a backup never replaces another: give it a name of its own, as with the date");
  session.files_in_use().refuse(options.file, "a backup");
  store::backup(session.database(), options.file);
  const auto size = std::filesystem::file_size(options.file, unknown);
  session.say(unknown ? "copied to " + options.file
                      : fmt::format("copied to {}, {} bytes", options.file, size));
  return Exit::done;
}

}  // namespace

void add_backup(Syntax& syntax) {
  auto& o = syntax.runs(run_backup);
  syntax.argument("FILE", o.file, "where the copy goes; nothing may be there yet").file();
  syntax.about(
      "The database as of one moment, whatever others write meanwhile; readable for you alone. SQLite checks "
      "the copy before it gets its name. It is a database: --db FILE reads it, and put in place of a lost "
      "one it is the desk again.");
  syntax.about(
      "A copy made by hand lacks what is still in DATABASE-wal, SQLite's log. DATABASE-shm is its index; "
      "DATABASE-turn and DATABASE-send are empty files, by which processes of tix wait for each other.");
  syntax.example("tix backup \"desk-$(date +%F).db\"", "Once a night.");
}

}  // namespace tix::cli
