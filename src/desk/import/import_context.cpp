// Which clocks the columns of a file cannot serve.
#include "desk/import/import_context.hpp"

#include "tix/ticket/clock.hpp"

#include <initializer_list>

namespace tix::desk {

std::int64_t clocks_left_out(const ImportColumns& columns, ImportKind kind) {
  std::int64_t bits = 0;
  const auto leave_out = [&](std::initializer_list<Clock> clocks, bool when) {
    for (const Clock clock : clocks)
      if (when) bits |= std::int64_t{1} << static_cast<unsigned>(clock);
  };
  const auto sets = [&](ImportField field) {
    return columns.has(field) || columns.some_activity_sets(field);
  };
  leave_out({Clock::promise}, true);
  if (kind == ImportKind::tickets) {
    leave_out({Clock::next_response, Clock::update, Clock::ownership}, true);
    leave_out({Clock::first_response}, !columns.has(ImportField::first_response_at));
    leave_out({Clock::assignment}, !columns.has(ImportField::assigned_at));
    return bits;
  }
  leave_out({Clock::first_response, Clock::next_response, Clock::update},
            !sets(ImportField::message) && !columns.some_activity_replies());
  leave_out({Clock::assignment}, !sets(ImportField::agent));
  leave_out({Clock::ownership}, !sets(ImportField::team));
  return bits;
}

}  // namespace tix::desk
