// Retries of failed notifications. The pauses grow, so that a mail server that is down is not flooded.
#include "tix/ticket/outbox_state.hpp"

namespace tix {

std::optional<Instant> next_try(int attempts, Instant now) {
  const auto failed = static_cast<std::size_t>(attempts);
  if (failed > kBackOff.size()) return std::nullopt;
  return now + kBackOff[failed - 1];
}

}  // namespace tix
