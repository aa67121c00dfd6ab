// tix show: a ticket with its clocks and its conversation.
#include "cli/add_commands.hpp"
#include "cli/session.hpp"
#include "cli/ticket_act.hpp"
#include "desk/reading.hpp"
#include "format/page.hpp"
#include "format/terminal_text.hpp"
#include "store/event_store.hpp"
#include "tix/clock_table.hpp"
#include "tix/ticket_table.hpp"
#include "tix/time_text.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct ShowOptions {
  std::string id;
};

Report messages_of(desk::Reading& reading, TicketId id) {
  Report report;
  report.columns = {{"at", ColumnKind::instant},
                    {"kind", ColumnKind::word},
                    {"actor", ColumnKind::text},
                    {"body", ColumnKind::text}};
  const auto events = store::events_of(reading.database(), id);
  for (const Event& event : until(events, reading.as_of())) {
    if (event.kind != EventKind::message) continue;
    const auto body = store::get_body(reading.database(), id, event.seq);
    report.rows.push_back({event.at, std::string(name_of(static_cast<MessageKind>(event.a))),
                           std::string(reading.names().text(event.actor)), body ? Cell{*body} : Cell{}});
  }
  return report;
}

/// The columns in which some row has something: most tickets never stop, breach or waive a clock.
Report without_empty_columns(Report report) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < report.columns.size(); ++i) {
    const auto is_filled = [&](const Row& row) { return !std::holds_alternative<std::monostate>(row[i]); };
    if (std::any_of(report.rows.begin(), report.rows.end(), is_filled))
      names.push_back(report.columns[i].name);
  }
  return select_columns(std::move(report), names);
}

/// For people: each message under a line that says when, what and whose, its text wrapped and never raw.
/// What was received is the customer's, whoever typed it.
void write_conversation(const Session& session, const Report& messages, const std::string& customer,
                        const Zone& zone) {
  constexpr std::size_t kIndent = 2;
  const std::size_t width = session.render_options(zone).width;
  for (const Row& row : messages.rows) {
    const std::string& kind = std::get<std::string>(row[1]);
    const std::string& actor = std::get<std::string>(row[2]);
    const bool is_customers = kind == name_of(MessageKind::received) && !customer.empty();
    const std::string whose = is_customers ? fmt::format("{} (entered by {})", customer, actor) : actor;
    session.write(fmt::format("\n{}  {}  {}\n", format_local(std::get<Instant>(row[0]), zone), kind,
                              format::escape_controls(whose, format::Breaks::mark)));
    const std::string* body = std::get_if<std::string>(&row[3]);
    if (body == nullptr) continue;
    const std::string text = format::escape_controls(*body, format::Breaks::keep);
    for (const std::string& line : format::wrap(text, width > 2 * kIndent ? width - kIndent : 0))
      session.write(line.empty() ? "\n" : std::string(kIndent, ' ') + line + '\n');
  }
}

Exit run_show(Session& session, const ShowOptions& options) {
  const TicketId id = ticket_id(options.id);
  desk::Reading reading(session.database(), [&](const Zone& zone) { return session.as_of(zone); });
  const Zone& zone = session.zone_or(reading.zone());
  std::vector<format::Section> page;
  std::string customer;
  reading.one(id, [&](const TicketFacts& facts) {
    customer = facts.customer.address;
    page.push_back({"ticket", ticket_report(facts), true});
    page.push_back(
        {"clocks", clock_report(facts, reading.bindings()[facts.ticket.binding]), false});
  });
  page.push_back({"messages", messages_of(reading, id), false});
  const format::RenderOptions render = session.render_options(zone);
  const bool for_people = render.format == format::Format::table;
  const Report messages = page.back().report;
  if (for_people) {
    page.pop_back();
    page.back().report = without_empty_columns(std::move(page.back().report));
  }
  format::render_page(page, render, [&](std::string_view text) { session.write(text); });
  if (for_people) write_conversation(session, messages, customer, zone);
  return Exit::done;
}

}  // namespace

void add_show(Syntax& syntax) {
  auto& o = syntax.runs(run_show);
  syntax.argument("ID", o.id, "the ticket");
  syntax.about("CSV and TSV hold one table: the ticket's row. JSON has all three: ticket, clocks, messages.");
  syntax.example("tix show 42", "Its state, its clocks, what was said.");
  syntax.example("tix show 42 --as-of 2026-08-01", "As it stood at the end of that day.");
}

}  // namespace tix::cli
