// tix init: create a database with its first desk.
#include "cli/desk/first_desk.hpp"
#include "cli/desk/shared_folder.hpp"
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "tix/text/error.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <system_error>

#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/types.h>

namespace tix::cli {
namespace {

/// Readable and writable for the group; SQLite gives the files beside a database the same mode.
constexpr mode_t kGroupMode = S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP;

struct InitOptions {
  std::optional<std::string> desk, group;
  bool force = false;
};

Exit run_init(Session& session, const InitOptions& options) {
  const std::string file = session.settings()[Setting::db].text;
  if (file.empty()) throw Error(ErrorKind::usage, "no database given", "pass --db FILE or set TIX_DB");
  std::error_code unknown;  // creating the database reports the error then
  if (std::filesystem::is_directory(file, unknown))
    throw Error(ErrorKind::refused, fmt::format("{} is a folder", file), "pass the name of a file in it");
  if (std::filesystem::exists(file, unknown))
    throw Error(ErrorKind::refused, fmt::format("{} already exists", file),
                "run 'tix desk apply FILE' to change its desk");
  desk::InitOptions init = first_desk(session, options.desk);
  init.create.force_network = options.force;
  if (options.group) {
    init.create.mode = kGroupMode;
    init.prepare_folder = [&](const auto& folder) { share_folder(session.env(), folder, *options.group); };
  }
  desk::init_database(file, author_of(session, "init"), init);
  say_created(session, file, init.desk_name);
  return Exit::done;
}

}  // namespace

void add_init(Syntax& syntax) {
  auto& o = syntax.runs(run_init);
  syntax.option("--desk", "FILE", o.desk, "Start with this desk file; - reads it from standard input").file();
  syntax.option("--shared", "GROUP", o.group,
                "Share the database with a team on this machine: make it readable and "
                "writable for this group");
  syntax.flag("--force", o.force, "Allow a network file system, where locks may fail and data may be lost");
  syntax.about(
      "The starter desk has office hours in your machine's time zone (or that of --zone), one team, and "
      "targets for first response and resolution. tix desk show prints it, tix desk edit changes it.");
  syntax.about(
      "The folder of the default database is created if needed; any other folder must exist. --shared gives "
      "the folder to the group if it is yours and empty, and leaves it unchanged if it already "
      "belongs to the group.");
  syntax.example("tix init", "Create the default database with the starter desk.");
  syntax.example("tix --db support.db init --desk desk.toml",
                 "Create a database with a desk file of your own.");
}

}  // namespace tix::cli
