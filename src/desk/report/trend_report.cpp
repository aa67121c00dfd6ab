// Pasts streamed into the trend: bare rows where they suffice, whole tickets where filter or grouping look at
// them.
#include "desk/report/trend_report.hpp"

#include "store/ticket/past_reader.hpp"
#include "tix/report/slicing.hpp"
#include "tix/reports/trend.hpp"

namespace tix::desk {
namespace {

std::vector<Interval> intervals_of(const std::vector<Lateness>& broken) {
  std::vector<Interval> intervals;
  for (const Lateness& late : broken)
    if (const auto interval = overdue_interval(late)) intervals.push_back(*interval);
  return united(std::move(intervals));
}

/// Hands out the broken promises of tickets asked for in order.
class BrokenInOrder {
 public:
  BrokenInOrder(store::Database& database, const Interval& range)
      : all_(store::broken_promises(database, range)), next_(all_.begin()) {}

  const std::vector<Lateness>& of(TicketId ticket) {
    these_.clear();
    while (next_ != all_.end() && next_->first < ticket) ++next_;
    for (; next_ != all_.end() && next_->first == ticket; ++next_) these_.push_back(next_->second);
    return these_;
  }

 private:
  std::vector<std::pair<TicketId, Lateness>> all_;
  std::vector<std::pair<TicketId, Lateness>>::const_iterator next_;
  std::vector<Lateness> these_;
};

/// Shows every past of the range, with when it was overdue, without a look at its ticket.
template <class Add>
void each_bare_past(Reading& reading, const Slicing& slicing, const Interval& range, const Add& add) {
  BrokenInOrder broken(reading.database(), range);
  store::each_past(reading.database(), range, slicing.needs_spans(),
                   [&](const Past& past) { add(past, intervals_of(broken.of(past.ticket))); });
}

}  // namespace

TrendTally trend_total(Reading& reading, const Filter& filter, const Interval& range) {
  const Grouping none;
  Slicing slicing(filter, none, reading.names(), reading.bindings());
  Trend trend(slicing, PeriodRow({Period{{}, range}}));
  each_bare_past(reading, slicing, range,
                 [&](const Past& past, const std::vector<Interval>& late) { trend.add(past, late); });
  return trend.totals().front();
}

ReportAnswer trend_report(Reading& reading, const ReportQuestion& question) {
  ReportAnswer answer;
  Slicing slicing(question.filter, question.by, reading.names(), reading.bindings());
  Trend trend(slicing, question.periods);
  const Interval range = question.periods.whole();
  const auto add = [&](const Past& past, const std::vector<Interval>& late) {
    if (trend.add(past, late) && question.wants_tickets) answer.tickets.push_back(past.ticket);
  };
  if (slicing.needs_tickets()) {
    reading.each_past(range, [&](const TicketFacts& facts, const Past& past) {
      slicing.show(facts);
      add(past, overdue_intervals(facts.clocks));
    });
  } else {
    each_bare_past(reading, slicing, range, add);
  }
  answer.report = trend.report();
  return answer;
}

}  // namespace tix::desk
