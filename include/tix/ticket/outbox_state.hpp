// How a notification comes to its reader: its states, and when it is tried again.
#pragma once

#include "tix/text/enum_table.hpp"
#include "tix/time/instant.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tix {

/// The stored number is the enumerator's value: append, never reorder. The first two are the queue.
enum class OutboxState : std::uint8_t {
  queued,
  sending,  ///< given to the mail command; nobody has written down yet what came of it
  sent,
  failed,     ///< tried often enough, or too old
  unknown,    ///< whoever was sending died: it may or may not have gone out
  cancelled,  ///< its cause was undone, or its words were redacted
  told        ///< nothing to send: shown in tix only
};
inline constexpr auto kOutboxStateNames =
    enum_names<OutboxState>({"queued", "sending", "sent", "failed", "unknown", "cancelled", "told"});
constexpr std::string_view name_of(OutboxState d) {
  return kOutboxStateNames[d];
}
/// Returns the state of this name, compared without ASCII case, or nullopt.
constexpr std::optional<OutboxState> outbox_state_named(std::string_view name) {
  return find_name_without_case(kOutboxStateNames, name);
}

/// How long after the first, second ... failed try the next one follows.
inline constexpr std::array kBackOff = {WallSeconds{60},   WallSeconds{300},      WallSeconds{900},
                                        WallSeconds{3600}, WallSeconds{4 * 3600}, WallSeconds{12 * 3600}};
/// What waited longer in the queue is not sent any more: a desk whose mail is set up a year late must not
/// flood everybody.
inline constexpr WallSeconds kOldestSent{3 * 86400};

/// When a message that has failed `attempts` times (at least once), last at `now`, is tried again; nothing
/// when it is given up.
std::optional<Instant> next_try(int attempts, Instant now);

}  // namespace tix
