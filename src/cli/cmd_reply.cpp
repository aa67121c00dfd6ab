// tix reply: a public answer to the customer.
#include "cli/add_commands.hpp"
#include "cli/ticket_act.hpp"
#include "tix/error.hpp"

#include <optional>
#include <string>

namespace tix::cli {
namespace {

struct ReplyOptions {
  std::string id, text;
  std::optional<std::string> then;
};

std::optional<Status> status_after(const std::optional<std::string>& typed) {
  return typed ? status_named(*typed) : std::nullopt;
}

Exit run_reply(Session& session, const ReplyOptions& options) {
  const std::string text = text_or_input(session, options.text);
  const std::optional<Status> then = status_after(options.then);
  return act_on(session, "reply", {ticket_id(options.id)}, [&](const Acting& acting, const Ticket& ticket) {
    return reply(acting, ticket, text, then);
  });
}

}  // namespace

void add_reply(Syntax& syntax) {
  auto& o = syntax.runs(run_reply);
  syntax.argument("ID", o.id, "the ticket");
  syntax.argument("TEXT", o.text, "the answer; - reads the standard input");
  syntax.option("--then", "STATE", o.then, "the state it leaves the ticket in")
      .one_of({"open", "pending", "resolved"});
  syntax.about(
      "Stops the response clocks. A new ticket becomes open; the state stays otherwise, unless --then is "
      "given.");
  syntax.example("tix reply 42 'Please restart the router.' --then pending",
                 "Answers, and waits for the customer.");
  syntax.example("tix reply 42 - --then resolved < answer.txt",
                 "The text of a file, and the ticket is done.");
}

}  // namespace tix::cli
