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
  if (copies.empty()) session.say(fmt::format("no upgrade has left a backup beside {}", file));
  for (const std::filesystem::path& copy : copies) {
    const auto bytes = std::filesystem::file_size(copy);
    std::filesystem::remove(copy);
    session.say(fmt::format("deleted {}, {} bytes", copy.string(), bytes));
  }
}

Exit run_migrate(Session& session, const MigrateOptions& options) {
  if (options.drop_backup && options.dry_run)
    throw Error(ErrorKind::usage, "either --drop-backup or --dry-run");
  store::Database database = session.database_of_any_schema();
  const bool older = store::is_older(database);
  if (options.drop_backup) {
    if (older)
      throw Error(ErrorKind::refused, fmt::format("{} is not upgraded yet", database.file()),
                  "`tix migrate` upgrades it");
    drop_backups(session, database.file());
    return Exit::done;
  }
  if (older) {
    const store::UpgradeSpace space = store::upgrade_space(database);
    session.say(fmt::format("needs {} bytes beside {}, with a backup as it is now; {} are free", space.needed,
                            database.file(), space.free));
    if (options.dry_run) return Exit::done;
  }
  session.say(upgrade_text(store::upgrade(database, desk::refold), database.file()));
  return Exit::done;
}

}  // namespace

void add_migrate(Syntax& syntax) {
  auto& o = syntax.runs(run_migrate);
  syntax.flag("--drop-backup", o.drop_backup,
              "Delete the backups that upgrades have left beside the database");
  syntax.flag("--dry-run", o.dry_run, "Show the space it takes without changing anything");
  syntax.about(
      "Upgrades a database that an older tix made, in one transaction, after writing a verified backup "
      "beside "
      "it that only you can read. The first command that writes does the same without being asked if the "
      "file "
      "is your own and below 100 MB. Commands that only read do not upgrade.");
  syntax.example("tix migrate --dry-run", "How much room does the upgrade take?");
  syntax.example("tix migrate --drop-backup", "The upgraded desk works: its backup can go.");
}

}  // namespace tix::cli
