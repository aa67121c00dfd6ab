// Finds the recipient of a notification and writes its outbox row.
#include "desk/work/notify.hpp"

#include "desk/work/seen_ticket.hpp"
#include "store/outbox/mail_thread.hpp"
#include "store/outbox/outbox.hpp"
#include "store/outbox/reply_token.hpp"
#include "store/people/customer_addresses.hpp"
#include "store/people/people_store.hpp"
#include "store/ticket/event_store.hpp"
#include "tix/action/notification_rules.hpp"
#include "tix/policy/answer_channel.hpp"
#include "tix/policy/quoted_message.hpp"
#include "tix/sla/fold.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/error.hpp"
#include "tix/text/mail_address.hpp"
#include "tix/text/nearest.hpp"
#include "tix/ticket/event_values.hpp"
#include "tix/time/zone.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tix::desk {
namespace {

constexpr std::string_view kReply = "reply";

struct Recipient {
  AgentId agent;
  std::string address;  ///< empty: listed in tix only
};

std::optional<Recipient> recipient_of(const Work& work, const AgentPolicy& policy) {
  const auto agent = work.names().find<AgentId>(policy.name);
  if (!policy.active || !agent || agent == work.actor()) return std::nullopt;
  return Recipient{agent, is_mail_address(policy.email) ? policy.email : std::string()};
}

std::string requester_address(Work& work, TicketId id) {
  return store::customer_address(work.database(), store::customer_of_ticket(work.database(), id));
}

/// Returns nullopt for somebody who is inactive, acts here, or cannot be mailed.
std::optional<Recipient> recipient_of(Work& work, TicketId id, const Notification& notification) {
  if (notification.agent) {
    const AgentPolicy* policy = work.desk().agent(work.names().text(notification.agent));
    auto recipient = policy ? recipient_of(work, *policy) : std::nullopt;
    if (recipient && notification.in_tix_only) recipient->address.clear();
    return recipient;
  }
  const std::string address = notification.to_customer ? requester_address(work, id) : notification.address;
  if (!is_mail_address(address) || is_own_address(work.desk(), address)) return std::nullopt;
  // A person may know better; what is automatic does not.
  if (notification.about != kReply && store::is_bouncing(work.database(), address)) return std::nullopt;
  // The address of an agent stands for that agent. A message to the customer goes to the customer, even if
  // the customer is an agent, too.
  if (!notification.to_customer)
    for (const AgentPolicy& policy : work.desk().agents)
      if (policy.active && equal_without_case(policy.email, address)) return recipient_of(work, policy);
  return Recipient{{}, address};
}

/// Returns the addresses that get a reply in copy: of the ticket's cc's, without the requester and ourselves.
std::vector<std::string> copies(Work& work, const Ticket& ticket, const std::string& requester) {
  std::vector<std::string> addresses;
  for (const CustomerId customer : ticket.cc) {
    const std::string address = store::customer_address(work.database(), customer);
    if (is_mail_address(address) && !is_own_address(work.desk(), address) &&
        !equal_without_case(address, requester))
      addresses.push_back(address);
  }
  return addresses;
}

/// Sets what makes a mail to the customer a part of their conversation.
void set_envelope(Work& work, const Ticket& ticket, const ChannelPolicy* channel, store::OutboxRow& row) {
  store::MailThread thread = store::mail_thread(work.database(), ticket.id);
  row.in_reply_to = std::move(thread.in_reply_to);
  row.refs = std::move(thread.refs);
  if (row.about == kReply) row.cc = copies(work, ticket, row.address);
  if (channel != nullptr && !channel->reply_to.empty())
    row.reply_to = reply_address(*channel, store::reply_token(work.database(), ticket.id));
}

/// Returns the last message of the customer before `seq`, or nullopt.
std::optional<Event> answered_event(Work& work, TicketId id, std::int64_t seq) {
  std::optional<Event> last;
  for (const Event& event : work.past(id, work.now()))
    if (event.seq < seq && is_message(event, MessageKind::received)) last = event;
  return last;
}

/// Returns who wrote a message to the desk, as the line before its quote names them.
std::string author_of(Work& work, const Event& message, const Ticket& ticket) {
  const CustomerId named = event_value<Refers::author>(message);
  const auto row = store::get_customer(work.database(), named ? named : ticket.customer);
  if (!row) return {};
  return row->name.empty() ? row->customer.address : fmt::format("{} <{}>", row->name, row->customer.address);
}

/// Puts the desk's [message.reply] around a reply. `{agent}` is who replies.
void set_frame(Work& work, const Ticket& ticket, store::OutboxRow& row) {
  Folded folded = work.folded(ticket.id, work.now());
  folded.ticket.agent = work.actor();
  const SeenTicket seen(work, std::move(folded), work.now());
  RenderedFrame frame = render_frame(work.desk(), seen.facts(), seen.customer_name());
  if (!frame.head.empty()) row.body = frame.head + "\n\n" + row.body;
  row.foot = std::move(frame.foot);
  const auto message = frame.quotes ? answered_event(work, ticket.id, row.quotes) : std::nullopt;
  if (!message) return;
  row.answers = message->seq;
  row.answers_line = attribution_line(work.desk().lang, message->at, Zone::find(work.desk().zone),
                                      author_of(work, *message, ticket));
}

/// Returns `body` without the message it ends with, which is stored with the message only.
std::string own_words(Work& work, TicketId id, const Notification& notification) {
  std::string body = notification.body;
  if (notification.message_seq == 0) return body;
  const std::string quoted =
      store::get_body(work.database(), id, notification.message_seq).value_or(std::string());
  if (body.ends_with(quoted)) body.resize(body.size() - quoted.size());
  return body;
}

/// Adds the text that `row` lacks. Returns false if it quotes another message, which needs a row of its own.
bool add_words(store::OutboxRow& row, const std::string& body, std::int64_t quotes) {
  if (row.quotes != 0 && quotes != 0 && row.quotes != quotes) return false;
  if (row.body.find(body) == std::string::npos) {
    // The line that introduces the quoted text stays last.
    if (row.quotes == 0)
      row.body += (row.body.empty() || row.body.ends_with('\n') ? "" : "\n") + body;
    else
      row.body.insert(0, body.ends_with('\n') ? body : body + '\n');
  }
  if (quotes != 0) row.quotes = quotes;
  return true;
}

/// Adds the text to a row that this change has written already. Returns false if a new row is needed.
bool already_notified(Work& work, TicketId id, const Recipient& to, const std::string& body,
                      std::int64_t quotes) {
  for (store::OutboxRow& row : store::outbox_of_change(work.database(), id, work.change())) {
    if (row.agent != to.agent || row.address != to.address) continue;
    const bool same = row.quotes == quotes && (quotes != 0 || row.body == body);
    if (!to.agent && same) return true;
    if (!to.agent || !add_words(row, body, quotes)) continue;
    store::set_outbox_words(work.database(), row);
    return true;
  }
  return false;
}

}  // namespace

