// Everything there is to know of a ticket as of one instant, and what follows from its clocks.
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
/// Whether a message of the ticket, at or before the instant asked for, holds the word.
using MessageSearch = std::function<bool(const SearchWord&)>;

/// Everything a filter may ask about, as of one instant. Borrowed, not owned.
struct TicketFacts {
  const Ticket& ticket;
  std::span<const ClockRow> clocks = {};
  const Customer& customer;
  std::string_view policy = {};
  const NameTable& names;
  Instant as_of = {};
  WallSeconds reopen_window = {};
  WallSeconds soon{4 * 3600};               ///< how far `is:at-risk` looks ahead
  const TeamTiers* tiers = nullptr;         ///< null: no team has a tier
  const MessageSearch* messages = nullptr;  ///< null: no message has any word
  /// Set when the ticket is shown in a state of its past: it was in that state then, whatever time has
  /// passed.
  std::optional<Status> state_then = std::nullopt;

  Status status() const { return state_then ? *state_then : status_at(ticket, as_of, reopen_window); }
};

/// Returns the next due that can make the ticket overdue: of a running headline clock that is not waived. It
/// may be past.
std::optional<Instant> next_due(const TicketFacts& f);
/// Returns whether the ticket is overdue as of `f.as_of` (reports.md): unresolved, and a headline clock,
/// running or paused, is breached and not waived.
bool is_overdue(const TicketFacts& f);
/// Returns whether the ticket is not overdue, and a headline clock is due in (as_of, as_of + soon].
bool is_at_risk(const TicketFacts& f);
/// Returns whether the ticket is unresolved, and no clock of it ever had a target or a due.
bool has_no_target(const TicketFacts& f);

}  // namespace tix
