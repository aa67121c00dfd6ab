// The states of a queued notification, and when a failed one is retried.
#pragma once

#include "tix/text/enum_table.hpp"
#include "tix/time/instant.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tix {

/// The states of a notification in the outbox. Databases store the enumerators as numbers: append new ones,
/// never reorder. `queued` and `sending` are the queue; a row in any other state changes only by hand.
enum class OutboxState : std::uint8_t {
  queued,
  sending,  ///< handed to the mail command; the result is not recorded yet
  sent,
  failed,     ///< given up after the last retry, or too old
  unknown,    ///< the sending process died: it may or may not have been sent; retried only by hand
  cancelled,  ///< its cause was undone, or its text was redacted
  told,       ///< not to be sent: shown in tix only
  delivered,  ///< the recipient's server or device has it, says a receipt
  read,       ///< the recipient has seen it, says a receipt
  bounced,    ///< returned by the recipient's server
  expired     ///< not sent in the time in which it would have been of use
};
inline constexpr auto kOutboxStateNames =
    enum_names<OutboxState>({"queued", "sending", "sent", "failed", "unknown", "cancelled", "told",
                             "delivered", "read", "bounced", "expired"});
constexpr std::string_view name_of(OutboxState d) {
  return kOutboxStateNames[d];
}
/// Returns the state of this name, compared without ASCII case, or nullopt.
constexpr std::optional<OutboxState> outbox_state_named(std::string_view name) {
  return find_name_without_case(kOutboxStateNames, name);
}

/// The wall time between each failed attempt and the next: 1 min, 5 min, 15 min, 1 h, 4 h, 12 h.
inline constexpr std::array kBackOff = {WallSeconds{60},   WallSeconds{300},      WallSeconds{900},
                                        WallSeconds{3600}, WallSeconds{4 * 3600}, WallSeconds{12 * 3600}};
/// Notifications that have been queued for longer than this are not sent: a desk that sets up its mail a year
/// late must not flood its people.
inline constexpr WallSeconds kOldestSent{3 * 86400};

/// Returns when a message is retried that has failed `attempts` times, at least once and last at `now`.
/// Returns nullopt if it is given up.
std::optional<Instant> next_try(int attempts, Instant now);

}  // namespace tix
