// Shared code of the commands that change tickets: numbers, texts, the author, and one batch for all tickets.
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

/// Parses numbers of `what`, such as `42`, `#42` or `12-15,20`. Returns each once, in the order typed. Throws
/// Error{usage}.
std::vector<std::int64_t> numbers(const std::vector<std::string>& words, std::string_view what);
/// Parses ticket numbers, such as `42`, `#42` or `12-15,20`. Returns each once, in the order typed. Throws
/// Error{usage}.
std::vector<TicketId> ticket_ids(const std::vector<std::string>& words);
/// Parses one ticket number. Throws Error{usage}.
TicketId ticket_id(const std::string& word);
/// Returns whether a word may be meant as ticket numbers.
bool looks_like_ids(std::string_view word);

/// Returns the word itself, or standard input for `-`, without newlines at the end.
std::string text_or_input(Session& session, const std::string& typed);

desk::Author author_of(const Session& session, std::string_view command);

/// Returns the context of the action: its time is --at, or now, and every relative time of the command counts
/// from it. Throws Error{usage} for a wrong --at, Error{refused} for one in the future.
ActionContext context_of(const Session& session, desk::Work& work);

/// Applies one action to each ticket, all in one batch, and prints what changed.
using Act = std::function<std::vector<NewEvent>(const ActionContext&, const Ticket&)>;
Exit act_on(Session& session, std::string_view command, const Tickets& tickets, const Act& act);

/// Does the same for actions that need more than the ticket itself.
using DeskAct = std::function<std::vector<NewEvent>(desk::Work&, const ActionContext&, TicketId)>;
Exit act_on_each(Session& session, std::string_view command, const Tickets& tickets, const DeskAct& act);

/// Does the same for actions that also change other tickets. `batch` returns what was recorded, in the order
/// in which it is printed.
using Batch = std::function<std::vector<desk::RecordedTicket>(desk::Work&, const ActionContext&,
                                                              const std::vector<TicketId>&)>;
Exit act_together(Session& session, std::string_view command, const Tickets& tickets, const Batch& batch);

/// Prints what was recorded for a ticket.
void say_recorded(const Session& session, desk::Work& work, TicketId id, const Recorded& recorded);

}  // namespace tix::cli
