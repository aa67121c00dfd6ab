// Events in words: what the numbers `a` and `b` stand for.
#pragma once

#include "tix/event.hpp"
#include "tix/names.hpp"

#include <functional>
#include <string>

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

/// One line for people: `status resolved (fixed)`, `agent cleared`.
std::string event_line(const Event& event, const EventContext& context);

}  // namespace tix
