// Bindings as canonical text, and the table that numbers them by content. Interning by content keeps the
// number of bindings small: thousands of tickets share a handful, and applying a desk file that changes
// nothing for a ticket gives it the number it already has.
#include "tix/sla/binding.hpp"

#include "tix/calendar/calendar.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace tix {

// Leaves out what has its default value (no targets, no timers, an ownership calendar equal to the other
// one), so that two bindings of equal effect have equal text.
std::string Binding::canonical() const {
  // The length stands before the name, so that no name can be mistaken for the lines after it.
  std::string text =
      fmt::format("policy {} {}\nhold {}\n", policy.size(), policy, hold_runs ? "runs" : "stops");
  for (const Clock clock : kClockRules.enumerators())
    if (targets[clock])
      fmt::format_to(std::back_inserter(text), "{} {}\n", name_of(clock), targets[clock]->count);
  const std::string hours = (calendar ? *calendar : Calendar::always()).canonical();
  text += "calendar\n" + hours;
  if (ownership_calendar)
    if (const std::string of_team = ownership_calendar->canonical(); of_team != hours)
      text += "ownership calendar\n" + of_team;
  return timers.empty() ? text : text + "timers\n" + tix::canonical(timers);
}

const Calendar* calendar_of(const Binding& binding, Clock clock) {
  const CountedBy counted_by = rule_of(clock).counted_by;
  if (counted_by == CountedBy::wall) return nullptr;
  const bool by_team = counted_by == CountedBy::team && binding.ownership_calendar;
  return (by_team ? binding.ownership_calendar : binding.calendar).get();
}

void BindingTable::load(BindingId id, Binding binding) {
  by_content_.emplace(binding.canonical(), id);
  by_id_.emplace(id, std::move(binding));
  next_ = std::max(next_, id.value + 1);
}

namespace {

/// Returns a calendar with the same hours that another binding already has, or `calendar` itself. A clock
/// that is rebound compares calendars by address, to keep a run in one piece if the hours do not change. The
/// result of that comparison must not depend on whether both bindings came from the same reading of the desk
/// file.
std::shared_ptr<const Calendar> shared_calendar(const std::unordered_map<BindingId, Binding>& known,
                                                const std::shared_ptr<const Calendar>& calendar) {
  if (!calendar) return calendar;
  const std::string hours = calendar->canonical();
  for (const auto& [id, binding] : known)
    for (const auto& other : {binding.calendar, binding.ownership_calendar})
      if (other == calendar || (other && other->canonical() == hours)) return other;
  return calendar;
}

}  // namespace

BindingId BindingTable::intern(const Binding& binding) {
  static const std::string kNothing = Binding{}.canonical();
  std::string content = binding.canonical();
  if (content == kNothing) return BindingId{};
  const auto [found, is_new] = by_content_.try_emplace(std::move(content), BindingId{next_});
  if (is_new) {
    Binding kept = binding;
    kept.calendar = shared_calendar(by_id_, binding.calendar);
    kept.ownership_calendar = shared_calendar(by_id_, binding.ownership_calendar);
    by_id_.emplace(found->second, std::move(kept));
    unstored_.push_back(found->second);
    ++next_;
  }
  return found->second;
}

const Binding& BindingTable::operator[](BindingId id) const {
  static const Binding kNothing;
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? kNothing : found->second;
}

}  // namespace tix
