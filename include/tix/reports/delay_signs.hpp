// Signs of late escalation in the past of a ticket.
#pragma once

#include "tix/policy/policy.hpp"
#include "tix/sla/past.hpp"
#include "tix/text/enum_table.hpp"
#include "tix/ticket/ticket_facts.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace tix {

/// The signs.
enum class DelaySign : std::uint8_t {
  late_assignment,         ///< the ticket had no agent for too long
  slow_response,           ///< the customer waited too long for the first or a later answer
  no_update,               ///< the desk did not reply for too long while it was its turn
  repeated_escalation,     ///< an escalation of a ticket that had been escalated before
  growing_dissatisfaction  ///< a low score, or a second message before the first was answered
};
inline constexpr auto kDelaySignNames = enum_names<DelaySign>(
    {"late_assignment", "slow_response", "no_update", "repeated_escalation", "growing_dissatisfaction"});

/// One occurrence of a sign.
struct Delay {
  DelaySign sign = DelaySign::late_assignment;
  Instant at;                         ///< when it appeared, for example when a wait exceeded its limit
  std::optional<WallSeconds> lasted;  ///< its length up to the report; nullopt for a score
};

/// Returns all signs of a ticket by `facts.as_of`, in no particular order. `past` must have its events. A
/// wait with a target is late if its clock breached; any other if it lasts longer than the `delays` of the
/// desk, in wall time. A void ticket has none.
std::vector<Delay> delays_of(const Past& past, const TicketFacts& facts, const Desk& desk);

}  // namespace tix
