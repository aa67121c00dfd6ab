// tix log: show every event of a ticket.
#include "cli/input/columns.hpp"
#include "cli/input/ticket_act.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/reading.hpp"
#include "store/people/people_store.hpp"
#include "store/ticket/event_store.hpp"
#include "tix/text/error.hpp"
#include "tix/ticket/event_words.hpp"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct LogOptions {
  std::vector<std::string> ids;
  std::optional<std::string> where;
};

std::set<std::int64_t> numbers_of(const std::vector<Event>& events) {
  std::set<std::int64_t> numbers;
  for (const Event& event : events) numbers.insert(event.seq);
  return numbers;
}

Report without_last_column(Report report) {
  report.columns.pop_back();
  for (Row& row : report.rows) row.pop_back();
  return report;
}

struct TicketLog {
  Report report;
  bool has_undone = false;
};

/// Writes for people, with instants in `zone`, or for programs if it is null.
TicketLog log_of(desk::Reading& reading, TicketId id, const Zone* zone) {
  const auto events = store::events_ever_of(reading.database(), id);
  const auto past = until(events, reading.as_of());
  const std::set<std::int64_t> standing = numbers_of(store::events_of(reading.database(), id));
  if (past.empty()) throw Error(ErrorKind::not_found, fmt::format("no ticket {}", id.value));
  const EventContext context{reading.names(),
                             [&](CustomerId customer) {
                               const auto row = store::get_customer(reading.database(), customer);
                               return row ? row->customer.address : std::string();
                             },
                             [&](BindingId binding) { return reading.bindings()[binding].policy; }, zone};
  Report report;
  report.columns = {{.name = "seq", .kind = ColumnKind::number, .key = true},
                    {"at", ColumnKind::instant},
                    {"actor", ColumnKind::text},
                    {"event", ColumnKind::word},
                    {"value", ColumnKind::text},
                    {"detail", ColumnKind::text},
                    {"text", ColumnKind::text},
                    {"undone", ColumnKind::flag}};
  for (const Event& event : past) {
    std::string text = event.text;
    if (event.kind == EventKind::message)
      text = store::get_body(reading.database(), id, event.seq).value_or("");
    report.rows.push_back({event.seq, event.at, std::string(reading.names().text(event.actor)),
                           std::string(row_of(event.kind).word(context.audience())),
                           cell_of(value_of(event, context)), cell_of(detail_of(event, context)),
                           cell_of(text), !standing.contains(event.seq)});
  }
  return {std::move(report), standing.size() != events.size()};
}

Exit run_log(Session& session, const LogOptions& options) {
  desk::Reading reading(session.database(), [&](const Zone& zone) { return session.as_of(zone); });
  const std::vector<TicketId> ids = tickets_to_show(session, reading, options.where, options.ids);
  const Zone& zone = session.zone_or(reading.zone());
  const format::Format format = session.render_options(zone).format;
  Report report;
  bool has_undone = false;
  for (const TicketId id : ids) {
    TicketLog log = log_of(reading, id, format::is_for_people(format) ? &zone : nullptr);
    has_undone |= log.has_undone;
    append_rows(report, ids.size() == 1 ? std::move(log.report) : with_ticket(std::move(log.report), id));
  }
  // Leave the column out for the many tickets where nothing was undone.
  if (format == format::Format::table && !session.globals().columns && !has_undone)
    report = without_last_column(std::move(report));
  report.header = reading.header("log", "event log");
  session.print(std::move(report), zone);
  return Exit::done;
}

}  // namespace

void add_log(Syntax& syntax) {
  auto& o = syntax.runs(run_log);
  declare_shown(syntax, o.ids, o.where);
  syntax.about(
      "Lists events by the time they happened, then in the order they were recorded. Events are never "
      "deleted: those that were undone are marked and no longer count.");
  syntax.example("tix log 42", "Show who did what and when.");
}

}  // namespace tix::cli
