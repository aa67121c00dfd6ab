// Runs one statement per question, each served by its own index.
#include "store/people/roster_store.hpp"

#include "tix/ticket/clock.hpp"

namespace tix::store {

void each_held(Database& database, Instant at, const std::function<void(const HeldTicket&)>& visit) {
  Query rows = database.query("held_tickets");
  rows.bind(at, Clock::resolution, Outcome::running);
  HeldTicket held;
  while (rows.step()) {
    rows.read(held.agent, held.priority, held.is_overdue, held.runs);
    visit(held);
  }
}

std::vector<TicketId> held_by(Database& database, AgentId agent) {
  Query rows = database.query("tickets_held_by");
  rows.bind(agent);
  std::vector<TicketId> ids;
  while (rows.step()) rows.read(ids.emplace_back());
  return ids;
}

std::optional<Instant> last_assigned(Database& database, AgentId agent, Instant at) {
  return database.query("agent_last_assigned").value<Instant>(agent, at);
}

std::vector<WaitingTicket> waiting_tickets(Database& database, Instant at) {
  Query rows = database.query("waiting_tickets");
  rows.bind(at);
  std::vector<WaitingTicket> waiting;
  while (rows.step()) {
    WaitingTicket& ticket = waiting.emplace_back();
    std::optional<std::string> needs;
    rows.read(ticket.id, ticket.team, ticket.route, ticket.is_unrouted, ticket.is_escalated, needs);
    if (needs) ticket.needs = std::move(*needs);
  }
  return waiting;
}

void add_absence(Database& database, const Absence& absence) {
  database.query("absence_add").run(absence.agent, absence.change, absence.at, absence.until, absence.reason);
}

std::optional<Instant> away_until(Database& database, AgentId agent, Instant at) {
  const auto until = database.query("absence_until").value<Instant>(agent, at);
  return until && *until > at ? until : std::nullopt;
}

void each_absence(Database& database, const std::function<void(const Absence&)>& visit) {
  Query rows = database.query("absences_all");
  rows.bind();
  Absence absence;
  while (rows.step()) {
    rows.read(absence.agent, absence.change, absence.at, absence.until, absence.reason);
    visit(absence);
  }
}

}  // namespace tix::store
