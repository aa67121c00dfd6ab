// Opens one snapshot with the desk that was in force.
#include "desk/work/reading.hpp"

#include "store/people/people_store.hpp"
#include "store/ticket/event_store.hpp"
#include "tix/calendar/calendar.hpp"
#include "tix/report/for_people.hpp"
#include "tix/text/error.hpp"

#include <fmt/format.h>

namespace tix::desk {
namespace {

using store::TicketQuery;
using Scope = TicketQuery::Scope;

/// Returns whether the columns of the ticket and its clocks are enough.
bool needs_columns_only(TicketParts parts) {
  return (parts & kOtherPart) == 0;
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
  view_.emplace(TicketView::Dependencies{.database = database_,
                                         .desk = &in_force_.desk,
                                         .names = &names_,
                                         .bindings = [this]() -> const BindingTable& { return bindings(); }});
}

Filter Reading::filter(std::string_view text, const std::string& me) const {
  return view_->filter(text, me, as_of_);
}

const BindingTable& Reading::bindings() {
  if (!bindings_) bindings_ = store::load_bindings(*database_, read_calendar);
  return *bindings_;
}

void Reading::each(const Filter& filter, const FactsVisitor& visit) {
  view_->each(filter, as_of_, store::Among::all, visit);
}

void Reading::each_unresolved(const Filter& filter, Instant t, const FactsVisitor& visit, TicketParts parts) {
  view_->each(filter, t, store::Among::unresolved, visit, parts);
}

store::FilterSql Reading::sql(const Filter& filter, store::Among among) const {
  return view_->sql(filter, as_of_, among);
}

void Reading::each_handled(const Interval& range, const PastVisitor& visit, TicketParts parts,
                           EventKinds kinds) {
  TicketQuery query{.scope = Scope::unresolved_in,
                    .range = range,
                    .columns_only = needs_columns_only(parts),
                    .with_past = true,
                    .events = kinds};
  view_->each_past(query, as_of_, visit);
  query.scope = Scope::rated_in;
  view_->each_past(query, as_of_, [&](const TicketFacts& facts, const Past& past) {
    if (!was_there(past.open_intervals, range)) visit(facts, past);
  });
}

void Reading::each_left(const Interval& range, const PastVisitor& visit, TicketParts parts) {
  const bool columns_only = needs_columns_only(parts);
  view_->each_past({.scope = Scope::left_in,
                    .range = range,
                    .columns_only = columns_only,
                    .with_clocks = !columns_only,
                    .with_past = true,
                    .events = kEveryKind},
                   as_of_, visit);
}

void Reading::each_created(const Interval& range, const PastVisitor& visit) {
  view_->each_past({.scope = Scope::created_in, .range = range, .with_past = true}, as_of_, visit);
}

bool Reading::if_there(TicketId id, const FactsVisitor& visit) {
  return view_->one(id, as_of_, visit);
}

void Reading::each_past(const Interval& range, const PastVisitor& visit, TicketParts parts,
                        EventKinds kinds_of_left) {
  view_->each_past({.scope = Scope::unresolved_in,
                    .range = range,
                    .columns_only = needs_columns_only(parts),
                    .with_past = true,
                    .events = kinds_of_left,
                    .events_of_left_only = true},
                   as_of_, visit);
}

void Reading::each_broken(const Interval& range, const PastVisitor& visit, TicketParts parts) {
  view_->each_past({.scope = Scope::breached_in,
                    .range = range,
                    .columns_only = needs_columns_only(parts),
                    .with_past = true},
                   as_of_, visit);
}

void Reading::one(TicketId id, const FactsVisitor& visit) {
  if (!if_there(id, visit)) throw Error(ErrorKind::not_found, fmt::format("no ticket {}", id.value));
}

Folded Reading::folded(TicketId id) {
  const auto events = store::events_of(*database_, id);
  return fold(id, until(events, as_of_), bindings());
}

ReportHeader Reading::header(std::string report, std::string_view subject) {
  ReportHeader header;
  header.title = page_title(desk().name, subject.empty() ? report : subject, {}, zone().local(as_of_).date());
  header.report = std::move(report);
  header.as_of = as_of_;
  header.desk_version = version().id.value;
  header.desk_hash = version().hash;
  header.tzdata = zone_data_version();
  header.late_facts = store::late_facts(*database_, as_of_);
  return header;
}

}  // namespace tix::desk
