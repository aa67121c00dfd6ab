// Bare rows where they still hold and suffice; folds and whole tickets elsewhere.
#include "desk/report/arrivals.hpp"

#include "store/ticket/arrival_reader.hpp"

#include <algorithm>
#include <array>

namespace tix::desk {
namespace {

/// What bare rows have of a ticket. Not the status: that a resolved ticket is closed by now takes more than
/// its row.
constexpr TicketParts kBareParts =
    kPriorityPart | kTeamPart | kAgentPart | kCategoryPart | kPolicyPart | kHoldReasonPart;
constexpr std::array<std::string_view, 8> kBareFields = {"team",   "agent",       "priority", "category",
                                                         "policy", "hold_reason", "tag",      "subject"};

bool has(const Grouping& by, std::string_view field) {
  const std::vector<Column> columns = by.columns();
  return std::ranges::any_of(columns, [&](const Column& c) { return c.name == field; });
}

bool suffices(const Grouping& by, const Filter& filter) {
  const std::vector<Column> columns = by.columns();
  const auto fields = std::ranges::count_if(columns, [](const Column& column) {
    return std::ranges::find(kBareFields, column.name) != kBareFields.end();
  });
  return (parts_of(filter) & ~kBareParts) == 0 && fields + (by.period() ? 1 : 0) == std::ssize(columns);
}

Ticket ticket_of(const store::ArrivalRow& row) {
  Ticket ticket;
  ticket.id = row.ticket;
  ticket.title = row.title;
  ticket.created_at = row.created_at;
  ticket.status = row.now.status;
  ticket.priority = row.now.priority;
  ticket.team = row.now.team;
  ticket.agent = row.now.agent;
  ticket.category = row.now.category;
  ticket.binding = row.now.binding;
  ticket.hold_reason = row.now.hold_reason;
  ticket.tags = row.tags;
  return ticket;
}

void each_bare(Reading& reading, Slicing& slicing, const Interval& range, ArrivalDepth depth,
               const ArrivedVisitor& visit) {
  static const Customer kNobody;
  const Instant as_of = reading.as_of();
  const WallSeconds window = reading.desk().reopen_window;
  const auto facts_of = [&](const Ticket& ticket, std::span<const ClockRow> clocks) {
    return TicketFacts{.ticket = ticket,
                       .clocks = clocks,
                       .customer = kNobody,
                       .names = reading.names(),
                       .as_of = as_of,
                       .reopen_window = window};
  };
  const store::ArrivalParts parts{has(slicing.by(), "subject"), has(slicing.by(), "tag")};
  store::each_arrival(reading.database(), range, parts, [&](const store::ArrivalRow& row) {
    if (row.last_at > as_of) {
      const Folded folded = reading.folded(row.ticket);
      const TicketFacts facts = facts_of(folded.ticket, folded.clocks);
      slicing.show(facts);
      return visit(row.ticket, span_now(facts), arrival_of({row.ticket, folded.open_intervals, {}}, facts));
    }
    if (slicing.needs_tickets()) {
      const Ticket ticket = ticket_of(row);
      slicing.show(facts_of(ticket, {}));
    }
    Arrival arrival;
    arrival.created_at = row.created_at;
    if (depth == ArrivalDepth::outcomes) arrival = store::get_arrival(reading.database(), row.ticket, as_of);
    visit(row.ticket, row.now, arrival);
  });
}

}  // namespace

void each_arrival(Reading& reading, Slicing& slicing, const Filter& filter, const Interval& range,
                  ArrivalDepth depth, const ArrivedVisitor& visit) {
  if (suffices(slicing.by(), filter)) return each_bare(reading, slicing, range, depth, visit);
  reading.each_created(range, [&](const TicketFacts& facts, const Past& past) {
    slicing.show(facts);
    visit(facts.ticket.id, span_now(facts), arrival_of(past, facts));
  });
}

}  // namespace tix::desk
