// Stored rows where they still hold, a fold where they do not.
#include "desk/reading.hpp"

#include "store/event_store.hpp"
#include "store/people_store.hpp"
#include "store/ticket_reader.hpp"
#include "tix/calendar.hpp"
#include "tix/error.hpp"
#include "tix/zone.hpp"

#include <fmt/format.h>

namespace tix::desk {

Reading::Reading(store::Database& database, const AsOf& as_of)
    : database_(&database),
      snapshot_(database),
      in_force_(desk_in_force(database)),
      names_(store::load_names(database)),
      zone_(&Zone::find(desk().zone)),
      as_of_(as_of(*zone_)) {
  if (as_of_ >= version().applied_at) return;
  in_force_ = desk_in_force(database, as_of_);
  zone_ = &Zone::find(desk().zone);
}

Filter Reading::filter(std::string_view text, const std::string& me) const {
  return Filter::parse(text, FilterUse::query, {&names_, me});
}

const BindingTable& Reading::bindings() {
  if (!bindings_) bindings_ = store::load_bindings(*database_, read_calendar);
  return *bindings_;
}

TicketFacts Reading::facts(const Ticket& ticket, std::span<const ClockRow> clocks, const Customer& customer,
                           std::string_view policy, Instant t) const {
  return {ticket, clocks, customer, policy, names_, t, desk().reopen_window, soon_};
}

void Reading::show(const store::StoredTicket& stored, Instant t, const FactsVisitor& visit) {
  if (stored.last_at > t) return show_folded(stored.ticket.id, t, visit);
  visit(facts(stored.ticket, stored.clocks, stored.customer, stored.policy, t));
}

void Reading::show_folded(TicketId id, Instant t, const FactsVisitor& visit) {
  const auto events = store::events_of(*database_, id);
  const auto past = until(events, t);
  if (past.empty()) return;
  const Folded folded = fold(id, past, bindings());
  const auto row = store::get_customer(*database_, folded.ticket.customer);
  const Customer customer = row ? row->customer : Customer{};
  visit(facts(folded.ticket, folded.clocks, customer, bindings()[folded.ticket.binding].policy, t));
}

void Reading::each_unresolved(Instant t, const FactsVisitor& visit) {
  store::each_ticket(*database_, store::TicketQuery::unresolved_at(t),
                     [&](const store::StoredTicket& stored) { show(stored, t, visit); });
}

void Reading::each(bool only_unresolved, const FactsVisitor& visit) {
  if (only_unresolved) return each_unresolved(as_of_, visit);
  store::each_ticket(*database_, store::TicketQuery::created_by(as_of_),
                     [&](const store::StoredTicket& stored) { show(stored, as_of_, visit); });
}

bool Reading::if_there(TicketId id, const FactsVisitor& visit) {
  bool found = false;
  store::each_ticket(*database_, store::TicketQuery::one(id), [&](const store::StoredTicket& stored) {
    show(stored, as_of_, [&](const TicketFacts& facts) {
      found = true;
      visit(facts);
    });
  });
  return found;
}

void Reading::one(TicketId id, const FactsVisitor& visit) {
  if (!if_there(id, visit)) throw Error(ErrorKind::not_found, fmt::format("no ticket {}", id.value));
}

Folded Reading::folded(TicketId id) {
  const auto events = store::events_of(*database_, id);
  return fold(id, until(events, as_of_), bindings());
}

ReportHeader Reading::header(std::string report) {
  ReportHeader header;
  header.report = std::move(report);
  header.as_of = as_of_;
  header.desk_version = version().id.value;
  header.desk_hash = version().hash;
  header.tzdata = zone_data_version();
  header.late_facts = store::late_facts(*database_, as_of_);
  return header;
}

}  // namespace tix::desk
