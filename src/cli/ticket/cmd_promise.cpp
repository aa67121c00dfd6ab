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
  if (options.kept && !words.empty()) throw Error(ErrorKind::usage, "either a time or --kept");
  if (options.kept) return keep_promise(session, tickets);
  if (words.empty()) throw Error(ErrorKind::usage, "TIME is missing: when it will be done; or --kept");
  if (words.size() > 2)
    throw Error(ErrorKind::usage, fmt::format("one argument too many: '{}'", words[2]),
                "put quotes around a time or a text of several words");
  return act_on(session, "promise", tickets, [&](const ActionContext& context, const Ticket& ticket) {
    const Instant when = time_ahead(context, "TIME", words.front());
    return promise(context, ticket, when, words.size() == 2 ? words.back() : std::string());
  });
}

}  // namespace

void add_promise(Syntax& syntax) {
  auto& o = syntax.runs(run_promise);
  syntax.argument(
      "ID TIME [TEXT]", o.words,
      "tickets (42 or 12-15,20); when, as you told the customer: +2h, monday, '2026-08-10 12:00'; "
      "and what is promised");
  declare_choice(syntax, o.choice);
  syntax.flag("--kept", o.kept, "it is done as promised; so it is when the ticket is resolved");
  syntax.about(
      "A promise runs on the wall clock, whatever the state of the ticket. A new one takes the place of one "
      "that "
      "is not yet due.");
  syntax.example("tix promise 42 '2026-08-10 12:00' 'A new router arrives'", "An ETA.");
  syntax.example("tix promise 42 --kept", "It arrived.");
}

}  // namespace tix::cli
