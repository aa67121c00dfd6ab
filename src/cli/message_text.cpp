// A text from the command line, the standard input or the editor.
#include "cli/message_text.hpp"

#include "desk/reading.hpp"
#include "store/event_store.hpp"
#include "tix/error.hpp"
#include "tix/time_text.hpp"

#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

/// What stands below the text while it is written: the ticket, and the last message.
std::vector<std::string> notes_for(Session& session, TicketId id, std::string_view command) {
  desk::Reading reading(session.database(), [&](const Zone&) { return session.now(); });
  std::vector<std::string> notes;
  reading.one(id, [&](const TicketFacts& facts) {
    notes.push_back(fmt::format("{}: ticket {}, {}", command, id.value, facts.ticket.title));
    if (!facts.customer.address.empty()) notes.push_back("customer: " + facts.customer.address);
  });
  notes.emplace_back("An empty text changes nothing.");
  const auto events = store::events_of(reading.database(), id);
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    if (event->kind != EventKind::message) continue;
    notes.push_back(fmt::format("\n{}  {}", format_local(event->at, session.zone_or(reading.zone())),
                                name_of(static_cast<MessageKind>(event->a))));
    notes.push_back(store::get_body(reading.database(), id, event->seq).value_or("(redacted)"));
    break;
  }
  return notes;
}

}  // namespace

void declare_message(Syntax& syntax, MessageOptions& into, std::string_view what) {
  syntax.argument("ID", into.id, "the ticket");
  syntax.argument("TEXT", into.text, fmt::format("{}; - reads the standard input", what));
  syntax.flag("--edit", into.edit, "opens your editor, on TEXT when it is given");
}

MessageText::MessageText(Session& session, const MessageOptions& options, std::string_view command,
                         std::string_view what) {
  if (!options.edit) {
    if (!options.text)
      throw Error(
          ErrorKind::usage,
          fmt::format("TEXT is missing: {}; - reads the standard input, --edit opens your editor", what));
    typed_ = text_or_input(session, *options.text);
    return;
  }
  if (options.text == "-") throw Error(ErrorKind::usage, "either - or --edit");
  const std::vector<std::string> notes = notes_for(session, ticket_id(options.id), command);
  edited_.emplace(edit_text(session, command, options.text.value_or(std::string()), notes));
}

}  // namespace tix::cli
