// tix note: an internal note.
#include "cli/add_commands.hpp"
#include "cli/message_text.hpp"

#include <string_view>
#include <vector>

namespace tix::cli {
namespace {

constexpr std::string_view kWhat = "the note";

struct NoteOptions : MessageOptions {};

Exit run_note(Session& session, const NoteOptions& options) {
  const std::vector<TicketId> ids = ticket_ids({options.ids});
  MessageText text(session, options, ids, "note", kWhat);
  act_on(session, "note", ids,
         [&](const Acting& acting, const Ticket& ticket) { return note(acting, ticket, text.text()); });
  text.stored();
  return Exit::done;
}

}  // namespace

void add_note(Syntax& syntax) {
  auto& o = syntax.runs(run_note);
  declare_message(syntax, o, "tickets (42 or 12-15,20)", kWhat);
  syntax.about("Customers never see notes, and no clock listens to them.");
  syntax.example("tix note 42 'Router is the old model, see the stock list.'", "For colleagues only.");
}

}  // namespace tix::cli
