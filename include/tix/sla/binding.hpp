// What a ticket was promised, as content: policy, calendars, hold rule, a target a clock, and what waits for
// it.
#pragma once

#include "tix/sla/timer.hpp"
#include "tix/text/enum_array.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace tix {

class Calendar;

using Targets = EnumArray<Clock, std::optional<Seconds>, kClockCount>;

/// A ticket is bound by an event to one of these; many tickets share one. An absent calendar is 24x7.
struct Binding {
  std::string policy;  ///< the policy's name; empty when no policy matched
  std::shared_ptr<const Calendar> calendar;
  std::shared_ptr<const Calendar> ownership_calendar;  ///< the team's; null: the policy's
  bool hold_runs = true;
  Targets targets;
  std::vector<Timer> timers;  ///< the desk's steps, then its timed rules, in the order of the file

  /// The content as text, equal exactly when two bindings promise the same. Hashed for storage.
  std::string canonical() const;
};

/// The calendar that a clock is counted by under this binding; null: 24x7.
const Calendar* calendar_of(const Binding& binding, Clock clock);

/// Bindings by number. Never changes an entry once it is there.
class BindingTable {
 public:
  void load(BindingId id, Binding binding);
  /// The number of this content, given to it now if it is new; 0 for the empty binding.
  BindingId intern(const Binding& binding);
  /// Number 0 and unknown numbers are the empty binding: nothing promised, 24x7.
  const Binding& operator[](BindingId id) const;
  /// Numbers given since the last `mark_stored()`.
  const std::vector<BindingId>& unstored() const { return unstored_; }
  void mark_stored() { unstored_.clear(); }

 private:
  std::unordered_map<BindingId, Binding> by_id_;
  std::unordered_map<std::string, BindingId> by_content_;
  std::vector<BindingId> unstored_;
  std::int64_t next_ = 1;
};

}  // namespace tix
