// Streams clocks, spans and customers in order of ticket or address.
#include "desk/export/projection_export.hpp"

#include "store/people/people_store.hpp"
#include "tix/report/clock_table.hpp"

#include <unordered_map>

namespace tix::desk {
namespace {

Column text(std::string name) {
  return {std::move(name), ColumnKind::text};
}
Column number(std::string name) {
  return {std::move(name), ColumnKind::number};
}
Column instant(std::string name) {
  return {std::move(name), ColumnKind::instant};
}
Column duration(std::string name) {
  return {std::move(name), ColumnKind::duration};
}

}  // namespace

const std::vector<Column>& ClockExport::columns() {
  static const std::vector<Column> kColumns = {
      number("ticket"),       text("ref"),           text("clock"),         number("cycle"),
      text("outcome"),        instant("started_at"), number("target_no"),   duration("target_s"),
      instant("due_at"),      instant("stopped_at"), duration("elapsed_s"), duration("elapsed_wall_s"),
      instant("breached_at"), text("reason"),        instant("waived_at"),  text("team"),
      text("agent"),          text("priority")};
  return kColumns;
}

void ClockExport::each(const RowVisitor& visit) {
  reading_->each(*filter_, [&](const TicketFacts& facts) {
    const Binding& binding = reading_->bindings()[facts.ticket.binding];
    for (const ClockRow& row : facts.clocks) {
      const ClockMeasure used = measure_as_of(row, facts.as_of, binding);
      const bool breached = row.breached_as_of(facts.as_of);
      visit({facts.ticket.id.value, cell_of(facts.ticket.ref), std::string(name_of(row.clock)),
             std::int64_t{row.cycle}, std::string(name_of(row.outcome)), row.started_at,
             std::int64_t{row.target_no}, cell_of(row.target), cell_of(row.due_at), cell_of(row.stopped_at),
             used.working.count, used.wall.count, breached ? Cell(*row.breached_at) : Cell(),
             breached ? cell_of(kBreachReasonNames[row.reason]) : Cell(), cell_of(row.waived_at),
             cell_of(facts.names.text(row.team)), cell_of(facts.names.text(row.agent)),
             std::string(name_of(row.priority))});
    }
  });
}

const std::vector<Column>& SpanExport::columns() {
  static const std::vector<Column> kColumns = {
      number("ticket"),   text("ref"),    number("seq"),      instant("from_at"), instant("to_at"),
      duration("wall_s"), text("status"), text("priority"),   text("team"),       text("agent"),
      text("category"),   text("policy"), text("hold_reason")};
  return kColumns;
}

void SpanExport::each(const RowVisitor& visit) {
  reading_->each(*filter_, [&](const TicketFacts& facts) {
    std::int64_t seq = 0;
    for (const StateInterval& state_interval : reading_->folded(facts.ticket.id).state_intervals) {
      const bool ended = state_interval.to != Instant::open_end();
      visit({facts.ticket.id.value, cell_of(facts.ticket.ref), ++seq, state_interval.from,
             ended ? Cell(state_interval.to) : Cell(),
             ended ? Cell((state_interval.to - state_interval.from).count) : Cell(),
             std::string(name_of(state_interval.status)), std::string(name_of(state_interval.priority)),
             cell_of(facts.names.text(state_interval.team)), cell_of(facts.names.text(state_interval.agent)),
             cell_of(facts.names.text(state_interval.category)),
             cell_of(reading_->bindings()[state_interval.binding].policy),
             cell_of(facts.names.text(state_interval.hold_reason))});
    }
  });
}

const std::vector<Column>& CustomerExport::columns() {
  static const std::vector<Column> kColumns = {text("address"), text("name"),      text("org"),
                                               text("plan"),    number("tickets"), number("unresolved")};
  return kColumns;
}

void CustomerExport::each(const RowVisitor& visit) {
  struct Count {
    std::int64_t tickets = 0, unresolved = 0;
  };
  std::unordered_map<CustomerId, Count> counts;
  reading_->each(*filter_, [&](const TicketFacts& facts) {
    if (!facts.ticket.customer) return;
    Count& count = counts[facts.ticket.customer];
    ++count.tickets;
    count.unresolved += facts.ticket.unresolved();
  });
  store::each_unmerged_customer(reading_->database(), [&](const store::CustomerRow& row) {
    const auto found = counts.find(row.customer.id);
    if (found == counts.end() && !filter_->empty()) return;
    const Count count = found == counts.end() ? Count{} : found->second;
    visit({row.customer.address, cell_of(row.name), cell_of(row.customer.org), cell_of(row.customer.plan),
           count.tickets, count.unresolved});
  });
}

}  // namespace tix::desk
