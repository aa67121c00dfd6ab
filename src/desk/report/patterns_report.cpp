// Arrivals streamed into the report: those of the range first, then those before it, of the same rows.
#include "desk/report/patterns_report.hpp"

#include "desk/report/arrivals.hpp"
#include "store/ticket/past_reader.hpp"
#include "tix/report/heatmap.hpp"

namespace tix::desk {

namespace {

ReportAnswer patterns_of(Reading& reading, const ReportQuestion& question, ArrivalDepth depth) {
  ReportAnswer answer;
  const Interval range = question.periods.whole();
  Slicing slicing(question.filter, question.by, reading.names(), reading.bindings());
  const Instant first = store::first_stay(reading.database()).value_or(range.to);
  Patterns patterns(slicing, *question.zone, question.periods, first);
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
  Heatmap heatmap(*question.zone);
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
