// Texts for customers: a [message.NAME] of the desk file with its placeholders filled in.
#pragma once

#include "tix/policy/policy.hpp"
#include "tix/ticket/ticket_facts.hpp"

#include <string>
#include <string_view>

namespace tix {

struct RenderedMessage {
  std::string subject;
  std::string body;
};

/// Fills in `text` once: what a title or a name says is not looked at for placeholders. Times are in the
/// desk's zone, as `2026-08-07 16:30`. What is not known reads well all the same:
///
///     customer     `customer_name`, else the address, else `customer`
///     agent        the agent's full name, else their name; nobody: `the team`
///     team         no team: the desk
///     desk         no name: `support`
///     ref          none: `#ID`
///     due          the next due of a clock that can make the ticket overdue; none: `a later time`
///     next_update  the promise to the customer or the running update clock, whichever is due first, else the
///                  due; what is past already: `a later time`
///
/// A message without a subject has `Re: {title}`.
RenderedMessage render(const MessageText& text, const Desk& desk, const TicketFacts& facts,
                       std::string_view customer_name);

}  // namespace tix
