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

/// Returns the text of a desk file without mistakes. Throws as require_no_mistakes does.
std::string checked_text(Session& session, const std::string& file) {
  std::string text = read_text(session.env(), file);
  require_no_mistakes(session, text, file);
  return text;
}

Exit run_check(Session& session, const CheckOptions& options) {
  checked_text(session, options.file);
  session.say(fmt::format("{} is a desk file", options.file));
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
                options.version ? fmt::format("no desk version {}", *options.version) : "no desk version");
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
  syntax.argument("FILE", o.file, "the desk file; - reads the standard input").file();
  syntax.about("Names every mistake with file, line, column and what is accepted. Needs no database.");
  syntax.example("tix desk check desk.toml", "Before it is applied.");
}

void add_desk_show(Syntax& syntax) {
  auto& o = syntax.runs(run_show_desk);
  syntax.option("--number", "N", o.version, "a former version; the one in force unless given");
  syntax.example("tix desk show > desk.toml", "A file to edit and apply.");
}

void add_desk_apply(Syntax& syntax) {
  auto& o = syntax.runs(run_apply);
  syntax.argument("FILE", o.file, "the desk file; - reads the standard input").file();
  syntax.flag("--new-only", o.new_only, "tickets there are keep what they were promised");
  syntax.flag("--dry-run", o.dry_run, "lists every due that would move, and writes nothing");
  syntax.about(
      "Stores the file as a new version, which never changes, and binds unresolved tickets to what it "
      "promises, from now "
      "on: what ran before keeps the hours it ran under.");
  syntax.example("tix desk apply desk.toml --dry-run", "Every due that would move.");
  syntax.example("tix desk apply desk.toml", "From now on.");
}

void add_desk_history(Syntax& syntax) {
  syntax.runs(run_history);
  syntax.example("tix desk history", "Every version: when, by whom, and its hash.");
}

}  // namespace tix::cli
