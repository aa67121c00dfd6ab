// Reads arrivals as cheaply as possible: only the columns of a ticket if these suffice and are still valid as
// of the report, its events if it has changed since, and whole tickets if the filter or grouping needs them.
#include "desk/report/arrivals.hpp"

#include "desk/report/report_pipeline.hpp"
#include "store/ticket/arrival_reader.hpp"
#include "store/ticket/past_reader.hpp"
#include "tix/report/heatmap.hpp"
#include "tix/reports/patterns_report.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace tix::desk {
namespace {

/// Receives a ticket created in the range, after the slicing has been given it.
using ArrivedVisitor = std::function<void(TicketId, const StateInterval& now, const Arrival&)>;

/// How much of an arrival is needed: only when it was, or also what became of it.
enum class ArrivalDepth : std::uint8_t { instants, outcomes };

/// The parts of a ticket in its columns. The status is missing: whether a resolved ticket is closed by now
/// does not follow from them alone.
constexpr TicketParts kColumnParts =
    kPriorityPart | kTeamPart | kAgentPart | kCategoryPart | kPolicyPart | kHoldReasonPart;
constexpr std::array<std::string_view, 8> kColumnFields = {"team",   "agent",       "priority", "category",
                                                           "policy", "hold_reason", "tag",      "subject"};

bool has(const Grouping& by, std::string_view field) {
  const std::vector<Column> columns = by.columns();
  return std::ranges::find(columns, field, &Column::name) != columns.end();
}

bool suffices(const Grouping& by, const Filter& filter) {
  const std::vector<Column> columns = by.columns();
  const auto fields = std::ranges::count_if(columns, [](const Column& column) {
    return std::ranges::find(kColumnFields, column.name) != kColumnFields.end();
  });
  return (parts_of(filter) & ~kColumnParts) == 0 && fields + (by.period() ? 1 : 0) == std::ssize(columns);
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

void each_from_columns(Reading& reading, Slicing& slicing, const Interval& range, ArrivalDepth depth,
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

/// Visits every ticket created in the range and by as_of, in order of id. For `instants` only the time of an
/// arrival is filled in.
void each_arrival(Reading& reading, Slicing& slicing, const Filter& filter, const Interval& range,
                  ArrivalDepth depth, const ArrivedVisitor& visit) {
  if (suffices(slicing.by(), filter)) return each_from_columns(reading, slicing, range, depth, visit);
  reading.each_created(range, [&](const TicketFacts& facts, const Past& past) {
    slicing.show(facts);
    visit(facts.ticket.id, span_now(facts), arrival_of(past, facts));
  });
}

ReportAnswer patterns_of(Reading& reading, const ReportQuestion& question, ArrivalDepth depth) {
  ReportAnswer answer;
  const Interval range = question.periods.whole();
  Slicing slicing(question.filter, question.by, reading.names(), reading.bindings());
  const Instant first = store::first_stay(reading.database()).value_or(range.to);
  PatternsReport patterns(scope_of(reading, question, slicing), first);
  each_arrival(reading, slicing, question.filter, range, depth,
               [&](TicketId ticket, const StateInterval& now, const Arrival& arrival) {
                 if (patterns.add(now, arrival) && question.wants_tickets) answer.tickets.push_back(ticket);
               });
  slicing.keep_rows();
  if (patterns.begin() < range.from)
    each_arrival(reading, slicing, question.filter, {patterns.begin(), range.from}, ArrivalDepth::instants,
                 [&](TicketId, const StateInterval& now, const Arrival& arrival) {
                   patterns.add_before(now, arrival.created_at);
                 });
  answer.report = patterns.report();
  return answer;
}

}  // namespace

ReportAnswer patterns_report(Reading& reading, const ReportQuestion& question) {
  return patterns_of(reading, question, ArrivalDepth::outcomes);
}

ReportAnswer pattern_counts(Reading& reading, const ReportQuestion& question) {
  return patterns_of(reading, question, ArrivalDepth::instants);
}

ReportAnswer heatmap_report(Reading& reading, const ReportQuestion& question) {
  ReportAnswer answer;
  const Grouping none = Grouping::parse("none");
  Slicing slicing(question.filter, none, reading.names(), reading.bindings());
  Heatmap heatmap(question.zone);
  each_arrival(reading, slicing, question.filter, question.periods.whole(), ArrivalDepth::instants,
               [&](TicketId ticket, const StateInterval& now, const Arrival& arrival) {
                 if (slicing.at(now).empty()) return;
                 heatmap.add(arrival.created_at);
                 if (question.wants_tickets) answer.tickets.push_back(ticket);
               });
  answer.report = heatmap.report();
  return answer;
}

}  // namespace tix::desk
