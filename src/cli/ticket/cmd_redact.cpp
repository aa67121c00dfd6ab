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
    throw Error(ErrorKind::usage, fmt::format("'{}' is not a message number; accepted: 1 or more", word),
                "run 'tix show ID' to see the numbers");
  return *number;
}

Exit run_redact(Session& session, const RedactOptions& options) {
  const TicketId id = ticket_id(options.id);
  const std::int64_t message = message_number(options.message);
  if (!options.reason) throw Error(ErrorKind::usage, "missing option --reason TEXT");
  desk::require_message(session.database(), id, message);
  if (!options.yes)
    require_yes(session,
                fmt::format("Erase the text of message {} of ticket {} permanently?", message, id.value));
  act_together(session, "redact", Tickets{{id}},
               [&](desk::Work& work, const ActionContext& context, const auto&) {
                 return std::vector<desk::RecordedTicket>{
                     {id, desk::redact(work, context, id, message, *options.reason)}};
               });
  if (!session.database().empty_log())
    throw Error(ErrorKind::storage,
                "the text is erased from the database but not yet from its write-ahead log, because another "
                "process is reading an older state",
                fmt::format("run 'tix redact {} {}' again when it has finished", id.value, message));
  return Exit::done;
}

}  // namespace

void add_redact(Syntax& syntax) {
  auto& o = syntax.runs(run_redact);
  syntax.argument("ID", o.id, "Ticket number");
  syntax.argument("MESSAGE", o.message, "Message number, as shown by tix show");
  syntax.option("--reason", "TEXT", o.reason, "Record the reason (required); it stays in the log");
  syntax.flag("--yes", o.yes, "Do not ask for confirmation");
  syntax.about(
      "The log still shows that the message was written, when and by whom, and no clock changes. The text is "
      "overwritten in the database and cannot be restored, not even by tix undo. Older "
      "backups still contain it.");
  syntax.example("tix redact 42 5 --reason 'a card number'", "Erase message 5 of ticket 42 after asking.");
}

}  // namespace tix::cli
