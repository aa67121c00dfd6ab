// tix show: show a ticket with its clocks and conversation.
#include "cli/input/columns.hpp"
#include "cli/input/ticket_choice.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/reading.hpp"
#include "desk/work/sop.hpp"
#include "format/text/terminal_text.hpp"
#include "format/write/page.hpp"
#include "store/people/people_store.hpp"
#include "store/ticket/event_store.hpp"
#include "tix/report/clock_table.hpp"
#include "tix/report/ticket_table.hpp"
#include "tix/ticket/event_values.hpp"
#include "tix/ticket/relations.hpp"
#include "tix/time/local_text.hpp"

#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct ShowOptions {
  std::vector<std::string> ids;
  std::optional<std::string> where;
};

Report messages_of(desk::Reading& reading, TicketId id, std::span<const Event> events) {
  Report report;
  report.columns = {{.name = "seq", .kind = ColumnKind::number, .key = true},
                    {"at", ColumnKind::instant},
                    {"kind", ColumnKind::word},
                    {"actor", ColumnKind::text},
                    {"body", ColumnKind::text}};
  for (const Event& event : events) {
    if (event.kind != EventKind::message) continue;
    const auto body = store::get_body(reading.database(), id, event.seq);
    report.rows.push_back({event.seq, event.at,
                           std::string(name_of(event_value<Refers::message_kind>(event))),
                           std::string(reading.names().text(event.actor)), body ? Cell{*body} : Cell{}});
  }
  return report;
}

/// Returns the ticket's row, with the people who get replies in copy.
Report row_with_copies(desk::Reading& reading, const TicketFacts& facts) {
  Report report = ticket_report(facts);
  std::vector<std::string> addresses;
  for (const CustomerId customer : facts.ticket.cc)
    if (const auto row = store::get_customer(reading.database(), customer))
      addresses.push_back(row->customer.address);
  report.columns.push_back({"cc", ColumnKind::list});
  report.rows.front().emplace_back(std::move(addresses));
  return report;
}

/// Returns the ticket's links, and the titles of the other tickets.
Report links_of(desk::Reading& reading, const Relations& relations) {
  Report report;
  report.columns = {{"link", ColumnKind::word},
                    {"ticket", ColumnKind::number},
                    {"status", ColumnKind::word},
                    {"title", ColumnKind::text}};
  const auto add = [&](std::string_view link, TicketId other) {
    Row row{std::string(link), other.value, {}, {}};
    reading.if_there(other, [&](const TicketFacts& facts) {
      row[2] = std::string(name_of(status_at(facts.ticket, facts.as_of, facts.reopen_window)));
      row[3] = facts.ticket.title;
    });
    report.rows.push_back(std::move(row));
  };
  if (relations.merged_into) add("merged_into", relations.merged_into);
  for (const TicketId merged : relations.absorbed) add("merged_from", merged);
  for (const Link& link : relations.links) add(name_of(link.kind), link.other);
  return report;
}

/// Writes messages for people: a line with number, time, kind and author, then the text, wrapped and escaped.
/// A received message is shown as the customer's, whoever entered it.
void write_conversation(const Session& session, const Report& messages, const std::string& customer,
                        const Zone& zone) {
  constexpr std::size_t kIndent = 2;
  const std::size_t width = session.render_options(zone).width;
  for (const Row& row : messages.rows) {
    const std::string& kind = std::get<std::string>(row[2]);
    const std::string& actor = std::get<std::string>(row[3]);
    const bool is_customers = kind == name_of(MessageKind::received) && !customer.empty();
    const std::string whose = is_customers ? fmt::format("{} (entered by {})", customer, actor) : actor;
    session.write(fmt::format("\n{}  {}  {}  {}\n", std::get<std::int64_t>(row[0]),
                              format_local(std::get<Instant>(row[1]), zone), kind,
                              format::escape_controls(whose, format::Breaks::mark)));
    const std::string* body = std::get_if<std::string>(&row[4]);
    const std::string text = body ? format::escape_controls(*body, format::Breaks::keep) : "(redacted)";
    for (const std::string& line : format::wrap(text, width > 2 * kIndent ? width - kIndent : 0))
      session.write(line.empty() ? "\n" : std::string(kIndent, ' ') + line + '\n');
  }
}

