// tix ack: acknowledge tickets and silence their warnings.
#include "cli/input/ticket_act.hpp"
#include "cli/input/time_ahead.hpp"
#include "cli/syntax/add_commands.hpp"
#include "tix/action/acts_escalate.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tix::cli {
namespace {

struct AckOptions {
  std::vector<std::string> words;
  TicketChoice choice;
  std::optional<std::string> until;
};

Exit run_ack(Session& session, const AckOptions& options) {
  std::vector<std::string> words = options.words;
  const Tickets tickets = take_tickets(session, options.choice, words, Leading::any);
  require_no_more(words);
  return act_on(session, "ack", tickets, [&](const ActionContext& context, const Ticket& ticket) {
    std::optional<Instant> until;
    if (options.until) until = time_ahead(context, "--until", *options.until);
    return acknowledge(context, ticket, until);
  });
}

}  // namespace

void add_ack(Syntax& syntax) {
  auto& o = syntax.runs(run_ack);
  syntax.argument("ID...", o.words, "tickets (42 12-15,20)");
  declare_choice(syntax, o.choice);
  syntax.option("--until", "TIME", o.until, "for how long; without it until the due");
  syntax.about(
      "You have seen it and are on it. Steps that warn before a due are held back for the clocks that have "
      "started by then; steps at a due and after it fire all the same. Ends when the ticket is resolved.");
  syntax.example("tix ack 42", "No more warnings before its due.");
  syntax.example("tix ack 42 --until +2h", "Warn me again in two hours.");
}

}  // namespace tix::cli
