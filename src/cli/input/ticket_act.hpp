// What commands that change tickets share: numbers, texts, the author, and one batch for all of them.
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

/// Parses numbers of `what`: `42`, `#42`, `12-15,20`. In the order typed, each once. Throws Error{usage}.
std::vector<std::int64_t> numbers(const std::vector<std::string>& words, std::string_view what);
/// Parses ticket numbers: `42`, `#42`, `12-15,20`. In the order typed, each once. Throws Error{usage}.
std::vector<TicketId> ticket_ids(const std::vector<std::string>& words);
/// Parses exactly one ticket number.
TicketId ticket_id(const std::string& word);
/// Whether a word may be meant as ticket numbers.
bool looks_like_ids(std::string_view word);

/// Returns the word itself, or the standard input for `-`, without a newline at its end.
std::string text_or_input(Session& session, const std::string& typed);

desk::Author author_of(const Session& session, std::string_view command);

/// Returns the context of what is entered: at --at, from which every relative time of the command counts, or
/// now. Throws Error{usage} for a wrong --at, Error{refused} for one in the future.
ActionContext context_of(const Session& session, desk::Work& work);

/// Does one act to each ticket, all in one batch, and prints messages of what it did.
using Act = std::function<std::vector<NewEvent>(const ActionContext&, const Ticket&)>;
Exit act_on(Session& session, std::string_view command, const Tickets& tickets, const Act& act);

/// Does the same for acts that need more than the ticket itself.
using DeskAct = std::function<std::vector<NewEvent>(desk::Work&, const ActionContext&, TicketId)>;
Exit act_on_each(Session& session, std::string_view command, const Tickets& tickets, const DeskAct& act);

/// Does the same for acts that also change other tickets. `batch` returns what was recorded, in the order of
/// the messages.
using Batch = std::function<std::vector<desk::RecordedTicket>(desk::Work&, const ActionContext&,
                                                              const std::vector<TicketId>&)>;
Exit act_together(Session& session, std::string_view command, const Tickets& tickets, const Batch& batch);

/// Prints a message of what was recorded for a ticket.
void say_recorded(const Session& session, desk::Work& work, TicketId id, const Recorded& recorded);

}  // namespace tix::cli
