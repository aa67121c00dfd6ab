// Computes times and zones and prints the output of a running command.
#include "cli/session/session.hpp"

#include "cli/session/diagnostic.hpp"
#include "cli/session/trace.hpp"
#include "cli/session/upgrade_text.hpp"
#include "cli/session/versions.hpp"
#include "cli/syntax/required_text.hpp"
#include "desk/check/refold.hpp"
#include "format/write/page.hpp"
#include "format/write/render.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/upgrade.hpp"
#include "tix/calendar/time_text.hpp"
#include "tix/text/error.hpp"
#include "tix/ticket/name_table.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

/// Runs `read` and puts the option's name before the message of an error.
template <class Read>
auto reading(const char* option, Read read) {
  try {
    return read();
  } catch (const Error& error) {
    throw Error(ErrorKind::usage, std::string(option) + ": " + error.what(), error.hint());
  }
}

Instant present(const Env& env) {
  const Instant now = env.clock();
  if (now.in_range()) return now;
  throw Error(
      ErrorKind::storage,
      fmt::format("the system clock is {} s from 1970; accepted: a time from 1900 to 2199", now.unix()),
      "set the clock, or set TIX_NOW to the current time");
}

std::vector<std::string> split_at_commas(std::string_view text) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t comma = text.find(',');
    parts.emplace_back(text.substr(0, comma));
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

}  // namespace

Session::Session(const Env& env, const Globals& globals, std::span<const Command> commands, Needs needs)
    : env_(env), globals_(globals), commands_(commands), needs_(needs) {}

Session::~Session() = default;

store::Database& Session::database() const {
  if (!database_) {
    const auto access = needs_ == Needs::write ? store::Access::write : store::Access::read;
    database_ = std::make_unique<store::Database>(opened(access));
  }
  return *database_;
}

store::Database Session::database_to_write() const {
  return opened(store::Access::write);
}

store::Database Session::opened(store::Access access) const {
  const InPhase phase(env_.trace.get(), Phase::open);
  store::Database database = opened_as_it_is(access);
  if (access == store::Access::write && store::is_older(database))
    say(upgrade_text(store::upgrade_unasked(database,
                                            env_.owns_file(database.file()) ? store::FileOwner::user
                                                                            : store::FileOwner::somebody_else,
                                            desk::refold),
                     database.file()));
  database.observe(env_.trace.get());
  return database;
}

store::Database Session::opened_as_it_is(store::Access access) const {
  const std::string& file = database_file();
  store::OpenOptions options{.accept_older = access == store::Access::write};
  if (env_.err_is_terminal)
    options.wait.tell = [this, &file] {
      say(fmt::format("waiting for another program to finish writing {}", file));
    };
  return store::Database::open(file, access, options);
}

store::Database Session::database_of_any_schema() const {
  return opened_as_it_is(store::Access::write);
}

bool Session::reads_unlocked() const {
  return database_ && database_->is_read_unlocked();
}

void Session::confirm_reading() const {
  if (database_) database_->require_unchanged();
}

const store::FilesInUse& Session::files_in_use() const {
  env_.in_use->add_database(settings()[Setting::db].text);
  return *env_.in_use;
}

std::optional<std::string> Session::committed() const {
  if (!did_.empty()) return did_;
  if (database_ && database_->has_committed()) return "the changes are stored";
  return std::nullopt;
}

const std::string& Session::database_file() const {
  const std::string& file = settings()[Setting::db].text;
  if (file.empty()) throw Error(ErrorKind::usage, "no database given", "pass --db FILE or set TIX_DB");
  return file;
}

const Settings& Session::settings() const {
  if (!settings_) settings_.emplace(env_, globals_);
  return *settings_;
}

Instant Session::now() const {
  if (!now_) {
    const auto pinned = env_.filled("TIX_NOW");
    now_ = pinned ? reading("TIX_NOW", [&] { return parse_rfc3339(*pinned); }) : present(env_);
  }
  return *now_;
}

