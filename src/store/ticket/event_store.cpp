// Reads and writes events and message bodies.
#include "store/ticket/event_store.hpp"

#include "store/ticket/text_index.hpp"
#include "store/ticket/ticket_row.hpp"
#include "tix/text/error.hpp"
#include "tix/ticket/event_values.hpp"
#include "tix/ticket/overtaken_bindings.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix::store {

void require_possible(TicketId ticket, const Event& event) {
  if (!is_possible(event))
    throw Error(ErrorKind::storage,
                fmt::format("event {} of ticket {} holds {} and {}, which are not valid for a {} event",
                            event.seq, ticket.value, event.a, event.b, row_of(event.kind).name),
                "run 'tix doctor' to look for damage");
}

namespace {

std::vector<Event> read_events(Query rows, TicketId ticket) {
  std::vector<Event> events;
  rows.bind(ticket);
  while (rows.step()) {
    Event& e = events.emplace_back();
    rows.read(e.at, e.seq, e.change, e.actor, e.kind, e.a, e.b, e.text);
    require_possible(ticket, e);
  }
  return events;
}

}  // namespace

std::vector<Event> events_of(Database& database, TicketId ticket) {
  auto events = read_events(database.query("events_of_ticket"), ticket);
  remove_overtaken_bindings(events);
  return events;
}

std::vector<Event> events_ever_of(Database& database, TicketId ticket) {
  return read_events(database.query("events_ever_of_ticket"), ticket);
}

std::vector<std::pair<TicketId, Event>> events_of_change(Database& database, ChangeId change) {
  std::vector<std::pair<TicketId, Event>> events;
  Query rows = database.query("events_of_change");
  rows.bind(change);
  while (rows.step()) {
    auto& [ticket, e] = events.emplace_back();
    rows.read(ticket, e.at, e.seq, e.change, e.actor, e.kind, e.a, e.b, e.text);
    require_possible(ticket, e);
  }
  std::ranges::sort(events, [](const auto& x, const auto& y) {
    return std::pair{x.first, x.second.seq} < std::pair{y.first, y.second.seq};
  });
  return events;
}

std::int64_t next_seq(Database& database, TicketId ticket) {
  return database.query("event_next_seq").value<std::int64_t>(ticket).value();
}

void append_events(Database& database, TicketId ticket, std::span<const Event> events) {
  Query add = database.query("event_add");
  for (const Event& e : events) add.run(ticket, e.seq, e.at, e.change, e.actor, e.kind, e.a, e.b, e.text);
}

std::string_view MessageBody::shown_text() const {
  const std::size_t size =
      static_cast<std::size_t>(std::max<std::int64_t>(shown.value_or(std::ssize(text)), 0));
  return std::string_view(text).substr(0, size);
}

void add_body(Database& database, TicketId ticket, std::int64_t seq, const MessageBody& body) {
  const auto message = database.query("message_add").value<std::int64_t>(ticket, seq, body.text, body.shown);
  index_message(database, message.value(), body.shown_text());
}

std::optional<MessageBody> get_message(Database& database, TicketId ticket, std::int64_t seq) {
  Query stored = database.query("message_whole");
  MessageBody body;
  if (!stored.bind(ticket, seq).step()) return std::nullopt;
  stored.read(body.text, body.shown);
  return body;
}

std::optional<std::string> get_body(Database& database, TicketId ticket, std::int64_t seq) {
  return database.query("message_get").value<std::optional<std::string>>(ticket, seq).value_or(std::nullopt);
}

void redact_body(Database& database, TicketId ticket, std::int64_t seq) {
  std::int64_t message = 0;
  MessageBody body;
  {
    Query stored = database.query("message_number");
    if (!stored.bind(ticket, seq).step()) return;
    stored.read(message, body.text, body.shown);
  }
  forget_message(database, message, body.shown_text());
  database.query("message_redact").run(ticket, seq);
}

void add_firing(Database& database, TicketId ticket, std::int64_t seq, const Firing& firing) {
  database.query("firing_add")
      .run(ticket, seq, firing.moment, firing.responsible, firing.within, firing.procedure);
}

std::vector<StoredFiring> firings_of(Database& database, TicketId ticket) {
  std::vector<StoredFiring> firings;
  Query rows = database.query("firings_of_ticket");
  rows.bind(ticket);
  while (rows.step()) firings.push_back(read_firing(rows));
  return firings;
}

std::optional<Firing> get_firing(Database& database, TicketId ticket, std::int64_t seq) {
  Query row = database.query("firing_get");
  if (!row.bind(ticket, seq).step()) return std::nullopt;
  Firing firing;
  row.read(firing.moment, firing.responsible, firing.within, firing.procedure);
  return firing;
}

void each_event(Database& database, const EventVisitor& visit) {
  Query rows = database.query("events_all");
  rows.bind(EventKind::message);
  TicketId ticket;
  Event e;
  std::optional<std::string> body;
  while (rows.step()) {
    rows.read(ticket, e.at, e.seq, e.change, e.actor, e.kind, e.a, e.b, e.text, body);
    require_possible(ticket, e);
    visit(ticket, e, body);
  }
}

std::int64_t late_facts(Database& database, Instant as_of) {
  return database.query("events_late").value<std::int64_t>(as_of).value();
}

}  // namespace tix::store
