// Events as text for logs and exports, and back for imports.
#pragma once

#include "tix/ticket/event.hpp"
#include "tix/ticket/name_table.hpp"
#include "tix/time/zone.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace tix {

/// Looks up the names of what events refer to.
struct EventContext {
  const NameTable& names;
  std::function<std::string(CustomerId)> customer;  ///< the address of a customer
  std::function<std::string(BindingId)> policy;     ///< the text shown for a binding
  const Zone* zone = nullptr;  ///< for texts that people read; null: for programs, with instants in UTC

  Audience audience() const { return zone == nullptr ? Audience::programs : Audience::people; }
};

/// Returns `a` as text, the new value of the field: `urgent`, `budi`, `ana@acme.test`, a clock, or a ticket
/// number. Returns an empty text if the kind has no value, or if the field was cleared.
std::string value_of(const Event& event, const EventContext& context);
/// Returns `b` as text: a resolution, a hold reason, a cycle, or an instant. Returns an empty text
/// if there is none. Omits the clocks that a created event leaves out.
std::string detail_of(const Event& event, const EventContext& context);

/// Returns `b` as text like `detail_of`, but complete, so that `read_words` restores the same number.
std::string exact_detail_of(const Event& event, const EventContext& context);

/// Looks up what words refer to. Bindings and changes are numbered from 1 without gaps, so that the last
/// number is enough to check a reference to one.
struct EventLookup {
  const NameTable& names;
  std::function<CustomerId(std::string_view address)> customer;  ///< 0: no customer has this address
  BindingId last_binding;
  ChangeId last_change;
};

/// Sets `a` and `b` of an event from text, according to `event.kind`. The inverse of `value_of` and
/// `exact_detail_of`, except that a binding is given by its number. Throws Error{usage} if a word is unknown
/// or not of the kind that the event needs.
void read_words(std::string_view value, std::string_view detail, const EventLookup& lookup, Event& event);

/// Returns one line, such as `status resolved (fixed)` or `agent cleared`.
std::string event_line(const Event& event, const EventContext& context);

}  // namespace tix
