// Broken promises as rows, credited to who held the ticket when it happened.
#include "tix/reports/breaches.hpp"

#include "tix/report/measure.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace tix {
namespace {

bool counts(const ClockRow& row, const Interval& range, Instant as_of) {
  return row.clock != Clock::first_resolution && row.outcome != Outcome::dropped &&
         row.breached_as_of(as_of) && range.contains(*row.breached_at) && !row.waived_as_of(as_of);
}

}  // namespace

std::vector<Breach> breaches_of(const Past& past, const TicketFacts& facts, const Interval& range) {
  std::vector<Breach> breaches;
  for (const ClockRow& row : facts.clocks) {
    if (!counts(row, range, facts.as_of)) continue;
    const Instant end = row.stopped_at.value_or(facts.as_of);
    breaches.push_back(
        {&row, &state_interval_at(past.state_intervals, *row.breached_at), (end - *row.breached_at).count});
  }
  return breaches;
}

bool Breaches::add(const Past& past, const TicketFacts& facts) {
  bool any = false;
  for (const auto& [row, then, late_by_s] : breaches_of(past, facts, range_)) {
    if (slicing_->at(*then).empty()) continue;
    lines_.push_back({past.ticket, facts.ticket.title, *row, late_by_s, then->agent, then->team});
    any = true;
  }
  tickets_ += any;
  return any;
}

Report Breaches::report() const {
  Report report;
  report.columns = {{"id", ColumnKind::number, true},     {"title", ColumnKind::text},
                    {"clock", ColumnKind::word},          {"cycle", ColumnKind::number},
                    {"target_s", ColumnKind::working},    {"due_at", ColumnKind::instant},
                    {"breached_at", ColumnKind::instant}, {"stopped_at", ColumnKind::instant},
                    {"late_by_s", ColumnKind::duration},  {"reason", ColumnKind::word},
                    {"agent", ColumnKind::text},          {"team", ColumnKind::text}};
  std::vector<Line> sorted = lines_;
  std::ranges::sort(sorted, [](const Line& x, const Line& y) {
    return std::tie(*x.row.breached_at, x.ticket, x.row.clock, x.row.cycle) <
           std::tie(*y.row.breached_at, y.ticket, y.row.clock, y.row.cycle);
  });
  std::int64_t late_by = 0;
  for (const Line& one : sorted) {
    late_by += one.late_by_s;
    report.rows.push_back({one.ticket.value, one.title, std::string(name_of(one.row.clock)),
                           std::int64_t{one.row.cycle}, one.row.target ? Cell{one.row.target->count} : Cell{},
                           cell_of(one.row.due_at), cell_of(one.row.breached_at), cell_of(one.row.stopped_at),
                           one.late_by_s, text_or_empty(kBreachReasonNames[one.row.reason]),
                           text_or_empty(names_->text(one.agent)), text_or_empty(names_->text(one.team))});
  }
  report.totals_extra = {{{"tickets", ColumnKind::number}, tickets_},
                         {{"late_by_s", ColumnKind::duration}, late_by}};
  return report;
}

}  // namespace tix
