// Which of the two ways.
#include "desk/report/history_scan.hpp"

#include "store/ticket/past_reader.hpp"

namespace tix::desk {

void scan_history(Reading& reading, Slicing& slicing, const Interval& range, bool with_spans,
                  const std::function<void(const Past&)>& visit) {
  if (!slicing.needs_tickets())
    return store::each_past(reading.database(), range, with_spans || slicing.needs_spans(), visit);
  reading.each_past(range, [&](const TicketFacts& facts, const Past& past) {
    slicing.show(facts);
    visit(past);
  });
}

}  // namespace tix::desk