Instant Session::at(const Zone& zone) const {
  if (!globals_.at) return now();
  return reading("--at", [&] { return parse_time(*globals_.at, zone, now()).from; });
}

Instant Session::as_of(const Zone& zone) const {
  if (!globals_.as_of) return now();
  const TimeRange range = reading("--as-of", [&] { return parse_time(*globals_.as_of, zone, now()); });
  return range.whole_day ? std::min(range.last(), now()) : range.last();
}

const Zone* Session::typed_zone() const {
  if (!globals_.zone) return nullptr;
  return reading("--zone", [&] { return &Zone::find(*globals_.zone); });
}

const Zone& Session::zone_or(const Zone& otherwise) const {
  const Zone* const typed = typed_zone();
  return typed == nullptr ? otherwise : *typed;
}

std::string Session::actor() const {
  const auto& [name, source] = settings()[Setting::actor];
  require_text(source, name);
  if (name.empty()) throw Error(ErrorKind::usage, "no actor given", "pass --as NAME or set TIX_ACTOR");
  if (name == NameTable().text(kAutomatic))
    throw Error(ErrorKind::usage,
                fmt::format("cannot act as '{}': the name is reserved for automatic actions", name),
                "pass --as NAME or set TIX_ACTOR");
  return name;
}

format::RenderOptions Session::render_options(const Zone& zone) const {
  const std::string& color = settings()[Setting::color].text;
  const bool dumb = env_.filled("TERM").value_or("dumb") == "dumb";
  format::RenderOptions options;
  options.format = format::parse_format(settings()[Setting::format].text);
  options.zone = &zone;
  options.width = env_.width;
  options.terminal = env_.out_is_terminal;
  options.color = color == "always" || (color == "auto" && env_.out_is_terminal && !dumb);
  // Only output for this terminal may follow its locale; a document is the same everywhere.
  options.unicode = env_.unicode || options.format != format::Format::table;
  options.excel_safe = globals_.excel_safe;
  return options;
}

std::vector<std::string> Session::chosen_columns() const {
  return split_at_commas(*globals_.columns);
}

Report Session::with_chosen_columns(Report report) const {
  if (!globals_.columns || shows_all_columns()) return report;
  return select_columns(std::move(report), chosen_columns());
}

bool Session::shows_all_columns() const {
  return globals_.columns == "all";
}

void Session::print(Report report, const Zone& zone, bool charts) const {
  const bool lists_columns = globals_.columns && globals_.columns->empty();
  report = lists_columns ? list_of_columns(report) : with_chosen_columns(std::move(report));
  format::RenderOptions options = render_options(zone);
  options.charts = charts;
  const bool holds_header = options.format == format::Format::json || options.format == format::Format::html;
  report.header = completed(std::move(report.header), zone);
  if (holds_header || globals_.verbose) report.header.tzdata = zone_data_version();
  {
    const InPhase phase(env_.trace.get(), Phase::render);
    format::render(report, options, env_.out);
  }
  if (globals_.verbose && !holds_header)
    complain(format::header_line(report.header, report.rows.size(), zone));
}

void Session::print_page(format::Page page, const Zone& zone) const {
  format::RenderOptions options = render_options(zone);
  options.charts = true;
  render_page(std::move(page), options, env_.out);
}

void Session::render_page(format::Page page, const format::RenderOptions& options,
                          const format::Sink& sink) const {
  page.header = completed(std::move(page.header), *options.zone);
  page.header.tzdata = zone_data_version();
  const InPhase phase(env_.trace.get(), Phase::render);
  format::render_page(page, options, sink);
}

ReportHeader Session::completed(ReportHeader header, const Zone& zone) const {
  header.tix = version();
  header.zone = zone.name();
  if (header.as_of == Instant{}) header.as_of = as_of(zone);
  return header;
}

void Session::say(std::string_view line) const {
  if (!globals_.quiet) complain(line);
}

void Session::complain(std::string_view line) const {
  env_.flush();
  env_.err(message_text(line, env_.err_width));
}

}  // namespace tix::cli
