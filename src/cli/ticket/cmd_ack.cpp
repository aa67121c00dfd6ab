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
  declare_ids(syntax, o.words);
  declare_choice(syntax, o.choice);
  syntax.option("--until", "TIME", o.until, "Silence warnings until this time (default: until the due time)");
  syntax.about(
      "Holds back the escalation steps that warn before a due time, for the clocks that have started so far. "
      "Steps at or after the due time still fire. The acknowledgement ends when the ticket is resolved.");
  syntax.example("tix ack 42", "Silence the warnings before its due time.");
  syntax.example("tix ack 42 --until +2h", "Silence them for two hours.");
}

}  // namespace tix::cli
