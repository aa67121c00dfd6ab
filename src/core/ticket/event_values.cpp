// Checks the numbers of events by the table of kinds.
#include "tix/ticket/event_values.hpp"

namespace tix {
namespace {

constexpr std::int64_t kMostInts = std::int64_t{1} << 31;

bool is_instant(std::int64_t number) {
  return Instant::from_unix(number).in_range();
}

bool is_firing(std::int64_t number) {
  const FiredFor firing = fired_for(number);
  return packed(firing) == number && kClockNames.at(stored_number(firing.clock)) &&
         kEscalationKindNames.at(stored_number(firing.kind));
}

bool can_stand_for(Refers what, std::int64_t number) {
  using R = Refers;
  switch (what) {
    case R::priority: return kPriorityNames.at(number).has_value();
    case R::status: return kStatusNames.at(number).has_value();
    case R::message_kind: return kMessageKindNames.at(number).has_value();
    case R::clock: return kClockNames.at(number).has_value();
    case R::link_kind: return kLinkKinds.at(number).has_value();
    case R::escalation_kind: return kEscalationKindNames.at(number).has_value();
    case R::firing: return is_firing(number);
    case R::instant: return is_instant(number);
    case R::waiting_since:
    case R::until:
    case R::open_interval: return number == 0 || is_instant(number);
    case R::score:
    case R::level:
    case R::cycle:
    case R::recommendation: return 0 <= number && number < kMostInts;
    default: return true;
  }
}

/// The detail of a status is a time only if the ticket is pending.
bool has_possible_detail(const Event& event) {
  return event.kind != EventKind::status || event_value<Refers::status>(event) != Status::pending ||
         can_stand_for(Refers::until, event.b);
}

}  // namespace

bool is_possible(const Event& event) {
  const EventKindRow& row = row_of(event.kind);
  return can_stand_for(row.a, event.a) && can_stand_for(row.b, event.b) && has_possible_detail(event);
}

}  // namespace tix
