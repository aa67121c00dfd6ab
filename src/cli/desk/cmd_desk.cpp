// tix desk check|show|apply|history: work with the desk file.
#include "cli/desk/desk_change.hpp"
#include "cli/input/desk_source.hpp"
#include "cli/input/ticket_act.hpp"
#include "cli/session/files.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/apply_desk.hpp"
#include "store/people/people_store.hpp"
#include "tix/text/error.hpp"

#include <optional>
#include <string>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct CheckOptions {
  std::string file;
};

/// Reads a desk file and checks it. Throws as require_no_mistakes does.
std::string checked_text(Session& session, const std::string& file) {
  std::string text = read_text(session.env(), file);
  require_no_mistakes(session, text, file);
  return text;
}

Exit run_check(Session& session, const CheckOptions& options) {
  checked_text(session, options.file);
  session.say(fmt::format("{} has no mistakes", options.file));
  return Exit::done;
}

struct ShowDeskOptions {
  std::optional<std::int64_t> version;
};

Exit run_show_desk(Session& session, const ShowDeskOptions& options) {
  const auto version = options.version
                           ? store::get_desk_version(session.database(), DeskVersionId{*options.version})
                           : store::current_desk_version(session.database());
  if (!version)
    throw Error(ErrorKind::not_found,
                options.version ? fmt::format("no desk version {}", *options.version) : "no desk yet");
  session.write(version->toml);
  return Exit::done;
}

struct ApplyDeskOptions {
  std::string file;
  bool new_only = false, dry_run = false;
};

Exit run_apply(Session& session, const ApplyDeskOptions& options) {
  const std::string text = checked_text(session, options.file);
  const desk::Applied applied = desk::apply_desk(session.database(), author_of(session, "desk apply"), text,
                                                 options.file, {options.new_only, options.dry_run});
  if (options.dry_run && !applied.unchanged) print_moved(session, applied.moved);
  say_applied(session, applied, options.dry_run);
  return Exit::done;
}

struct HistoryOptions {};

Exit run_history(Session& session, const HistoryOptions&) {
  const NameTable names = store::load_names(session.database());
  Report report;
  report.header.report = "desk_history";
  report.header.as_of = session.now();
  report.columns = {{.name = "version", .kind = ColumnKind::number, .key = true},
                    {"applied_at", ColumnKind::instant},
                    {"actor", ColumnKind::text},
                    {"hash", ColumnKind::word}};
  for (const store::DeskVersion& version : store::desk_versions(session.database())) {
    report.rows.push_back(
        {version.id.value, version.applied_at, std::string(names.text(version.actor)), version.hash});
    report.header.desk_version = version.id.value;
    report.header.desk_hash = version.hash;
  }
  session.print(std::move(report), shown_zone(session));
  return Exit::done;
}

}  // namespace

void add_desk_check(Syntax& syntax) {
  auto& o = syntax.runs(run_check);
  syntax.argument("FILE", o.file, "Desk file; - reads it from standard input").file();
  syntax.about(
      "Reports every mistake with file, line and column, and what is accepted. Does not need a database.");
  syntax.example("tix desk check desk.toml", "Check a desk file before you apply it.");
}

void add_desk_show(Syntax& syntax) {
  auto& o = syntax.runs(run_show_desk);
  syntax.option("--number", "N", o.version, "Print this version (default: the one in force)");
  syntax.example("tix desk show > desk.toml", "Save the desk file in force, to edit and apply it.");
}

void add_desk_apply(Syntax& syntax) {
  auto& o = syntax.runs(run_apply);
  syntax.argument("FILE", o.file, "Desk file; - reads it from standard input").file();
  syntax.flag("--new-only", o.new_only, "Keep the SLA targets of existing tickets");
  syntax.flag("--dry-run", o.dry_run, "List every due time that would move without changing anything");
  syntax.about(
      "Stores the file as a new version and applies its SLA policies to unresolved tickets from now on. Time "
      "that has already passed keeps the business hours by which it was counted. Versions never change.");
  syntax.example("tix desk apply desk.toml --dry-run", "List every due time that would move.");
  syntax.example("tix desk apply desk.toml", "Put the file into force.");
}

void add_desk_history(Syntax& syntax) {
  syntax.runs(run_history);
  syntax.example("tix desk history", "List every version with its time, author and hash.");
}

}  // namespace tix::cli
