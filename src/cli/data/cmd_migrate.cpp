// tix migrate: upgrade an older database, or delete the copies that upgrades left.
#include "cli/session/session.hpp"
#include "cli/session/upgrade_text.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/check/refold.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/upgrade.hpp"
#include "tix/text/error.hpp"

#include <filesystem>
#include <string>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct MigrateOptions {
  bool drop_backup = false;
  bool dry_run = false;
};

void drop_backups(const Session& session, const std::string& file) {
  const auto copies = store::upgrade_copies(file);
  if (copies.empty()) session.say(fmt::format("{} has no backups from upgrades", file));
  for (const std::filesystem::path& copy : copies) {
    const auto bytes = std::filesystem::file_size(copy);
    std::filesystem::remove(copy);
    session.say(fmt::format("deleted {} ({} bytes)", copy.string(), bytes));
  }
}

Exit run_migrate(Session& session, const MigrateOptions& options) {
  if (options.drop_backup && options.dry_run)
    throw Error(ErrorKind::usage, "pass either --drop-backup or --dry-run, not both");
  store::Database database = session.database_of_any_schema();
  const bool older = store::is_older(database);
  if (options.drop_backup) {
    if (older)
      throw Error(ErrorKind::refused, fmt::format("{} is not upgraded yet", database.file()),
                  "run 'tix migrate' to upgrade it");
    drop_backups(session, database.file());
    return Exit::done;
  }
  if (older) {
    const store::UpgradeSpace space = store::upgrade_space(database);
    session.say(fmt::format("the upgrade of {} with its backup needs {} bytes; {} are free", database.file(),
                            space.needed, space.free));
    if (options.dry_run) return Exit::done;
  }
  session.say(upgrade_text(store::upgrade(database, desk::refold), database.file()));
  return Exit::done;
}

}  // namespace

void add_migrate(Syntax& syntax) {
  auto& o = syntax.runs(run_migrate);
  syntax.flag("--drop-backup", o.drop_backup,
              "Delete the backups that upgrades have left next to the database");
  syntax.flag("--dry-run", o.dry_run, "Show the space the upgrade needs without changing anything");
  syntax.about(
      "Writes a verified backup next to the database, readable only by you, and then upgrades the database "
      "in one transaction. A database of your own under 100 MB is also upgraded, in the same way, by the "
      "first command that writes to it. Commands that only read never upgrade it.");
  syntax.example("tix migrate --dry-run", "Show how much space the upgrade needs.");
  syntax.example("tix migrate --drop-backup", "Delete the backup once the upgraded desk works.");
}

}  // namespace tix::cli
