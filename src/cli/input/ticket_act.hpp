// What the commands that change tickets share: numbers, texts, the author, and one batch for all of them.
#pragma once

#include "cli/input/ticket_choice.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/syntax.hpp"
#include "desk/work/work.hpp"
#include "tix/action/acts.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

/// Numbers of what is called `what`: `42`, `#42`, `12-15,20`. In the order typed, each once. Error usage.
std::vector<std::int64_t> numbers(const std::vector<std::string>& words, std::string_view what);
/// Numbers of tickets: `42`, `#42`, `12-15,20`. In the order typed, each once. Error usage.
std::vector<TicketId> ticket_ids(const std::vector<std::string>& words);
/// Exactly one number.
TicketId ticket_id(const std::string& word);
/// Whether a word can be meant as numbers of tickets.
bool looks_like_ids(std::string_view word);

/// The word itself, or the standard input for `-`. A newline at the end is not part of it.
std::string text_or_input(Session& session, const std::string& typed);

desk::Author author_of(const Session& session, std::string_view command);

/// Does one act to each ticket, all in one batch, and says beside the output what it did.
using Act = std::function<std::vector<NewEvent>(const ActionContext&, const Ticket&)>;
Exit act_on(Session& session, std::string_view command, const Tickets& tickets, const Act& act);

/// The same for acts that look at more than the ticket itself.
using DeskAct = std::function<std::vector<NewEvent>(desk::Work&, const ActionContext&, TicketId)>;
Exit act_on_each(Session& session, std::string_view command, const Tickets& tickets, const DeskAct& act);

/// The same for acts that touch other tickets too. Gives what was recorded, in the order to be said.
using Batch = std::function<std::vector<desk::RecordedTicket>(desk::Work&, const ActionContext&,
                                                              const std::vector<TicketId>&)>;
Exit act_together(Session& session, std::string_view command, const Tickets& tickets, const Batch& batch);

/// Says what was recorded of a ticket.
void say_recorded(const Session& session, desk::Work& work, TicketId id, const Recorded& recorded);

}  // namespace tix::cli
