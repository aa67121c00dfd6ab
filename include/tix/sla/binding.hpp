// Bindings: the part of a policy that applies to a ticket, stored by content. A ticket keeps the binding it
// was given, so that editing the desk file never changes the past.
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

/// The target of each clock in working seconds; nullopt for none.
using Targets = EnumArray<Clock, std::optional<Seconds>, kClockCount>;

/// The targets of a policy, and the steps and rules that watch over them. A `bound` event binds a ticket to
/// one; many tickets share one. A null calendar means 24x7.
struct Binding {
  std::string policy;  ///< the policy's name; empty when no policy matched
  std::shared_ptr<const Calendar> calendar;
  std::shared_ptr<const Calendar> ownership_calendar;  ///< that of the team; null: the one of the policy
  bool hold_runs = true;                               ///< whether resolution and ownership run on hold
  Targets targets;
  std::vector<Timer> timers;  ///< the desk's steps, then its timed rules, in the order of the file

  /// Returns the content as text. Two texts are equal if and only if the bindings promise the same.
  std::string canonical() const;
};

/// Returns the calendar by which a clock is counted under this binding; null means 24x7.
const Calendar* calendar_of(const Binding& binding, Clock clock);

/// Bindings by number. Entries never change once added, so references stay valid as long as the table.
class BindingTable {
 public:
  /// Adds a stored binding under its number.
  void load(BindingId id, Binding binding);
  /// Returns the number of this content, which is assigned now if it is new, or 0 for the empty binding.
  BindingId intern(const Binding& binding);
  /// Returns the binding of a number. 0 and unknown numbers give the empty binding: no target, 24x7.
  const Binding& operator[](BindingId id) const;
  /// Returns the numbers assigned since the last `mark_stored()`.
  const std::vector<BindingId>& unstored() const { return unstored_; }
  void mark_stored() { unstored_.clear(); }

 private:
  std::unordered_map<BindingId, Binding> by_id_;
  std::unordered_map<std::string, BindingId> by_content_;
  std::vector<BindingId> unstored_;
  std::int64_t next_ = 1;
};

}  // namespace tix
