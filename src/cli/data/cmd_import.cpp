// tix import tickets|events FILE: import tickets or updates from a file.
#include "cli/data/import_source.hpp"
#include "cli/data/rejected_rows.hpp"
#include "cli/desk/first_desk.hpp"
#include "cli/input/ticket_act.hpp"
#include "cli/session/env.hpp"
#include "cli/session/files.hpp"
#include "cli/session/session.hpp"
#include "cli/session/trace.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/import/import_events.hpp"
#include "desk/import/import_tickets.hpp"
#include "tix/text/error.hpp"
#include "tix/time/duration_text.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct ImportFlags {
  std::string file;
  std::optional<std::string> mapping, rejects, desk;
  bool dry_run = false;
};

desk::Mapping mapping_of(Session& session, const ImportFlags& flags, desk::ImportKind kind) {
  if (!flags.mapping) return {};
  return desk::read_mapping(read_text(session.env(), *flags.mapping), *flags.mapping, kind);
}

Report summary(const desk::Imported& imported) {
  Report report;
  report.header.report = "import";
  for (const auto& [name, count] : {std::pair{"rows", imported.rows},
                                    {"created", imported.created},
                                    {"changed", imported.changed},
                                    {"unchanged", imported.unchanged},
                                    {"rejected", imported.rejected},
                                    {"events", imported.events},
                                    {"moved_facts", imported.moved_facts}}) {
    report.columns.push_back({name, ColumnKind::number});
    if (report.rows.empty()) report.rows.emplace_back();
    report.rows.front().emplace_back(count);
  }
  return report;
}

[[noreturn]] void refuse(Session& session, const ImportFlags& flags, const desk::Imported& imported) {
  for (const std::string& problem : imported.problems) session.complain(problem);
  const auto shown = static_cast<std::int64_t>(imported.problems.size());
  if (imported.rejected > shown) session.complain(fmt::format("... and {} more", imported.rejected - shown));
  throw Error(ErrorKind::usage,
              fmt::format("cannot import {} of {} rows of {}; nothing was imported", imported.rejected,
                          imported.rows, flags.file),
              "pass --rejects FILE to set the bad rows aside and import the others");
}

/// The database to import into: an existing one, or one created for this import.
class Destination {
 public:
  Destination(Session& session, const ImportFlags& flags, const desk::Author& author) : session_(&session) {
    const std::string& file = session.settings()[Setting::db].text;
    std::error_code no_matter;
    if (file.empty() || std::filesystem::exists(std::filesystem::symlink_status(file, no_matter))) {
      if (flags.desk)
        throw Error(ErrorKind::usage, "--desk is only for a new database, but " + file + " already exists",
                    "run 'tix desk apply FILE' to change its desk");
      database_ = &session.database();
      return;
    }
    const desk::InitOptions init = first_desk(session, flags.desk);
    desk_name_ = init.desk_name;
    database_ = &created_.emplace(file, author, init).database();
    database_->observe(session.env().trace.get());
  }

  store::Database& database() { return *database_; }
  /// Publishes a database created for this import. `other_desk` names the desk that the import brought, if
  /// any.
  void publish(const std::string& other_desk) {
    if (!created_) return;
    created_->publish();
    say_created(*session_, session_->settings()[Setting::db].text,
                other_desk.empty() ? desk_name_ : other_desk);
  }

 private:
  Session* session_;
  std::optional<desk::NewDatabase> created_;
  std::string desk_name_;
  store::Database* database_ = nullptr;
};

void check_files(const ImportFlags& flags) {
  if (flags.desk == "-" && flags.file == "-")
    throw Error(ErrorKind::usage, "--desk and FILE cannot both be standard input");
}

/// Shows the progress of an import on one line of a terminal, if it takes longer than a second.
class ImportProgress {
 public:
  /// `env` must outlive this object.
  ImportProgress(const Env& env, const std::string& file);

  void show(std::int64_t rows, std::uint64_t bytes);
  /// Removes the line.
  void clear();

 private:
  const Env& env_;
  std::uint64_t size_ = 0;  ///< of the file in bytes; 0: not known
  Instant begun_;
  Instant shown_;
  bool visible_ = false;
};

ImportProgress::ImportProgress(const Env& env, const std::string& file) : env_(env) {
  if (!env_.err_is_terminal) return;
  std::error_code unknown;
  const auto size = std::filesystem::file_size(file, unknown);
  if (!unknown) size_ = size;
  begun_ = shown_ = env_.clock();
}

void ImportProgress::show(std::int64_t rows, std::uint64_t bytes) {
  if (!env_.err_is_terminal) return;
  const Instant now = env_.clock();
  const std::int64_t taken = (now - begun_).count;
  if (now == shown_ || taken < 2) return;  // in whole seconds, the first may just have begun
  shown_ = now;
  visible_ = true;
  std::string line = fmt::format("\r{} rows, {} per second", rows, rows / taken);
  if (size_ > bytes && bytes > 0) {
    const auto left =
        static_cast<double>(size_ - bytes) / static_cast<double>(bytes) * static_cast<double>(taken);
    line += fmt::format(", {} left", format_duration(WallSeconds{static_cast<std::int64_t>(left)}));
  }
  env_.err(line + "\x1b[K");
}

