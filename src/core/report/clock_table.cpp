// The columns of a clock. A running clock is measured up to the report here, and not stored, because its
// elapsed time changes with every second.
#include "tix/report/clock_table.hpp"

#include "tix/calendar/business_time.hpp"

namespace tix {
namespace {

/// Returns the working time left of the target. A paused clock has no due, but it has this.
Cell remaining(const ClockRow& row, Seconds used) {
  if (!row.target || !is_open(row.outcome)) return {};
  return (*row.target - used).count;
}

/// Returns the time of the breach if it has happened. A breach to come is not shown.
Cell breached(const ClockRow& row, Instant as_of) {
  return row.breached_as_of(as_of) ? Cell{*row.breached_at} : Cell{};
}

}  // namespace

ClockMeasure measure_as_of(const ClockRow& row, Instant as_of, const Binding& binding) {
  if (!row.running_since || as_of <= *row.running_since) return {row.elapsed, row.elapsed_wall};
  const WallSeconds wall = as_of - *row.running_since;
  const Seconds working = elapsed(calendar_of(binding, row.clock), *row.running_since, as_of);
  return {row.elapsed + working, row.elapsed_wall + wall};
}

Report clock_report(const TicketFacts& facts, const Binding& binding) {
  Report report;
  report.columns = {{"clock", ColumnKind::word, true},   {"cycle", ColumnKind::number},
                    {"outcome", ColumnKind::word},       {"target_s", ColumnKind::working},
                    {"elapsed_s", ColumnKind::working},  {"remaining_s", ColumnKind::working},
                    {"started_at", ColumnKind::instant}, {"due_at", ColumnKind::instant},
                    {"stopped_at", ColumnKind::instant}, {"breached_at", ColumnKind::instant},
                    {"reason", ColumnKind::word},        {"waived_at", ColumnKind::instant}};
  for (const ClockRow& row : facts.clocks) {
    const Seconds used = measure_as_of(row, facts.as_of, binding).working;
    const std::string_view reason = kBreachReasonNames[row.reason];
    report.rows.push_back(
        {std::string(name_of(row.clock)), std::int64_t{row.cycle}, std::string(name_of(row.outcome)),
         cell_of(row.target), used.count, remaining(row, used), row.started_at, cell_of(row.due_at),
         cell_of(row.stopped_at), breached(row, facts.as_of),
         row.breached_as_of(facts.as_of) && !reason.empty() ? Cell{std::string(reason)} : Cell{},
         cell_of(row.waived_at)});
  }
  return report;
}

}  // namespace tix
