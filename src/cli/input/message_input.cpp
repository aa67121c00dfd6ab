// Takes a text from the command line, standard input or the editor.
#include "cli/input/message_input.hpp"

#include "desk/work/act.hpp"
#include "desk/work/reading.hpp"
#include "store/ticket/event_store.hpp"
#include "tix/text/error.hpp"
#include "tix/ticket/event_values.hpp"
#include "tix/time/local_text.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

/// Appends the last message and its time to the notes.
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

/// Returns the notes to show below the text in the editor: the tickets, and for a single ticket its last
/// message.
std::vector<std::string> notes_for(Session& session, const std::vector<TicketId>& ids,
                                   std::string_view command) {
  desk::Reading reading(session.database(), [&](const Zone&) { return session.now(); });
  std::vector<std::string> notes;
  for (const TicketId id : ids)
    reading.one(id, [&](const TicketFacts& facts) {
      notes.push_back(fmt::format("{}: ticket {}, {}", command, id.value, facts.ticket.title));
      if (!facts.customer.address.empty()) notes.push_back("customer: " + facts.customer.address);
    });
  notes.emplace_back("If the text is empty, nothing is recorded.");
  if (ids.size() == 1) add_last_message(session, reading, ids.front(), notes);
  return notes;
}

}  // namespace

void declare_message(Syntax& syntax, MessageOptions& into, std::string_view usage, std::string_view id,
                     std::string_view text) {
  syntax.arguments(
      usage, into.words,
      {{"ID", std::string(id)}, {"TEXT", fmt::format("{}; - reads it from standard input", text)}});
  syntax.flag("--edit", into.edit, "Write the text in your editor, starting with TEXT if given");
  declare_attachments(syntax, into.attach);
}

Exit record_messages(Session& session, std::string_view command, const Tickets& tickets,
                     const std::vector<desk::AttachedFile>& files, const Act& act) {
  const auto record = [&](desk::Work& work, const ActionContext& context, const std::vector<TicketId>& ids) {
    std::vector<desk::RecordedTicket> done;
    for (const TicketId id : ids) {
      Recorded recorded = desk::act(work, context, id, act(context, work.ticket(id, context.at())));
      desk::attach_files(work, id, recorded, files);
      done.push_back({id, std::move(recorded)});
    }
    return done;
  };
  return act_together(session, command, tickets, record);
}

MessageInput::MessageInput(Session& session, const MessageOptions& options,
                           const std::vector<std::string>& typed, const std::vector<TicketId>& ids,
                           std::string_view command) {
  if (typed.size() > 1)
    throw Error(ErrorKind::usage, fmt::format("unexpected argument '{}'", typed[1]),
                "put quotes around text with spaces");
  if (!options.edit) {
    if (typed.empty())
      throw Error(ErrorKind::usage, "missing argument TEXT",
                  "pass a text, - to read it from standard input, or --edit to open your editor");
    typed_ = text_or_input(session, typed.front());
    return;
  }
  if (typed == std::vector<std::string>{"-"})
    throw Error(ErrorKind::usage, "pass either - or --edit, not both");
  const std::vector<std::string> notes = notes_for(session, ids, command);
  edited_.emplace(edit_text(session, command, typed.empty() ? std::string() : typed.front(), notes));
}

}  // namespace tix::cli
