// Reads the columns of tickets, or whole tickets where the filter or grouping needs them.
#include "desk/report/history_scan.hpp"

#include "store/ticket/past_reader.hpp"

#include <utility>

namespace tix::desk {
namespace {

/// Finds the breaches of tickets. Tickets must be looked up in order of id, so that one pass over the
/// breaches suffices.
class BrokenInOrder {
 public:
  BrokenInOrder(store::Database& database, const Interval& range)
      : all_(store::broken_promises(database, range)), next_(all_.begin()) {}

  /// Returns the intervals in which the ticket was overdue.
  std::vector<Interval> late_of(TicketId ticket) {
    std::vector<Interval> late;
    while (next_ != all_.end() && next_->first < ticket) ++next_;
    for (; next_ != all_.end() && next_->first == ticket; ++next_)
      if (const auto interval = overdue_interval(next_->second)) late.push_back(*interval);
    return united(std::move(late));
  }

 private:
  std::vector<std::pair<TicketId, Lateness>> all_;
  std::vector<std::pair<TicketId, Lateness>>::const_iterator next_;
};

}  // namespace

void scan_history(Reading& reading, Slicing& slicing, const Interval& range, Spans spans,
                  const std::function<void(const Past&)>& visit) {
  if (!slicing.needs_tickets()) {
    const bool with_spans = spans == Spans::always || slicing.needs_spans();
    return store::each_past(reading.database(), range, with_spans, visit);
  }
  reading.each_past(range, [&](const TicketFacts& facts, const Past& past) {
    slicing.show(facts);
    visit(past);
  });
}

void scan_lateness(Reading& reading, Slicing& slicing, const Interval& range,
                   const std::function<void(const Past&, const std::vector<Interval>& late)>& visit) {
  if (!slicing.needs_tickets()) {
    BrokenInOrder broken(reading.database(), range);
    return scan_history(reading, slicing, range, Spans::as_needed,
                        [&](const Past& past) { visit(past, broken.late_of(past.ticket)); });
  }
  reading.each_past(range, [&](const TicketFacts& facts, const Past& past) {
    slicing.show(facts);
    visit(past, overdue_intervals(facts.clocks));
  });
}

}  // namespace tix::desk
