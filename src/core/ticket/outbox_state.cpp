// When a failed notification is tried again.
#include "tix/ticket/outbox_state.hpp"

namespace tix {

std::optional<Instant> next_try(int attempts, Instant now) {
  const auto failed = static_cast<std::size_t>(attempts);
  if (failed > kBackOff.size()) return std::nullopt;
  return now + kBackOff[failed - 1];
}

}  // namespace tix
