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

std::string counted_tickets(std::int64_t tickets) {
  return fmt::format("{} ticket{}", tickets, tickets == 1 ? "" : "s");
}

Exit run_restore(Session& session, const RestoreOptions& options) {
  session.files_in_use().refuse(options.file, "restoring");
  store::Database backup = store::Database::open(options.file, store::Access::read, {.accept_older = true});
  store::Database database = session.database_of_any_schema();
  const std::int64_t restored = store::count_tickets(backup), present = store::count_tickets(database);
  if (!options.yes)
    require_yes(session, fmt::format("Replace {} ({}) with {} ({})?", database.file(),
                                     counted_tickets(present), options.file, counted_tickets(restored)));
  const std::string copy = store::restore(database, backup).string();
  session.say(fmt::format("restored {} from {} ({}); the old database is kept in {}", database.file(),
                          options.file, counted_tickets(restored), copy));
  return Exit::done;
}

}  // namespace

void add_restore(Syntax& syntax) {
  auto& o = syntax.runs(run_restore);
  syntax.argument("FILE", o.file, "Backup to restore").file();
  syntax.flag("--yes", o.yes, "Do not ask for confirmation");
  syntax.about(
      "Checks the backup, writes a copy of the current database next to it, and replaces its content in one "
      "transaction. Fails if anybody is using the database. A backup from an older tix is upgraded by the "
      "next command that writes.");
  syntax.example("tix restore desk-2026-08-06.db", "Go back to the desk of Thursday night.");
}

}  // namespace tix::cli