struct TicketPage {
  std::vector<format::Section> sections;  ///< the ticket first, its messages last
  std::string customer;
  TicketId merged_into;
};

TicketPage page_of(desk::Reading& reading, TicketId id) {
  TicketPage page;
  reading.one(id, [&](const TicketFacts& facts) {
    page.customer = facts.customer.address;
    page.sections.push_back({"ticket", row_with_copies(reading, facts), true});
    page.sections.push_back({"clocks", clock_report(facts, reading.bindings()[facts.ticket.binding]), false});
  });
  const auto events = store::events_of(reading.database(), id);
  const auto past = until(events, reading.as_of());
  const Relations relations = tix::relations(past);
  page.merged_into = relations.merged_into;
  page.sections.push_back({"links", links_of(reading, relations), false});
  page.sections.push_back({"firings", desk::firings_of(reading, id), false});
  page.sections.push_back({"messages", messages_of(reading, id, past), false});
  return page;
}

void without_empty_clocks(TicketPage& page) {
  format::Section& clocks = page.sections[1];
  clocks.report = without_empty_columns(std::move(clocks.report));
}

void show_ticket(Session& session, desk::Reading& reading, TicketId id, const Zone& zone) {
  TicketPage page = page_of(reading, id);
  const bool for_people = session.render_options(zone).format == format::Format::table;
  const Report messages = page.sections.back().report;
  if (for_people) {
    page.sections.pop_back();
    without_empty_clocks(page);
  }
  session.print_page({{}, {}, page.sections}, zone);
  if (!for_people) return;
  write_conversation(session, messages, page.customer, zone);
  if (page.merged_into)
    session.say(fmt::format("ticket {} was merged into {}", id.value, page.merged_into.value));
}

/// Writes the pages of many tickets as one document.
void show_document(Session& session, desk::Reading& reading, const std::vector<TicketId>& ids,
                   const Zone& zone) {
  std::vector<format::Section> sections;
  for (const TicketId id : ids) {
    TicketPage page = page_of(reading, id);
    without_empty_clocks(page);
    page.sections.front().name = fmt::format("ticket {}", id.value);
    std::move(page.sections.begin(), page.sections.end(), std::back_inserter(sections));
  }
  const bool one = ids.size() == 1;
  ReportHeader header = reading.header(one ? sections.front().name : fmt::format("{} tickets", ids.size()));
  session.print_page({std::move(header), {}, std::move(sections)}, zone);
}

/// Writes the rows of many tickets as one table; one JSON object holds only one ticket's page.
void show_rows(Session& session, desk::Reading& reading, const std::vector<TicketId>& ids, const Zone& zone) {
  Report report;
  for (const TicketId id : ids)
    reading.one(id, [&](const TicketFacts& facts) { append_rows(report, row_with_copies(reading, facts)); });
  report.header = reading.header("show");
  session.print(std::move(report), zone);
}

Exit run_show(Session& session, const ShowOptions& options) {
  desk::Reading reading(session.database(), [&](const Zone& zone) { return session.as_of(zone); });
  const Zone& zone = session.zone_or(reading.zone());
  const std::vector<TicketId> ids = tickets_to_show(session, reading, options.where, options.ids);
  const format::Format format = session.render_options(zone).format;
  require_pages_fit(ids.size(), format);
  const bool one_table = format == format::Format::csv || format == format::Format::tsv;
  if (ids.size() > 1 && one_table) {
    show_rows(session, reading, ids, zone);
    return Exit::done;
  }
  if (format == format::Format::html) {
    show_document(session, reading, ids, zone);
    return Exit::done;
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i > 0 && format != format::Format::jsonl) session.write("\n\n");
    show_ticket(session, reading, ids[i], zone);
  }
  return Exit::done;
}

}  // namespace

void add_show(Syntax& syntax) {
  auto& o = syntax.runs(run_show);
  declare_shown(syntax, o.ids, o.where);
  syntax.about(
      "CSV and TSV contain one table with the ticket's row. JSON contains five: ticket, clocks, links, "
      "firings (of escalation steps) and messages.");
  syntax.example("tix show 42", "Show its status, clocks and conversation.");
  syntax.example("tix show 42 --as-of 2026-08-01", "Show it as it was at the end of that day.");
}

}  // namespace tix::cli
