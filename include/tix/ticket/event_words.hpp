// Events in words: what the numbers `a` and `b` stand for, and back.
#pragma once

#include "tix/ticket/event.hpp"
#include "tix/ticket/name_table.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace tix {

/// Looks up what events refer to.
struct EventContext {
  const NameTable& names;
  std::function<std::string(CustomerId)> customer;
  std::function<std::string(BindingId)> policy;
};

/// What `a` says, as the field's new value: `urgent`, `budi`, `ana@acme.test`, a clock, a ticket's number.
/// Empty when the event has none, or it was cleared.
std::string value_of(const Event& event, const EventContext& context);
/// What `b` adds: a resolution, a hold reason, a cycle, an instant (RFC 3339). Empty when there is nothing.
std::string detail_of(const Event& event, const EventContext& context);

/// As `detail_of`, with nothing left out: what `read_words` needs to give the same event again.
std::string exact_detail_of(const Event& event, const EventContext& context);

/// Looks up what words refer to. Bindings and changes are numbered from 1 without gaps.
struct EventLookup {
  const NameTable& names;
  std::function<CustomerId(std::string_view address)> customer;  ///< 0: there is none
  BindingId last_binding;
  ChangeId last_change;
};

/// The inverse of `value_of` and `exact_detail_of`, where a binding's word is its number: sets `a` and `b` by
/// `event.kind`. Error usage: a word that is none of this kind.
void read_words(std::string_view value, std::string_view detail, const EventLookup& lookup, Event& event);

/// One line for people: `status resolved (fixed)`, `agent cleared`.
std::string event_line(const Event& event, const EventContext& context);

}  // namespace tix
