// One snapshot and the desk of the moment.
#include "desk/work/reading.hpp"

#include "store/people/people_store.hpp"
#include "store/ticket/event_store.hpp"
#include "tix/calendar/calendar.hpp"
#include "tix/text/error.hpp"
#include "tix/time/zone.hpp"

#include <fmt/format.h>

namespace tix::desk {
namespace {

store::TicketQuery as_looked_at(const store::TicketQuery& query, TicketParts looked_at) {
  return looked_at & kOtherPart ? query : query.bare();
}

}  // namespace

Reading::Reading(store::Database& database, const AsOf& as_of)
    : database_(&database),
      snapshot_(database),
      in_force_(desk_in_force(database)),
      names_(store::load_names(database)),
      zone_(&Zone::find(desk().zone)),
      as_of_(as_of(*zone_)) {
  if (as_of_ < version().applied_at) {
    in_force_ = desk_in_force(database, as_of_);
    zone_ = &Zone::find(desk().zone);
  }
  view_.emplace(TicketView::Dependencies{database_, &in_force_.desk, &names_,
                                         [this]() -> const BindingTable& { return bindings(); }});
}

Filter Reading::filter(std::string_view text, const std::string& me) const {
  return view_->filter(text, me, as_of_);
}

const BindingTable& Reading::bindings() {
  if (!bindings_) bindings_ = store::load_bindings(*database_, read_calendar);
  return *bindings_;
}

void Reading::each(const Filter& filter, const FactsVisitor& visit) {
  view_->each(filter, as_of_, false, visit);
}

void Reading::each_unresolved(const Filter& filter, Instant t, const FactsVisitor& visit,
                              TicketParts looked_at) {
  view_->each(filter, t, true, visit, looked_at);
}

store::FilterSql Reading::sql(const Filter& filter, bool unresolved) const {
  return view_->sql(filter, as_of_, unresolved);
}

void Reading::each_handled(const Interval& range, const PastVisitor& visit, TicketParts looked_at,
                           EventKinds kinds) {
  const auto with_events = [&](const store::TicketQuery& query) {
    return as_looked_at(query.with_events(kinds), looked_at);
  };
  view_->each_past(with_events(store::TicketQuery::unresolved_in(range)), as_of_, visit);
  view_->each_past(with_events(store::TicketQuery::rated_in(range)), as_of_,
                   [&](const TicketFacts& facts, const Past& past) {
                     if (!was_there(past.open_intervals, range)) visit(facts, past);
                   });
}

void Reading::each_left(const Interval& range, const PastVisitor& visit, TicketParts looked_at) {
  const auto query = store::TicketQuery::left_in(range).with_events();
  view_->each_past(looked_at & kOtherPart ? query : query.bare().without_clocks(), as_of_, visit);
}

void Reading::each_created(const Interval& range, const PastVisitor& visit) {
  view_->each_past(store::TicketQuery::created_in(range).with_past(), as_of_, visit);
}

bool Reading::if_there(TicketId id, const FactsVisitor& visit) {
  return view_->one(id, as_of_, visit);
}

void Reading::each_past(const Interval& range, const PastVisitor& visit, TicketParts looked_at,
                        EventKinds kinds_of_left) {
  const auto query = store::TicketQuery::unresolved_in(range).with_events_of_left(kinds_of_left);
  view_->each_past(as_looked_at(query, looked_at), as_of_, visit);
}

void Reading::each_broken(const Interval& range, const PastVisitor& visit, TicketParts looked_at) {
  view_->each_past(as_looked_at(store::TicketQuery::breached_in(range).with_past(), looked_at), as_of_,
                   visit);
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
