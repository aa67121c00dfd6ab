// The state of a running command: its environment, its options, and the settings and database they lead to.
#pragma once

#include "cli/session/env.hpp"
#include "cli/session/globals.hpp"
#include "cli/session/settings.hpp"
#include "cli/syntax/command.hpp"
#include "format/cell/render_options.hpp"
#include "tix/report/report.hpp"
#include "tix/time/instant.hpp"
#include "tix/time/zone.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tix::format {
struct Page;
}
namespace tix::store {
class Database;
enum class Access;
}  // namespace tix::store

namespace tix::cli {

class Session {
 public:
  /// `env`, `globals` and `commands` must outlive the session. `needs` decides how the database is opened.
  Session(const Env& env, const Globals& globals, std::span<const Command> commands, Needs needs);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  const Env& env() const { return env_; }
  const Globals& globals() const { return globals_; }
  /// Returns the whole command table, for help, the manual and completions.
  std::span<const Command> commands() const { return commands_; }
  /// Returns the settings, read at the first call. Throws Error{desk} if the config file is wrong.
  const Settings& settings() const;

  /// Returns the database, opened at the first call for reading or writing, as `needs` requires. Throws
  /// Error{storage}.
  store::Database& database() const;
  /// Opens the database for writing, for a command that otherwise only reads. Throws Error{storage}.
  store::Database database_to_write() const;
  /// Opens the database for writing with any schema and does not upgrade it. Throws Error{storage}.
  store::Database database_of_any_schema() const;
  /// Returns whether the database is read without locks, so that the reading must be confirmed afterwards.
  bool reads_unlocked() const;
  /// Throws Error{storage} if another process wrote the database while it was read without locks.
  void confirm_reading() const;

  /// Returns the files that this run must not overwrite: the database and the files read so far. Throws
  /// Error{desk} if the config file is wrong.
  const store::FilesInUse& files_in_use() const;

  /// Stores a description of what was committed (`ticket 5 was created`), for the error if output is lost.
  void did(std::string what) { did_ = std::move(what); }
  /// Returns that description, or nullopt if nothing was committed.
  std::optional<std::string> committed() const;

  /// Returns the present: TIX_NOW (RFC 3339; for tests and reproducible reports), or the clock, read once.
  /// Throws Error{usage} if TIX_NOW is not a time, and Error{storage} if the clock is outside 1900 to 2199.
  Instant now() const;
  /// Makes the next call of `now` read the clock again, after the user took time to write or to answer.
  void let_time_pass() const { now_.reset(); }
  /// Returns when the entered action happened: --at, or now. Throws Error{usage}.
  Instant at(const Zone& zone) const;
  /// Returns the time as of which data is shown: --as-of (of a date, its last second), or now. Throws
  /// Error{usage}.
  Instant as_of(const Zone& zone) const;
  /// Returns --zone, or null if it is not given. Throws Error{usage} for an unknown zone.
  const Zone* typed_zone() const;
  /// Returns --zone, or else `otherwise`. Throws Error{usage} for an unknown zone.
  const Zone& zone_or(const Zone& otherwise) const;
  /// Returns the actor's name. Throws Error{usage} if there is none.
  std::string actor() const;

  /// Returns the names given with --columns, which must be present and not empty.
  std::vector<std::string> chosen_columns() const;
  /// Returns the report with the columns chosen with --columns, or with all if none are.
  Report with_chosen_columns(Report report) const;
  /// Returns whether --columns all was given.
  bool shows_all_columns() const;

  /// Writes a report in the requested format with times in `zone`. With --columns, writes only those columns,
  /// or the names and labels of all. With `charts`, and always in html, writes its charts before the table.
  void print(Report report, const Zone& zone, bool charts = false) const;
  /// Writes sections as one page in the requested format. `header.title` is its title.
  void print_page(format::Page page, const Zone& zone) const;
  /// Renders a page to another destination.
  void render_page(format::Page page, const format::RenderOptions& options, const format::Sink& sink) const;
  /// Writes data as it is.
  void write(std::string_view text) const { env_.out(text); }
  /// Prints a message on stderr, unless -q is given. Escapes it, and wraps it on a terminal.
  void say(std::string_view line) const;
  /// Prints a problem on stderr, even with -q. Escapes it, and wraps it on a terminal.
  void complain(std::string_view line) const;

  /// Returns the options for the output. Throws Error{usage} or Error{desk} for an unknown format.
  format::RenderOptions render_options(const Zone& zone) const;

 private:
  /// Opens the database. One for writing is upgraded first if an older tix made it. Throws Error{storage},
  /// and Error{refused} for an older schema that `tix migrate` must be asked to upgrade.
  store::Database opened(store::Access access) const;
  store::Database opened_as_it_is(store::Access access) const;
  /// Throws Error{usage} if no database is named.
  const std::string& database_file() const;
  /// Returns the header with version, zone and, if it has none, the instant shown.
  ReportHeader completed(ReportHeader header, const Zone& zone) const;

  const Env& env_;
  const Globals& globals_;
  const std::span<const Command> commands_;
  const Needs needs_;
  mutable std::unique_ptr<store::Database> database_;
  mutable std::optional<Settings> settings_;
  mutable std::optional<Instant> now_;
  std::string did_;
};

}  // namespace tix::cli