void notify(Work& work, TicketId id, const Notification& notification) {
  const auto to = recipient_of(work, id, notification);
  if (!to) return;
  const std::string body = own_words(work, id, notification);
  if (already_notified(work, id, *to, body, notification.message_seq)) return;
  store::OutboxRow row;
  row.change = work.change();
  row.ticket = id;
  row.created_at = work.now();
  row.about = notification.about;
  row.agent = to->agent;
  row.address = to->address;
  row.subject = subject_of(notification.subject, work.desk().subject_mark(), id);
  row.body = body;
  row.quotes = notification.message_seq;
  row.state = to->address.empty() ? OutboxState::told : OutboxState::queued;
  if (row.state == OutboxState::queued) row.next_try_at = work.now();
  const Ticket ticket = work.ticket(id, work.now());
  const ChannelPolicy* channel = answer_channel(work.desk(), work.names().text(ticket.channel));
  if (notification.to_customer) set_envelope(work, ticket, channel, row);
  if (notification.is_framed) set_frame(work, ticket, row);
  store::add_to_outbox(work.database(), row, message_domain(channel));
}

std::string why_not_mailed(Work& work, TicketId id) {
  const std::string address = requester_address(work, id);
  if (address.empty()) return "no requester";
  if (!is_mail_address(address)) return fmt::format("'{}' is not a mail address", address);
  return is_own_address(work.desk(), address) ? fmt::format("'{}' is an address of this desk", address) : "";
}

bool is_mailed_in_vain(Work& work, TicketId id) {
  return store::is_bouncing(work.database(), requester_address(work, id));
}

void notify_of(Work& work, TicketId id) {
  std::vector<Event> before, after;
  std::vector<RecordedEvent> happened;
  for (const Event& event :
       work.past(id, work.now())) {  // a pending ticket that opens automatically later is still pending
    after.push_back(event);
    if (event.change != work.change()) {
      before.push_back(event);
      continue;
    }
    happened.push_back({event, {}});
    if (event.kind == EventKind::message)
      happened.back().body = store::get_body(work.database(), id, event.seq).value_or(std::string());
  }
  if (happened.empty()) return;
  const Ticket was = before.empty() ? Ticket{} : fold(id, before, work.bindings()).ticket;
  const Ticket is = fold(id, after, work.bindings()).ticket;
  const auto address = [&](CustomerId customer) {
    return store::customer_address(work.database(), customer);
  };
  for (const Notification& notification :
       default_notifications({work.desk(), work.names(), was, is, address, happened, work.actor()}))
    notify(work, id, notification);
}

RenderedMessage message_for(Work& work, TicketId id, const std::string& name) {
  const MessageText* text = work.desk().message(name);
  if (text == nullptr) {
    std::vector<std::string> known;
    for (const MessageText& message : work.desk().messages) known.push_back(message.name);
    throw Error(ErrorKind::usage, fmt::format("no message '{}'", name),
                known.empty() ? "the desk file has no [message.NAME]" : did_you_mean(name, known));
  }
  const SeenTicket seen(work, work.folded(id, work.now()), work.now());
  return render(*text, work.desk(), seen.facts(), seen.customer_name());
}

}  // namespace tix::desk
