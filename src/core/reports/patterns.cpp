// Arrivals counted by row; how each stands against its periods before is a matter of sorted instants.
#include "tix/reports/patterns.hpp"

#include "tix/calendar/period.hpp"

#include <algorithm>

namespace tix {
namespace {

constexpr int kPeriodsBefore = 8;

bool is_done(const ClockRow& row) {
  return row.stopped_at && (row.outcome == Outcome::met || row.outcome == Outcome::breached ||
                            row.outcome == Outcome::measured);
}

}  // namespace

Arrival arrival_of(const Past& past, const TicketFacts& facts) {
  Arrival arrival{facts.ticket.created_at, facts.ticket.customer, false, false, is_overdue(facts), {}};
  for (const OpenInterval& open_interval : past.open_intervals) {
    arrival.reopened |= arrival.resolved;
    arrival.resolved |= open_interval.closed_by == ClosedBy::resolved;
  }
  for (const ClockRow& row : facts.clocks)
    if (row.clock == Clock::resolution && is_done(row)) arrival.resolution = row.elapsed;
  return arrival;
}

StateInterval span_now(const TicketFacts& facts) {
  const Ticket& t = facts.ticket;
  return {t.created_at, Instant::open_end(), facts.status(), t.priority,   t.team,
          t.agent,      t.category,          t.binding,      t.hold_reason};
}

PatternTally& PatternTally::operator+=(const PatternTally& more) {
  resolved += more.resolved;
  reopened += more.reopened;
  overdue += more.overdue;
  customers.insert(customers.end(), more.customers.begin(), more.customers.end());
  resolution_s.insert(resolution_s.end(), more.resolution_s.begin(), more.resolution_s.end());
  return *this;
}

std::optional<bool> is_spike(const PatternCount& count) {
  if (count.periods == 0) return std::nullopt;
  // count > m + 3 sqrt(m) with m = baseline / periods, times periods and squared: whole numbers only.
  __extension__ using Wide = __int128;
  const Wide above = Wide{count.count} * count.periods - count.baseline;
  return above > 0 && above * above > Wide{9} * count.baseline * count.periods;
}

Patterns::Patterns(Slicing& slicing, const Zone& zone, PeriodRow periods, Instant first)
    : slicing_(&slicing), periods_(std::move(periods)), begin_(periods_.whole().from), created_(1) {
  const auto add_window = [&](const Interval& range, std::optional<PeriodUnit> unit) {
    Window& window = windows_.emplace_back(Window{range, {}});
    for (const Interval& before : ranges_before(range, unit, zone, kPeriodsBefore)) {
      if (before.to <= first) break;
      window.before.push_back(before);
      begin_ = std::min(begin_, before.from);
    }
  };
  for (const Period& period : periods_.periods()) add_window(period.range, periods_.unit_of_each());
  add_window(periods_.whole(), periods_.unit_of_whole());
}

void Patterns::count(const SliceSet& slices, Instant created_at) {
  if (created_.size() < slicing_->size()) created_.resize(slicing_->size());
  for (const SliceNo slice : slices) created_[slice].push_back(created_at);
}

bool Patterns::add(const StateInterval& now, const Arrival& arrival) {
  const SliceSet& slices = slicing_->at(now);
  const std::size_t period = periods_.at(arrival.created_at);
  count(slices, arrival.created_at);
  for (const SliceNo slice : slices) {
    PatternTally& tally = tallies_[{slice, period}];
    tally.resolved += arrival.resolved;
    tally.reopened += arrival.reopened;
    tally.overdue += arrival.overdue;
    if (arrival.customer) tally.customers.push_back(arrival.customer);
    if (arrival.resolution) tally.resolution_s.push_back(arrival.resolution->count);
  }
  return !slices.empty();
}

void Patterns::add_before(const StateInterval& now, Instant created_at) {
  count(slicing_->at(now), created_at);
}

}  // namespace tix
