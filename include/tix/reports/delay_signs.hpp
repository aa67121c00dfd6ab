// Signs that an escalation comes late, read off one ticket's past.
#pragma once

#include "tix/policy/policy.hpp"
#include "tix/sla/past.hpp"
#include "tix/text/enum_table.hpp"
#include "tix/ticket/ticket_facts.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace tix {

enum class DelaySign : std::uint8_t {
  late_assignment,         ///< nobody took it in time
  slow_response,           ///< a customer waited too long for an answer, the first or a later one
  no_update,               ///< we said nothing for too long while it was our turn
  repeated_escalation,     ///< escalated once more
  growing_dissatisfaction  ///< a low score, or a second message before the first was answered
};
inline constexpr auto kDelaySignNames = enum_names<DelaySign>(
    {"late_assignment", "slow_response", "no_update", "repeated_escalation", "growing_dissatisfaction"});

struct Delay {
  DelaySign sign = DelaySign::late_assignment;
  Instant at;                         ///< when it showed
  std::optional<WallSeconds> lasted;  ///< how long it has gone on, as of the report; a score has no length
};

/// Every sign a ticket has shown by `facts.as_of`, in no order; `past` with its events. A wait that was
/// promised an end is late when its clock breached; any other when it goes on longer than the desk's
/// `delays`. A void ticket shows none.
std::vector<Delay> delays_of(const Past& past, const TicketFacts& facts, const Desk& desk);

}  // namespace tix
