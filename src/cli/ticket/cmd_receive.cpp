// tix receive: record a message from the customer.
#include "cli/input/message_input.hpp"
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/act.hpp"
#include "desk/work/notify.hpp"
#include "desk/work/relate.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct ReceiveOptions : MessageOptions {
  bool thanks = false;
};

/// Creates a follow-up ticket for a message to a closed ticket.
TicketId follow_up(desk::Work& work, const ActionContext& context, const Ticket& closed,
                   const std::string& text, const std::vector<desk::AttachedFile>& files) {
  NewTicket ticket;
  ticket.title = closed.title;
  ticket.body = text;
  ticket.requester = closed.customer;
  std::vector<NewEvent> new_events = create(context, ticket);
  new_events.push_back(context.new_event(EventKind::linked, closed.id, LinkKind::follows_up));
  const auto [id, recorded] = desk::act_new(work, context, std::move(new_events));
  desk::attach_files(work, id, recorded, files);
  work.record(closed.id, {context.new_event(EventKind::linked, id, LinkKind::followed_up_by)});
  return id;
}

Exit run_receive(Session& session, const ReceiveOptions& options) {
  std::vector<std::string> words = options.words;
  if (words.empty()) throw Error(ErrorKind::usage, "no ticket given", "run 'tix receive ID TEXT'");
  const TicketId asked = ticket_id(words.front());
  words.erase(words.begin());
  MessageInput text(session, options, words, {asked}, "receive");
  const std::vector<desk::AttachedFile> files = read_attachments(session, options.attach);
  desk::Work work(session.database(), author_of(session, "receive"));
  const ActionContext context = context_of(session, work);
  const TicketId id = desk::survivor(work, asked, context.at());
  const Ticket ticket = work.ticket(id, context.at());
  auto new_events =
      receive(context, ticket, text.text(), options.thanks ? Received::thanks : Received::message);
  Recorded recorded;
  TicketId next;
  if (new_events)
    recorded = desk::act(work, context, id, std::move(*new_events));
  else
    next = follow_up(work, context, ticket, text.text(), files);
  if (!next) desk::attach_files(work, id, recorded, files);
  desk::notify_of(work, next ? next : id);
  work.commit();
  session.did(next ? fmt::format("ticket {} was created", next.value)
                   : fmt::format("the message is recorded in ticket {}", id.value));
  text.stored();
  if (id != asked) session.say(fmt::format("ticket {} was merged into {}", asked.value, id.value));
  if (!next) {
    say_recorded(session, work, id, recorded);
    return Exit::done;
  }
  session.say(fmt::format("ticket {} is closed; created follow-up ticket {}", id.value, next.value));
  session.write(std::to_string(next.value) + '\n');
  return Exit::done;
}

}  // namespace

void add_receive(Syntax& syntax) {
  auto& o = syntax.runs(run_receive);
  declare_message(syntax, o, "ID [TEXT]", "Ticket number", "Message from the customer");
  syntax.flag("--thanks", o.thanks, "Treat it as a thank-you, which does not reopen a resolved ticket");
  syntax.about(
      "The message reopens a pending or resolved ticket. If the ticket is closed, tix creates a follow-up "
      "ticket and prints its number. If the ticket was merged, the message goes to the surviving ticket.");
  syntax.example("tix receive 42 'It is down again.'", "Record a message; reopens a resolved ticket.");
  syntax.example("tix receive 42 'Thank you!' --thanks", "Record a thank-you without reopening the ticket.");
}

}  // namespace tix::cli
