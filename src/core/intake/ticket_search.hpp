// Which ticket a mail is about, and what proves it.
#pragma once

#include "tix/intake/correspondence.hpp"
#include "tix/intake/incoming_mail.hpp"
#include "tix/policy/policy.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// How a mail names its ticket, surest first. All but the mark are proof: only who got a mail of ours, or has
/// a mail that we have, can know them.
enum class FoundBy : std::uint8_t { token, reference, mark };

/// The ticket that a mail names.
struct FoundTicket {
  TicketStanding standing;
  FoundBy by = FoundBy::mark;

  bool is_proved() const { return by != FoundBy::mark; }
};

/// Looks for the ticket in this order: a reply token among the addresses, In-Reply-To, References from the
/// last to the first, the mark in the subject. Never in the text. Returns nullopt if the mail names none.
std::optional<FoundTicket> find_ticket(const IncomingMail& mail, const Desk& desk, Correspondence& known);

/// Returns the Message-IDs that a mail refers to in the order in which they are asked: In-Reply-To, then the
/// last 200 References from the last to the first.
std::vector<std::string> references_of(const IncomingMail& mail);

}  // namespace tix
