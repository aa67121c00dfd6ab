// tix export tickets|events|clocks|spans|customers: write rows for other programs.
#include "cli/input/filter_argument.hpp"
#include "cli/session/session.hpp"
#include "cli/session/versions.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/export/event_export.hpp"
#include "desk/export/projection_export.hpp"
#include "desk/export/ticket_export.hpp"
#include "desk/import/event_lines.hpp"
#include "format/write/render.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct ExportOptions {
  FilterArgument filter;
};

/// The formats of an export. Tables and Markdown may cut values, which an export must keep.
constexpr std::array kAccepted = {format::Format::csv, format::Format::tsv, format::Format::json,
                                  format::Format::jsonl};

format::RenderOptions export_format(const Session& session) {
  format::RenderOptions options = session.render_options(Zone::utc());
  if (!session.globals().format) options.format = format::Format::csv;
  if (std::ranges::find(kAccepted, options.format) == kAccepted.end())
    throw Error(
        ErrorKind::usage,
        fmt::format("export cannot write '{}'; accepted: csv, tsv, json, jsonl", *session.globals().format),
        "run 'tix list' to see tickets as a table");
  return options;
}

/// Returns the end of time, to include future events, unless an option asks for another instant.
enum class Reach { all_facts, until_now };

desk::Reading::AsOf as_of(const Session& session, const ExportOptions& options, Reach reach) {
  return [&session, everything = reach == Reach::all_facts && options.filter.words.empty() &&
                                 !session.globals().as_of](const Zone& zone) {
    return everything ? Instant::last() : session.as_of(zone);
  };
}

/// Writes a report row by row; with --columns only those columns, or their names.
class Exporting {
 public:
  Exporting(Session& session, desk::Reading& reading, const Filter& filter, const char* name)
      : session_(&session),
        header_(reading.header(name)),
        writer_(format::make_writer(export_format(session), session.env().out)) {
    header_.as_of = std::min(header_.as_of, session.now());
    header_.filter = filter.text();
    header_.zone = "UTC";
    header_.tix = version();
  }

  /// Returns false if only the names of the columns were requested; it has written them then.
  bool columns(const std::vector<Column>& columns) {
    const auto& typed = session_->globals().columns;
    if (typed && typed->empty()) {
      Report report;
      report.columns = columns;
      session_->print(std::move(report), Zone::utc());
      return false;
    }
    choose(columns);
    writer_->begin(header_, chosen_);
    return true;
  }
  void row(const Row& row) {
    for (std::size_t i = 0; i < places_.size(); ++i) row_[i] = row[places_[i]];
    writer_->row(row_);
  }
  void end() { writer_->end({}, {}, {}); }

 private:
  void choose(const std::vector<Column>& columns) {
    Report report;
    report.columns = columns;
    chosen_ = session_->with_chosen_columns(std::move(report)).columns;
    places_.clear();
    for (const Column& column : chosen_) {
      const auto place = std::ranges::find(columns, column.name, &Column::name);
      places_.push_back(static_cast<std::size_t>(place - columns.begin()));
    }
    row_.resize(places_.size());
  }

  Session* session_;
  ReportHeader header_;
  std::unique_ptr<format::RowWriter> writer_;
  std::vector<Column> chosen_;
  std::vector<std::size_t> places_;  ///< of the chosen columns among all
  Row row_;
};

Exit run_export_events(Session& session, const ExportOptions& options) {
  desk::Reading reading(session.database(), as_of(session, options, Reach::all_facts));
  const Filter filter = filter_of(session, reading, options.filter.text());
  if (explained(session, reading, options.filter, filter)) return Exit::done;
  desk::EventExport events(reading, filter);
  Exporting exporting(session, reading, filter, "events");
  if (export_format(session).format == format::Format::jsonl && !session.globals().columns) {
    events.each_line({[&](const std::vector<Column>& columns) { exporting.columns(columns); },
                      [&](const Row& row) { exporting.row(row); }});
  } else {
    if (!exporting.columns(desk::event_columns())) return Exit::done;
    events.each([&](const Row& row) { exporting.row(row); });
  }
  exporting.end();
  return Exit::done;
}

