// tix reply: send a public reply to the customer.
#include "cli/input/message_input.hpp"
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/notify.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace tix::cli {
namespace {

struct ReplyOptions : MessageOptions {
  TicketChoice choice;
  std::optional<std::string> then, message;
};

std::optional<Status> status_after(const std::optional<std::string>& typed) {
  return typed ? status_named(*typed) : std::nullopt;
}

/// Renders one of the desk's message texts for each ticket.
Exit reply_with_message(Session& session, const ReplyOptions& options, const Tickets& tickets,
                        const std::vector<desk::AttachedFile>& files) {
  const auto answer = [&](desk::Work& work, const ActionContext& context, const std::vector<TicketId>& ids) {
    std::vector<desk::RecordedTicket> done;
    for (const TicketId id : ids) {
      const RenderedMessage text = desk::message_for(work, id, *options.message);
      const Ticket ticket = work.ticket(id, context.at());
      Recorded recorded = work.record(id, reply(context, ticket, text.body, status_after(options.then)));
      Notification mail;
      mail.to_customer = true;
      mail.about = "reply";
      mail.subject = text.subject;
      mail.body = text.body;
      mail.message_seq = recorded.message_seq();
      desk::attach_files(work, id, recorded, files);
      desk::notify(work, id, mail);
      done.push_back({id, std::move(recorded)});
    }
    return done;
  };
  return act_together(session, "reply", tickets, answer);
}

Exit run_reply(Session& session, const ReplyOptions& options) {
  std::vector<std::string> words = options.words;
  const Tickets tickets = take_tickets(session, options.choice, words, Leading::one);
  const std::vector<desk::AttachedFile> files = read_attachments(session, options.attach);
  if (options.message) {
    if (!words.empty() || options.edit)
      throw Error(ErrorKind::usage, "pass either --message or a text, not both");
    return reply_with_message(session, options, tickets, files);
  }
  MessageInput text(session, options, words, tickets.ids, "reply");
  const std::optional<Status> then = status_after(options.then);
  record_messages(session, "reply", tickets, files, [&](const ActionContext& context, const Ticket& ticket) {
    return reply(context, ticket, text.text(), then);
  });
  text.stored();
  return Exit::done;
}

}  // namespace

void add_reply(Syntax& syntax) {
  auto& o = syntax.runs(run_reply);
  declare_message(syntax, o, "[ID] [TEXT]", kIdHelp, "Text of the reply");
  declare_choice(syntax, o.choice);
  syntax.option("--then", "STATUS", o.then, "Set this status after the reply: open, pending or resolved")
      .one_of({"open", "pending", "resolved"});
  syntax.option("--message", "NAME", o.message, "Send [message.NAME] of the desk file instead of TEXT");
  syntax.about(
      "Stops the response clocks. A new ticket becomes open; any other keeps its status "
      "unless you pass --then.");
  syntax.example("tix reply 42 'Please restart the router.' --then pending",
                 "Reply and wait for the customer.");
  syntax.example("tix reply 42 - --then resolved < answer.txt", "Reply with a file and resolve the ticket.");
  syntax.example("tix reply 12-15,20 'It works again.' --then resolved", "Reply to five customers at once.");
  syntax.example("tix reply 42 --message late", "Send a prepared text, filled in for this ticket.");
  syntax.example("tix reply 42 'Here it is.' --attach invoice.pdf", "Send a file with the reply.");
  syntax.example("tix reply 42 --edit", "Write the reply in your editor.");
}

}  // namespace tix::cli
