// The facts about a ticket as of one instant, and what its clocks mean at that instant.
#pragma once

#include "tix/text/text_words.hpp"
#include "tix/ticket/clock.hpp"
#include "tix/ticket/customer.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/name_table.hpp"
#include "tix/ticket/ticket.hpp"
#include "tix/time/instant.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>

namespace tix {

/// The tier of each team of the desk file.
using TeamTiers = std::unordered_map<TeamId, int>;
/// Returns whether a message of the ticket, up to the instant in question, contains the word.
using MessageSearch = std::function<bool(const SearchWord&)>;

/// Everything that a filter can read of a ticket, as of one instant. Refers to its parts without owning them:
/// they must outlive it.
struct TicketFacts {
  const Ticket& ticket;
  std::span<const ClockRow> clocks = {};
  const Customer& customer;
  std::string_view policy = {};
  const NameTable& names;
  Instant as_of = {};
  WallSeconds reopen_window = {};
  WallSeconds soon{4 * 3600};               ///< how far `is:at-risk` looks ahead, in wall time
  const TeamTiers* tiers = nullptr;         ///< null: no team has a tier
  const MessageSearch* messages = nullptr;  ///< null: messages are not searched
  /// The state to assume instead of the computed one, for a ticket shown in a state of its past.
  std::optional<Status> state_then = std::nullopt;

  Status status() const { return state_then ? *state_then : status_at(ticket, as_of, reopen_window); }
};

/// Returns the earliest due of the running headline clocks that are not waived, or nullopt if none has a due.
/// May lie in the past.
std::optional<Instant> next_due(const TicketFacts& f);
/// Returns whether the ticket is overdue as of `f.as_of`: it is unresolved, and an open headline clock,
/// running or paused, is breached and not waived.
bool is_overdue(const TicketFacts& f);
/// Returns whether the ticket is unresolved and not overdue, and a running headline clock that is not waived
/// is due in (as_of, as_of + soon].
bool is_at_risk(const TicketFacts& f);
/// Returns whether the ticket is unresolved and none of its clocks ever had a target or a due.
bool has_no_target(const TicketFacts& f);

}  // namespace tix
