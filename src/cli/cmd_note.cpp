// tix note: an internal note.
#include "cli/add_commands.hpp"
#include "cli/ticket_act.hpp"

#include <string>

namespace tix::cli {
namespace {

struct NoteOptions {
  std::string id, text;
};

Exit run_note(Session& session, const NoteOptions& options) {
  const std::string text = text_or_input(session, options.text);
  return act_on(session, "note", {ticket_id(options.id)},
                [&](const Acting& acting, const Ticket& ticket) { return note(acting, ticket, text); });
}

}  // namespace

void add_note(Syntax& syntax) {
  auto& o = syntax.runs(run_note);
  syntax.argument("ID", o.id, "the ticket");
  syntax.argument("TEXT", o.text, "the note; - reads the standard input");
  syntax.about("Customers never see notes, and no clock listens to them.");
  syntax.example("tix note 42 'Router is the old model, see the stock list.'", "For colleagues only.");
}

}  // namespace tix::cli
