// Messages to customers: a [message.NAME] of the desk file with its placeholders replaced.
#pragma once

#include "tix/policy/policy.hpp"
#include "tix/ticket/ticket_facts.hpp"

#include <string>
#include <string_view>

namespace tix {

/// A message that is ready to be sent.
struct RenderedMessage {
  std::string subject;
  std::string body;
};

/// Replaces the placeholders of a message in one pass: text that comes from a title or a name is not searched
/// for placeholders. Times are in the zone of the desk, as `2026-08-07 16:30`. Unknown values have a
/// substitute:
///
///     customer     `customer_name`, else the address, else `customer`
///     agent        the agent's full name, else their name; nobody: `the team`
///     team         no team: the desk
///     desk         no name: `support`
///     ref          none: `#ID`
///     due          the next due of a clock that can make the ticket overdue; none: `a later time`
///     next_update  the promise to the customer or the running update clock, whichever is due first, else the
///                  due; if that has passed: `a later time`
///
/// The subject is `Re: {title}` by default. The texts are those of the desk's language where it has them.
RenderedMessage render(const MessageText& text, const Desk& desk, const TicketFacts& facts,
                       std::string_view customer_name);

/// What stands around a reply.
struct RenderedFrame {
  std::string head;  ///< empty: none
  std::string foot;  ///< empty: none
  bool quotes = false;
};

/// Returns the frame of a reply on this ticket. Each part is that of the team in the desk's language, else
/// that of the team, of the language, or of the whole desk. `{agent}` is the ticket's agent.
RenderedFrame render_frame(const Desk& desk, const TicketFacts& facts, std::string_view customer_name);

}  // namespace tix
