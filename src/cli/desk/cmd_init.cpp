// tix init: create a database with its first desk.
#include "cli/desk/first_desk.hpp"
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "store/file/folder.hpp"
#include "tix/text/error.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>

#include <fmt/format.h>
#include <grp.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

namespace tix::cli {
namespace {

struct InitOptions {
  std::optional<std::string> desk, group;
  bool force = false;
};

/// Makes the database's folder if it is missing, gives it to the group and sets its setgid bit, so that files
/// made in it belong to the group. Returns the mode for the database. Throws Error{usage} for an unknown
/// group, Error{storage} if the folder cannot be given to it.
mode_t prepare_shared_folder(const std::filesystem::path& database, const std::string& group) {
  const struct group* entry = getgrnam(group.c_str());
  if (entry == nullptr) throw Error(ErrorKind::usage, fmt::format("no group '{}' on this machine", group));
  std::filesystem::path folder = database.parent_path();
  if (folder.empty()) folder = ".";
  store::make_folders(folder);
  constexpr mode_t kGroupWritable = S_ISGID | S_IRWXU | S_IRWXG;
  if (chown(folder.c_str(), static_cast<uid_t>(-1), entry->gr_gid) != 0 ||
      chmod(folder.c_str(), kGroupWritable) != 0)
    throw Error(ErrorKind::storage, fmt::format("the folder {} cannot be given to group {}: {}",
                                                folder.string(), group, std::strerror(errno)));
  return S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP;
}

Exit run_init(Session& session, const InitOptions& options) {
  const std::string file = session.settings()[Setting::db].text;
  if (file.empty()) throw Error(ErrorKind::usage, "no database named", "give --db FILE or set TIX_DB");
  std::error_code unknown;  // then creating it says why
  if (std::filesystem::is_directory(file, unknown))
    throw Error(ErrorKind::refused, fmt::format("{} is a folder", file), "name the file in it");
  if (std::filesystem::exists(file, unknown))
    throw Error(ErrorKind::refused, fmt::format("{} exists already", file),
                "tix desk apply FILE gives it another desk");
  desk::InitOptions init = first_desk(session, options.desk);
  init.create.force_network = options.force;
  if (options.group) init.create.mode = prepare_shared_folder(file, *options.group);
  desk::init_database(file, author_of(session, "init"), init);
  say_created(session, file, init.desk_name);
  return Exit::done;
}

}  // namespace

void add_init(Syntax& syntax) {
  auto& o = syntax.runs(run_init);
  syntax.option("--desk", "FILE", o.desk, "the desk file to begin with; - reads the standard input").file();
  syntax.option("--shared", "GROUP", o.group,
                "for a team on one machine: readable and writable for this group");
  syntax.flag("--force", o.force, "also on a network file system, where locks may fail and data be lost");
  syntax.about(
      "Without a desk file the desk is a small sensible one: office hours in your machine's time zone (or in "
      "that of --zone), one team, targets for first response and resolution. tix desk show prints it, "
      "tix desk apply replaces it.");
  syntax.example("tix init", "Makes the database where tix config says, with the default desk.");
  syntax.example("tix --db support.db init --desk desk.toml", "With your own desk.");
}

}  // namespace tix::cli