/// Runs an export that has columns and rows.
template <class Rows>
Exit export_rows(Session& session, const ExportOptions& options, const char* name, Reach reach) {
  desk::Reading reading(session.database(), as_of(session, options, reach));
  const Filter filter = filter_of(session, reading, options.filter.text());
  if (explained(session, reading, options.filter, filter)) return Exit::done;
  Rows rows(reading, filter);
  Exporting exporting(session, reading, filter, name);
  if (!exporting.columns(rows.columns())) return Exit::done;
  rows.each([&](const Row& row) { exporting.row(row); });
  exporting.end();
  return Exit::done;
}

Exit run_export_tickets(Session& session, const ExportOptions& options) {
  return export_rows<desk::TicketExport>(session, options, "tickets", Reach::all_facts);
}
Exit run_export_clocks(Session& session, const ExportOptions& options) {
  return export_rows<desk::ClockExport>(session, options, "clocks", Reach::until_now);
}
Exit run_export_spans(Session& session, const ExportOptions& options) {
  return export_rows<desk::SpanExport>(session, options, "spans", Reach::until_now);
}
Exit run_export_customers(Session& session, const ExportOptions& options) {
  return export_rows<desk::CustomerExport>(session, options, "customers", Reach::until_now);
}

constexpr const char* kFilterHelp = "Export only matching tickets; see tix help filter";

}  // namespace

void add_export_tickets(Syntax& syntax) {
  add_filter(syntax, syntax.runs(run_export_tickets).filter, kFilterHelp);
  syntax.about(
      "Prints one row per ticket, with the columns that tix import tickets accepts and x.NAME for custom "
      "fields, as CSV or in the format of --format (tsv, json or jsonl). Importing the output into an empty "
      "database and exporting it again gives the same bytes. due_at is filled only if it was set by hand. "
      "Later replies and earlier statuses do not fit in a row; use tix export events for them.");
  syntax.example("tix export tickets > tickets.csv", "Export all tickets.");
  syntax.example("tix export tickets is:open --format jsonl", "Export the open tickets as JSON Lines.");
}

void add_export_events(Syntax& syntax) {
  add_filter(syntax, syntax.runs(run_export_events).filter, kFilterHelp);
  syntax.about(
      "Prints every event of these tickets, by ticket and time, with names instead of numbers and the text "
      "of messages. JSON Lines begin with the data that events refer to: desk versions, policy bindings, "
      "customers and changes. Each line names its kind.");
  syntax.example("tix export events --format jsonl > desk.jsonl", "Export the whole desk.");
}

void add_export_clocks(Syntax& syntax) {
  add_filter(syntax, syntax.runs(run_export_clocks).filter, kFilterHelp);
  syntax.about(
      "Prints one row per clock cycle, as of now or --as-of: its target, due time, outcome and breach, and "
      "the working and wall-clock time used.");
  syntax.example("tix export clocks > clocks.csv", "Export every SLA verdict.");
}

void add_export_spans(Syntax& syntax) {
  add_filter(syntax, syntax.runs(run_export_spans).filter, kFilterHelp);
  syntax.about(
      "Prints one row for each period in which a ticket had the same team, agent and status. to_at is empty "
      "for the current one.");
  syntax.example("tix export spans team:frontline",
                 "Export the history of the tickets that a team holds now.");
}

void add_export_customers(Syntax& syntax) {
  add_filter(syntax, syntax.runs(run_export_customers).filter, kFilterHelp);
  syntax.about("Prints one row per customer, with the number of matching tickets and of unresolved ones.");
  syntax.example("tix export customers is:open", "Export the customers who are waiting.");
}

}  // namespace tix::cli
