// What a running command has at hand: the world, what was typed, and what follows from both.
#pragma once

#include "cli/session/env.hpp"
#include "cli/session/globals.hpp"
#include "cli/session/settings.hpp"
#include "cli/syntax/command.hpp"
#include "format/write/render.hpp"
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
  /// `env`, `globals` and `commands` must outlive the session. `needs` is how a database is opened, if one
  /// is.
  Session(const Env& env, const Globals& globals, std::span<const Command> commands, Needs needs);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  const Env& env() const { return env_; }
  const Globals& globals() const { return globals_; }
  /// The whole command table, for help, the manual and completions.
  std::span<const Command> commands() const { return commands_; }
  /// Read at the first use. Error desk when the config file is wrong.
  const Settings& settings() const;

  /// The database, opened at the first use as the command's row says. Error storage.
  store::Database& database() const;
  /// The same opened to be written, by a command that only reads unless told. Error storage.
  store::Database database_to_write() const;

  /// The present: TIX_NOW (RFC 3339; for tests and for reports that can be repeated), else the clock, read
  /// once. Error usage when TIX_NOW is not a time.
  Instant now() const;
  /// When what is entered happened: --at, else now. Error usage.
  Instant at(const Zone& zone) const;
  /// As of when things are shown: --as-of, of a date its last second, else now. Error usage.
  Instant as_of(const Zone& zone) const;
  /// --zone, else the one given. Error usage for an unknown one.
  const Zone& zone_or(const Zone& otherwise) const;
  /// Who acts. Error usage when nobody is named anywhere.
  std::string actor() const;

  /// The names given with --columns, which is there and names some.
  std::vector<std::string> chosen_columns() const;

  /// Writes a report in the format asked for, times in `zone`; with --columns only those, or their names.
  /// Its charts stand before the table when asked for, in html always.
  void print(Report report, const Zone& zone, bool charts = false) const;
  /// Writes sections as one page in the format asked for; `header.report` is its title where it has one.
  void print_page(format::Page page, const Zone& zone) const;
  /// The same for a reader elsewhere.
  void render_page(format::Page page, const format::RenderOptions& options, const format::Sink& sink) const;
  /// Writes data as it is.
  void write(std::string_view text) const { env_.out(text); }
  /// Says something beside the output, unless -q; escaped, one line.
  void say(std::string_view line) const;
  /// Says what is wrong with one part of the work, -q or not; escaped, one line.
  void complain(std::string_view line) const;

  /// The format of the output. Error usage or desk for an unknown name.
  format::RenderOptions render_options(const Zone& zone) const;

 private:
  /// Error storage.
  store::Database opened(store::Access access) const;
  /// Error usage when none is named.
  const std::string& database_file() const;
  /// With the version, the zone and, where it says none, the instant that is shown.
  ReportHeader completed(ReportHeader header, const Zone& zone) const;

  const Env& env_;
  const Globals& globals_;
  const std::span<const Command> commands_;
  const Needs needs_;
  mutable std::unique_ptr<store::Database> database_;
  mutable std::optional<Settings> settings_;
  mutable std::optional<Instant> now_;
};

}  // namespace tix::cli
