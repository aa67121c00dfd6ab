// tix redact: erase the text of a message.
#include "cli/input/ticket_act.hpp"
#include "cli/session/ask.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/redact.hpp"
#include "tix/text/error.hpp"
#include "tix/text/whole_number.hpp"

#include <optional>
#include <string>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct RedactOptions {
  std::string id, message;
  std::optional<std::string> reason;
  bool yes = false;
};

std::int64_t message_number(const std::string& word) {
  const auto number = whole_number(word);
  if (!number || *number <= 0)
    throw Error(ErrorKind::usage, fmt::format("'{}' is no message number; accepted: 5", word),
                "tix show ID numbers the messages");
  return *number;
}

Exit run_redact(Session& session, const RedactOptions& options) {
  const TicketId id = ticket_id(options.id);
  const std::int64_t message = message_number(options.message);
  if (!options.reason) throw Error(ErrorKind::usage, "a reason is needed", "--reason TEXT");
  desk::require_message(session.database(), id, message);
  if (!options.yes)
    require_yes(session,
                fmt::format("The words of message {} of ticket {} cannot come back.", message, id.value));
  act_together(session, "redact", Tickets{{id}},
               [&](desk::Work& work, const ActionContext& context, const auto&) {
                 return std::vector<desk::RecordedTicket>{
                     {id, desk::redact(work, context, id, message, *options.reason)}};
               });
  if (!session.database().empty_log())
    throw Error(ErrorKind::storage,
                "the words are gone from the database, not yet from its log: somebody reads an older state",
                fmt::format("tix redact {} {} again, once they have done", id.value, message));
  return Exit::done;
}

}  // namespace

void add_redact(Syntax& syntax) {
  auto& o = syntax.runs(run_redact);
  syntax.argument("ID", o.id, "the ticket");
  syntax.argument("MESSAGE", o.message, "the message's number, as tix show gives it");
  syntax.option("--reason", "TEXT", o.reason, "why; it has to be given and stays in the log");
  syntax.flag("--yes", o.yes, "does not ask");
  syntax.about(
      "That the message was written, when and by whom stays, and so does every clock. The words are "
      "overwritten in "
      "the database and cannot come back, not by undo either. Backups made before still hold them.");
  syntax.example("tix redact 42 5 --reason 'a card number'", "Asks, then takes the words away.");
}

}  // namespace tix::cli
