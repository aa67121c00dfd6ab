// Finds the clocks whose facts a file has no columns for.
#include "desk/import/import_context.hpp"

#include "tix/ticket/clock.hpp"

#include <initializer_list>

namespace tix::desk {

std::int64_t clocks_left_out(const ImportColumns& columns, ImportKind kind) {
  std::int64_t bits = 0;
  const auto leave_out = [&](std::initializer_list<Clock> clocks) {
    for (const Clock clock : clocks) bits |= std::int64_t{1} << static_cast<unsigned>(clock);
  };
  const auto sets = [&](ImportField field) {
    return columns.has(field) || columns.some_activity_sets(field);
  };
  leave_out({Clock::promise});
  if (kind == ImportKind::tickets) {
    leave_out({Clock::next_response, Clock::update, Clock::ownership});
    if (!columns.has(ImportField::first_response_at)) leave_out({Clock::first_response});
    if (!columns.has(ImportField::assigned_at)) leave_out({Clock::assignment});
    return bits;
  }
  if (!sets(ImportField::message) && !columns.some_activity_replies())
    leave_out({Clock::first_response, Clock::next_response, Clock::update});
  if (!sets(ImportField::agent)) leave_out({Clock::assignment});
  if (!sets(ImportField::team)) leave_out({Clock::ownership});
  return bits;
}

}  // namespace tix::desk