void ImportProgress::clear() {
  if (visible_) env_.err("\r\x1b[K");
  visible_ = false;
}

Exit run_import(Session& session, const ImportFlags& flags, desk::ImportKind kind) {
  check_files(flags);
  const desk::Mapping mapping = mapping_of(session, flags, kind);
  const auto source = open_rows(session, flags.file);
  const desk::Author author = author_of(session, "import " + std::string(name_of(kind)));
  Destination destination(session, flags, author);
  ImportProgress progress(session.env(), flags.file);
  std::optional<RejectedRows> rejected;
  desk::ImportOptions options;
  options.file = flags.file;
  options.dry_run = flags.dry_run;
  options.progress = [&](std::int64_t rows, std::uint64_t bytes) { progress.show(rows, bytes); };
  if (flags.rejects) {
    session.files_in_use().refuse(*flags.rejects, "--rejects");  // in a dry run, too
    if (!flags.dry_run)
      rejected.emplace(*flags.rejects,
                       is_json_lines(session, flags.file) ? format::Format::jsonl : format::Format::csv,
                       session.files_in_use());
    options.before_commit = [&] {
      if (rejected) rejected->finish();
    };
    options.reject = [&](const SourceRow& row, const std::vector<std::string>& columns,
                         const std::string& why) {
      if (rejected) rejected->add(row, columns, why);
    };
  }
  const auto import = kind == desk::ImportKind::tickets ? desk::import_tickets : desk::import_events;
  const desk::Imported imported = import(destination.database(), author, *source, mapping, options);
  progress.clear();
  if (imported.whole_desk && flags.desk)
    throw Error(ErrorKind::usage, fmt::format("{} contains its own desk", flags.file), "leave out --desk");
  if (imported.refused) refuse(session, flags, imported);
  if (!flags.dry_run) destination.publish(imported.whole_desk ? "the desk of " + flags.file : "");
  if (imported.moved_facts > 0)
    session.say(fmt::format(
        "facts moved to the time of an event they cannot precede, such as the ticket's creation: {}",
        imported.moved_facts));
  if (flags.dry_run) session.say("dry run: nothing was changed");
  if (!flags.dry_run)
    session.did(fmt::format("{} of {} rows of {} were imported", imported.rows - imported.rejected,
                            imported.rows, flags.file));
  session.print(summary(imported), session.zone_or(Zone::utc()));
  return Exit::done;
}

Exit run_import_tickets(Session& session, const ImportFlags& flags) {
  return run_import(session, flags, desk::ImportKind::tickets);
}
Exit run_import_events(Session& session, const ImportFlags& flags) {
  return run_import(session, flags, desk::ImportKind::events);
}

void add_flags(Syntax& syntax, ImportFlags& o) {
  syntax
      .argument("FILE", o.file,
                "CSV, TSV (.tsv) or JSON Lines file (.jsonl or --format jsonl); - reads standard input")
      .file();
  syntax
      .option("--mapping", "FILE.toml", o.mapping,
              "Read the meaning of columns, words and times from this file")
      .file();
  syntax
      .option("--rejects", "FILE", o.rejects,
              "Write bad rows to this file, with line and reason, and import the others")
      .file();
  syntax
      .option("--desk", "FILE", o.desk,
              "Use this desk file if the import creates the database (default: the starter desk)")
      .file();
  syntax.flag("--dry-run", o.dry_run, "Report what would be imported without changing anything");
}

}  // namespace

void add_import_tickets(Syntax& syntax) {
  add_flags(syntax, syntax.runs(run_import_tickets));
  syntax.about(
      "Reads one row per ticket, with columns by name: ref title body requester channel category priority "
      "status resolution team agent tags created_at assigned_at first_response_at resolved_at closed_at "
      "updated_at due_at satisfaction. ref and created_at are required; other columns "
      "become custom fields x.NAME.");
  syntax.about(
      "A row with a known ref updates that ticket: the differences become events at updated_at, and "
      "importing the same file twice changes nothing. If one row is bad, nothing is imported unless you pass "
      "--rejects. If there is no database yet, it is created.");
  syntax.example("tix import tickets tickets.csv --dry-run", "Show what would be imported.");
  syntax.example("tix import tickets snow.csv --mapping examples/mappings/servicenow.toml",
                 "Import a file whose columns have other names.");
}

void add_import_events(Syntax& syntax) {
  add_flags(syntax, syntax.runs(run_import_events));
  syntax.about(
      "Reads one row per update, in any order. The columns are ref, at and actor, hold_reason, message and "
      "public, and those of tix import tickets that describe the state of a ticket. Differences from the "
      "ticket's previous row become events. An empty cell changes nothing; the word none clears a value. "
      "Importing a file that has grown adds its new rows.");
  syntax.about(
      "A log of named activities needs a mapping that defines each of them: [activity.\"Wait\"] status = "
      "\"pending\". The output of tix export events --format jsonl recreates the same desk in "
      "a database without tickets, but not the files of messages and the inbox: use tix backup for those.");
  syntax.example("tix --db copy.db import events desk.jsonl", "Copy another tix database.");
  syntax.example("tix import events log.csv --mapping log.toml", "Import a log of activities.");
}

}  // namespace tix::cli
