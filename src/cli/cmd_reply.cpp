// tix reply: a public answer to the customer.
#include "cli/add_commands.hpp"
#include "cli/message_text.hpp"
#include "tix/error.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace tix::cli {
namespace {

constexpr std::string_view kWhat = "the answer";

struct ReplyOptions : MessageOptions {
  TicketChoice choice;
  std::optional<std::string> then;
};

std::optional<Status> status_after(const std::optional<std::string>& typed) {
  return typed ? status_named(*typed) : std::nullopt;
}

Exit run_reply(Session& session, const ReplyOptions& options) {
  std::vector<std::string> words = options.words;
  const Tickets tickets = take_tickets(session, options.choice, words, Leading::one);
  MessageText text(session, options, words, tickets.ids, "reply", kWhat);
  const std::optional<Status> then = status_after(options.then);
  act_on(session, "reply", tickets, [&](const Acting& acting, const Ticket& ticket) {
    return reply(acting, ticket, text.text(), then);
  });
  text.stored();
  return Exit::done;
}

}  // namespace

void add_reply(Syntax& syntax) {
  auto& o = syntax.runs(run_reply);
  declare_message(syntax, o, "tickets (42 or 12-15,20)", kWhat);
  declare_choice(syntax, o.choice);
  syntax.option("--then", "STATE", o.then, "the state it leaves the ticket in")
      .one_of({"open", "pending", "resolved"});
  syntax.about(
      "Stops the response clocks. A new ticket becomes open; the state stays otherwise, unless --then is "
      "given.");
  syntax.example("tix reply 42 'Please restart the router.' --then pending",
                 "Answers, and waits for the customer.");
  syntax.example("tix reply 42 - --then resolved < answer.txt",
                 "The text of a file, and the ticket is done.");
  syntax.example("tix reply 12-15,20 'It works again.' --then resolved", "Five customers at once.");
  syntax.example("tix reply 42 --edit", "Writes it in your editor.");
}

}  // namespace tix::cli
