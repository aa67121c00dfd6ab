// tix sql QUERY: query the documented views, read-only.
#include "cli/input/ticket_act.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/desk_in_force.hpp"
#include "format/write/render.hpp"
#include "store/sqlite/sql_query.hpp"
#include "tix/calendar/business_time.hpp"
#include "tix/text/error.hpp"
#include "tix/time/zone.hpp"

#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct SqlOptions {
  std::optional<std::string> query;
};

void print_views(Session& session) {
  Report report;
  report.header.report = "views";
  report.columns = {{.name = "view", .kind = ColumnKind::word, .key = true}, {"columns", ColumnKind::list}};
  for (auto& [view, columns] : store::documented_views(session.database()))
    report.rows.push_back({view, std::move(columns)});
  session.print(std::move(report), Zone::utc());
}

/// Computes working seconds by the name of one of the desk's calendars.
store::BusinessSeconds measure(const Desk& desk) {
  return [&desk](std::string_view name, Instant from, Instant to) {
    const auto calendar = desk.calendar(name);
    if (!calendar) {
      std::vector<std::string> known;
      for (const auto& [known_name, unused] : desk.calendars) known.push_back(known_name);
      throw Error(ErrorKind::usage,
                  fmt::format("no calendar '{}'; accepted: {}", name, fmt::join(known, ", ")));
    }
    return elapsed(*calendar, from, to).count;
  };
}

Exit run_sql(Session& session, const SqlOptions& options) {
  if (!options.query) {
    print_views(session);
    return Exit::done;
  }
  const std::string text = text_or_input(session, *options.query);
  const Desk desk = desk::desk_in_force(session.database()).desk;
  store::SqlQuery query(session.database(), text, measure(desk));
  const format::RenderOptions render = session.render_options(Zone::utc());
  const auto writer = format::make_writer(render, session.env().out);
  ReportHeader header;
  header.report = "sql";
  header.as_of = session.now();
  header.zone = "UTC";
  writer->begin(header, query.columns());
  while (query.step()) writer->row(query.row());
  writer->end({}, {}, {});
  return Exit::done;
}

}  // namespace

void add_sql(Syntax& syntax) {
  auto& o = syntax.runs(run_sql);
  syntax.argument("QUERY", o.query, "Query to run; - reads it from standard input (default: list the views)");
  syntax.about(
      "A query cannot change the database or open another file. Times are RFC 3339 text in UTC. "
      "business_seconds(CALENDAR, FROM, TO) returns the working seconds between two times in the calendar "
      "with that name.");
  syntax.example("tix sql", "List the views and their columns.");
  syntax.example("tix sql 'select team, count(*) from tickets group by team'", "Count tickets by team.");
  syntax.example("tix sql - --format csv < question.sql", "Run a query from a file.");
}

}  // namespace tix::cli
