// Finds the message that was not delivered, and who should know.
#include "desk/intake/bounced_mail.hpp"

#include "desk/work/notify.hpp"
#include "store/outbox/outbox.hpp"
#include "store/people/customer_addresses.hpp"
#include "tix/text/ascii.hpp"
#include "tix/ticket/event_values.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix::desk {
namespace {

AgentId lead_of(Work& work, TeamId id) {
  const TeamPolicy* team = work.desk().team(work.names().text(id));
  return team == nullptr ? AgentId{} : work.names().find<AgentId>(team->lead);
}

void note_on_row(Work& work, const BouncedMail& bounced, store::OutboxRow& row) {
  row.last_error = bounced.reason;
  if (bounced.is_final) {
    row.state = OutboxState::bounced;
    row.next_try_at.reset();
  }
  store::set_outbox_state(work.database(), row);
}

bool has_bounced(const std::vector<Event>& events, std::int64_t message) {
  return std::ranges::any_of(events, [&](const Event& event) {
    return event.kind == EventKind::bounced && event_value<Refers::message>(event) == message;
  });
}

/// Opens a ticket that waits for an answer nobody can give, or whose answer nobody read.
void open_again(Work& work, const ActionContext& context, const Ticket& ticket,
                std::vector<NewEvent>& new_events) {
  const Status was = status_at(ticket, work.now(), work.desk().reopen_window);
  if (was == Status::pending || was == Status::resolved)
    new_events.push_back(context.new_event(EventKind::status, Status::open));
}

void tell(Work& work, const Ticket& ticket, AgentId agent, const BouncedMail& bounced, std::int64_t message) {
  if (!agent) return;
  Notification notification;
  notification.agent = agent;
  notification.in_tix_only = bounced.to_agent;
  notification.about = "bounced";
  notification.subject = fmt::format("Not delivered: {}", ticket.title);
  notification.body =
      message == 0 ? fmt::format("A notification to {} was returned: {}\n", bounced.recipient, bounced.reason)
                   : fmt::format("Message {} was not delivered to {}: {}\n", message, bounced.recipient,
                                 bounced.reason);
  notify(work, ticket.id, notification);
}

/// Marks the address, if the mail went to it: a report can name any.
void mark_address(Work& work, const BouncedMail& bounced, const store::OutboxRow& row) {
  const bool was_sent_there = equal_without_case(bounced.recipient, row.address) ||
                              std::ranges::any_of(row.cc, [&](const std::string& copied) {
                                return equal_without_case(bounced.recipient, copied);
                              });
  if (was_sent_there)
    store::set_bouncing(work.database(), bounced.recipient, true, work.change(), work.now());
  else if (bounced.recipient.empty() && row.cc.empty())
    store::set_bouncing(work.database(), row.address, true, work.change(), work.now());
}

}  // namespace

void note_bounce(Work& work, const BouncedMail& bounced) {
  auto row = store::get_outbox(work.database(), bounced.outbox);
  if (!row) return;
  note_on_row(work, bounced, *row);
  if (bounced.is_final && bounced.is_bad_address && !bounced.to_agent) mark_address(work, bounced, *row);
  if (!bounced.is_final || !bounced.ticket) return;
  const Ticket ticket = work.ticket(bounced.ticket, work.now());
  if (bounced.to_agent) return tell(work, ticket, lead_of(work, ticket.team), bounced, 0);
  // A ticket that was merged since has other numbers; its message stays where it was sent from.
  if (row->quotes == 0 || row->ticket != bounced.ticket) return;
  if (has_bounced(work.past(bounced.ticket, work.now()), row->quotes)) return;
  const ActionContext automatic = work.automation_context(work.now());
  std::vector<NewEvent> new_events{automatic.new_event(EventKind::bounced, row->quotes, 0, bounced.reason)};
  open_again(work, automatic, ticket, new_events);
  work.record(bounced.ticket, std::move(new_events));
  tell(work, ticket, ticket.agent ? ticket.agent : lead_of(work, ticket.team), bounced, row->quotes);
}

}  // namespace tix::desk
