// The table of waits.
#include "tix/ticket/delivery.hpp"

#include "tix/text/ascii.hpp"

namespace tix {

std::optional<Delivery> delivery_named(std::string_view name) {
  const auto position = position_named(name, kDeliveryNames);
  return position ? std::optional(static_cast<Delivery>(*position)) : std::nullopt;
}

std::optional<Instant> next_try(int attempts, Instant now) {
  const auto failed = static_cast<std::size_t>(attempts);
  if (failed > kBackOff.size()) return std::nullopt;
  return now + kBackOff[failed - 1];
}

}  // namespace tix
