// tix note: add an internal note.
#include "cli/input/message_input.hpp"
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"

#include <string_view>
#include <vector>

namespace tix::cli {
namespace {

struct NoteOptions : MessageOptions {
  TicketChoice choice;
};

Exit run_note(Session& session, const NoteOptions& options) {
  std::vector<std::string> words = options.words;
  const Tickets tickets = take_tickets(session, options.choice, words, Leading::one);
  MessageInput text(session, options, words, tickets.ids, "note");
  record_messages(
      session, "note", tickets, read_attachments(session, options.attach),
      [&](const ActionContext& context, const Ticket& ticket) { return note(context, ticket, text.text()); });
  text.stored();
  return Exit::done;
}

}  // namespace

void add_note(Syntax& syntax) {
  auto& o = syntax.runs(run_note);
  declare_message(syntax, o, "[ID] [TEXT]", kIdHelp, "Text of the note");
  declare_choice(syntax, o.choice);
  syntax.about(
      "Customers never see notes, and notes do not affect any clock. Mention an agent as @name to notify "
      "them and make them a watcher of the ticket.");
  syntax.example("tix note 42 '@budi, have you seen this?'", "Notify budi.");
  syntax.example("tix note 42 'Router is the old model, see the stock list.'",
                 "Leave a note for colleagues.");
}

}  // namespace tix::cli
