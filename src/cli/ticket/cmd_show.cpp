// tix show: show a ticket with its clocks and conversation.
#include "cli/input/columns.hpp"
#include "cli/input/ticket_act.hpp"
#include "cli/input/ticket_choice.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "cli/ticket/conversation.hpp"
#include "desk/work/reading.hpp"
#include "desk/work/sop.hpp"
#include "format/write/page.hpp"
#include "store/people/people_store.hpp"
#include "store/ticket/event_store.hpp"
#include "tix/report/clock_table.hpp"
#include "tix/report/ticket_table.hpp"
#include "tix/text/error.hpp"
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
  std::optional<std::string> where, folder, message;
  bool full = false, is_public = false;

  Viewer viewer() const { return is_public ? Viewer::customer : Viewer::desk; }
  Quotes quotes() const { return full ? Quotes::shown : Quotes::folded; }
};

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

struct TicketPage {
  std::vector<format::Section> sections;  ///< the ticket first, its messages and their files last
  TicketId merged_into;
};

/// Returns the columns of a ticket that its customer may see.
Report without_internal_columns(Report ticket) {
  return select_columns(std::move(ticket),
                        {"id", "title", "status", "customer", "created_at", "updated_at", "resolved_at"});
}

/// Returns what the customer may see: the ticket and the public messages.
TicketPage public_page_of(desk::Reading& reading, TicketId id) {
  TicketPage page;
  reading.one(id, [&](const TicketFacts& facts) {
    page.sections.push_back({"ticket", without_internal_columns(ticket_report(facts)), true});
  });
  const auto events = store::events_of(reading.database(), id);
  Report messages = messages_of(reading, id, until(events, reading.as_of()), Viewer::customer);
  Report attachments = attachments_of(reading, id, messages);
  page.sections.push_back({"messages", std::move(messages), false});
  page.sections.push_back({"attachments", std::move(attachments), false});
  return page;
}

TicketPage page_of(desk::Reading& reading, TicketId id, Viewer viewer) {
  if (viewer == Viewer::customer) return public_page_of(reading, id);
  TicketPage page;
  reading.one(id, [&](const TicketFacts& facts) {
    page.sections.push_back({"ticket", row_with_copies(reading, facts), true});
    page.sections.push_back({"clocks", clock_report(facts, reading.bindings()[facts.ticket.binding]), false});
  });
  const auto events = store::events_of(reading.database(), id);
  const auto past = until(events, reading.as_of());
  const Relations relations = tix::relations(past);
  page.merged_into = relations.merged_into;
  page.sections.push_back({"links", links_of(reading, relations), false});
  page.sections.push_back({"firings", desk::firings_of(reading, id), false});
  Report messages = messages_of(reading, id, past, Viewer::desk);
  Report attachments = attachments_of(reading, id, messages);
  page.sections.push_back({"messages", std::move(messages), false});
  page.sections.push_back({"attachments", std::move(attachments), false});
  return page;
}

void without_empty_clocks(TicketPage& page) {
  for (format::Section& section : page.sections)
    if (section.name == "clocks") section.report = without_empty_columns(std::move(section.report));
}

void show_ticket(Session& session, desk::Reading& reading, TicketId id, const ShowOptions& options,
                 const Zone& zone) {
  TicketPage page = page_of(reading, id, options.viewer());
  const bool for_people = session.render_options(zone).format == format::Format::table;
  const Report attachments = page.sections.back().report;
  const Report messages = page.sections[page.sections.size() - 2].report;
  if (for_people) {
    page.sections.resize(page.sections.size() - 2);
    without_empty_clocks(page);
  }
  session.print_page({{}, {}, page.sections}, zone);
  if (!for_people) return;
  write_conversation(session, messages, attachments, options.quotes(), zone);
  if (page.merged_into)
    session.say(fmt::format("ticket {} was merged into {}", id.value, page.merged_into.value));
}

/// Writes the pages of many tickets as one document.
void show_document(Session& session, desk::Reading& reading, const std::vector<TicketId>& ids, Viewer viewer,
                   const Zone& zone) {
  std::vector<format::Section> sections;
  for (const TicketId id : ids) {
    TicketPage page = page_of(reading, id, viewer);
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

/// Saves the files of one ticket instead of showing it.
Exit save_files(Session& session, const ShowOptions& options) {
  desk::Reading reading(session.database(), [&](const Zone& zone) { return session.as_of(zone); });
  const std::vector<TicketId> ids = tickets_to_show(session, reading, options.where, options.ids);
  if (ids.size() != 1)
    throw Error(ErrorKind::usage, fmt::format("--save-attachments takes one ticket, not {}", ids.size()));
  const TicketId id = ids.front();
  const auto message = options.message ? std::optional(ticket_id(*options.message).value) : std::nullopt;
  const auto events = store::events_of(reading.database(), id);
  const Report messages = messages_of(reading, id, until(events, reading.as_of()), options.viewer());
  if (save_attachments(session, reading, id, messages, message, *options.folder) == 0)
    session.say(fmt::format("ticket {} has no files", id.value));
  return Exit::done;
}

Exit run_show(Session& session, const ShowOptions& options) {
  if (options.folder) return save_files(session, options);
  if (options.message) throw Error(ErrorKind::usage, "--message is used only with --save-attachments");
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
    show_document(session, reading, ids, options.viewer(), zone);
    return Exit::done;
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i > 0 && format != format::Format::jsonl) session.write("\n\n");
    show_ticket(session, reading, ids[i], options, zone);
  }
  return Exit::done;
}

}  // namespace

void add_show(Syntax& syntax) {
  auto& o = syntax.runs(run_show);
  declare_shown(syntax, o.ids, o.where);
  syntax.flag("--full", o.full, "Show quotes and signatures of messages, too");
  syntax.flag("--public", o.is_public, "Show only what the customer may see");
  syntax.option("--save-attachments", "DIR", o.folder,
                "Save the files of its messages in this folder, instead of showing the ticket");
  syntax.option("--message", "SEQ", o.message, "With --save-attachments: only the files of this message");
  syntax.about(
      "CSV and TSV contain one table with the ticket's row. JSON contains six: ticket, clocks, links, "
      "firings (of escalation steps), messages and attachments.");
  syntax.example("tix show 42", "Show its status, clocks and conversation.");
  syntax.example("tix show 42 --save-attachments .", "Save the files that came with its messages.");
  syntax.example("tix show 42 --as-of 2026-08-01", "Show it as it was at the end of that day.");
}

}  // namespace tix::cli
