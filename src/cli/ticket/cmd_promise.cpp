// tix promise: give the customer an ETA.
#include "cli/input/ticket_act.hpp"
#include "cli/input/time_ahead.hpp"
#include "cli/syntax/add_commands.hpp"
#include "tix/action/acts_promise.hpp"
#include "tix/text/error.hpp"

#include <optional>
#include <string>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct PromiseOptions {
  std::vector<std::string> words;
  TicketChoice choice;
  bool kept = false;
};

Exit keep_promise(Session& session, const Tickets& tickets) {
  return act_on_each(
      session, "promise", tickets, [](desk::Work& work, const ActionContext& context, TicketId id) {
        return keep_promise(context, work.ticket(id, context.at()), work.past(id, context.at()));
      });
}

Exit run_promise(Session& session, const PromiseOptions& options) {
  std::vector<std::string> words = options.words;
  const Tickets tickets = take_tickets(session, options.choice, words, Leading::one);
  if (options.kept && !words.empty()) throw Error(ErrorKind::usage, "pass either TIME or --kept, not both");
  if (options.kept) return keep_promise(session, tickets);
  if (words.empty()) throw Error(ErrorKind::usage, "missing argument TIME", "pass a time, or --kept");
  if (words.size() > 2)
    throw Error(ErrorKind::usage, fmt::format("unexpected argument '{}'", words[2]),
                "put quotes around a time or text with spaces");
  return act_on(session, "promise", tickets, [&](const ActionContext& context, const Ticket& ticket) {
    const Instant when = time_ahead(context, "TIME", words.front());
    return promise(context, ticket, when, words.size() == 2 ? words.back() : std::string());
  });
}

}  // namespace

void add_promise(Syntax& syntax) {
  auto& o = syntax.runs(run_promise);
  syntax.arguments("[ID] [TIME [TEXT]]", o.words,
                   {{"ID", kIdHelp},
                    {"TIME", "When it will be done: +2h, monday, '2026-08-10 12:00'"},
                    {"TEXT", "Text of the promise"}});
  declare_choice(syntax, o.choice);
  syntax.flag("--kept", o.kept, "Mark the promise as kept; resolving the ticket does so too");
  syntax.about(
      "A promise runs in wall-clock time, whatever the status of the ticket. A new promise replaces one that "
      "is not yet due.");
  syntax.example("tix promise 42 '2026-08-10 12:00' 'A new router arrives'", "Record an ETA.");
  syntax.example("tix promise 42 --kept", "Record that the promise was kept.");
}

}  // namespace tix::cli
