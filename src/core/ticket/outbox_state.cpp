// The table of waits.
#include "tix/ticket/outbox_state.hpp"

#include "tix/text/ascii.hpp"

namespace tix {

std::optional<OutboxState> outbox_state_named(std::string_view name) {
  const auto position = position_named(name, kOutboxStateNames);
  return position ? std::optional(static_cast<OutboxState>(*position)) : std::nullopt;
}

std::optional<Instant> next_try(int attempts, Instant now) {
  const auto failed = static_cast<std::size_t>(attempts);
  if (failed > kBackOff.size()) return std::nullopt;
  return now + kBackOff[failed - 1];
}

}  // namespace tix
