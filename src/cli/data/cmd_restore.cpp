// tix restore FILE: replace the database with a backup.
#include "cli/session/ask.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/restore.hpp"
#include "store/ticket/ticket_store.hpp"

#include <string>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct RestoreOptions {
  std::string file;
  bool yes = false;
};

Exit run_restore(Session& session, const RestoreOptions& options) {
  session.files_in_use().refuse(options.file, "restoring");
  store::Database backup = store::Database::open(options.file, store::Access::read, {.accept_older = true});
  store::Database database = session.database_of_any_schema();
  const std::int64_t restored = store::count_tickets(backup), present = store::count_tickets(database);
  if (!options.yes)
    require_yes(session, fmt::format("Replace {} ({} tickets) with {} ({} tickets)?", database.file(),
                                     present, options.file, restored));
  const std::string copy = store::restore(database, backup).string();
  session.say(fmt::format("restored {} from {}: {} tickets; as it was it is in {}", database.file(),
                          options.file, restored, copy));
  return Exit::done;
}

}  // namespace

void add_restore(Syntax& syntax) {
  auto& o = syntax.runs(run_restore);
  syntax.argument("FILE", o.file, "The backup to restore").file();
  syntax.flag("--yes", o.yes, "Replace the database without asking");
  syntax.about(
      "Checks the backup, writes a copy of the database as it is beside it, and replaces all of its content "
      "in "
      "one transaction. Fails if anybody is using the database. A backup of an older tix is upgraded by the "
      "next command that writes.");
  syntax.example("tix restore desk-2026-08-06.db", "Go back to the desk of Thursday night.");
}

}  // namespace tix::cli
