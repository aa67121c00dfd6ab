// Takes a text from the command line, the standard input or the editor.
#include "cli/input/message_input.hpp"

#include "cli/input/ticket_act.hpp"
#include "desk/work/reading.hpp"
#include "store/ticket/event_store.hpp"
#include "tix/text/error.hpp"
#include "tix/ticket/event_values.hpp"
#include "tix/time/local_text.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

/// Returns the last message and its time.
void add_last_message(Session& session, desk::Reading& reading, TicketId id,
                      std::vector<std::string>& notes) {
  const auto events = store::events_of(reading.database(), id);
  const auto last = std::find_if(events.rbegin(), events.rend(),
                                 [](const Event& event) { return event.kind == EventKind::message; });
  if (last == events.rend()) return;
  notes.push_back(fmt::format("\n{}  {}", format_local(last->at, session.zone_or(reading.zone())),
                              name_of(event_value<Refers::message_kind>(*last))));
  notes.push_back(store::get_body(reading.database(), id, last->seq).value_or("(redacted)"));
}

/// Returns the notes below the text while it is written: the tickets, and the last message if there is one
/// ticket.
std::vector<std::string> notes_for(Session& session, const std::vector<TicketId>& ids,
                                   std::string_view command) {
  desk::Reading reading(session.database(), [&](const Zone&) { return session.now(); });
  std::vector<std::string> notes;
  for (const TicketId id : ids)
    reading.one(id, [&](const TicketFacts& facts) {
      notes.push_back(fmt::format("{}: ticket {}, {}", command, id.value, facts.ticket.title));
      if (!facts.customer.address.empty()) notes.push_back("customer: " + facts.customer.address);
    });
  notes.emplace_back("An empty text changes nothing.");
  if (ids.size() == 1) add_last_message(session, reading, ids.front(), notes);
  return notes;
}

}  // namespace

void declare_message(Syntax& syntax, MessageOptions& into, std::string_view which, std::string_view what) {
  syntax.argument("ID TEXT", into.words,
                  fmt::format("{}, then {}; - reads it from the standard input", which, what));
  syntax.flag("--edit", into.edit, "opens your editor, on TEXT when it is given");
}

MessageInput::MessageInput(Session& session, const MessageOptions& options,
                           const std::vector<std::string>& typed, const std::vector<TicketId>& ids,
                           std::string_view command, std::string_view what) {
  if (typed.size() > 1)
    throw Error(ErrorKind::usage, fmt::format("one argument too many: '{}'", typed[1]),
                "put quotes around a text of several words");
  if (!options.edit) {
    if (typed.empty())
      throw Error(
          ErrorKind::usage,
          fmt::format("TEXT is missing: {}; - reads the standard input, --edit opens your editor", what));
    typed_ = text_or_input(session, typed.front());
    return;
  }
  if (typed == std::vector<std::string>{"-"}) throw Error(ErrorKind::usage, "either - or --edit");
  const std::vector<std::string> notes = notes_for(session, ids, command);
  edited_.emplace(edit_text(session, command, typed.empty() ? std::string() : typed.front(), notes));
}

}  // namespace tix::cli
