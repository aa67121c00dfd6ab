// Collects the reasons for notifications by recipient, so that an agent gets one notification per command
// with all reasons in it. The first reason gives the subject, and the reasons are collected from the most
// important to the least.
#include "tix/action/notification_rules.hpp"

#include "tix/ticket/event_values.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace tix {
namespace {

/// One reason to notify somebody.
struct Reason {
  std::string_view about;
  std::string subject;  ///< the part of the subject before the title of the ticket
  std::string line;
  std::int64_t message_seq = 0;
};

struct Reader {
  AgentId agent;
  std::vector<Reason> reasons;
};

class DefaultNotifications {
 public:
  explicit DefaultNotifications(const TicketChange& change) : c_(change) {}

  std::vector<Notification> collect() {
    notify_of_escalation();
    notify_of_owner();
    notify_of_mentions();
    notify_of_messages();
    notify_of_status();
    std::vector<Notification> notifications;
    for (const Reader& reader : readers_) notifications.push_back(notification_for(reader));
    notify_customer(notifications);
    return notifications;
  }

 private:
  /// Returns the name of an actor. Mail has none: its author is a customer.
  std::string who(AgentId agent) const {
    return agent ? std::string(c_.names.text(agent)) : "The customer's message";
  }
  std::string author_of(const Event& message) const {
    const CustomerId author = event_value<Refers::author>(message);
    const std::string address = c_.address(author ? author : c_.after.customer);
    return address.empty() ? "The customer" : address;
  }
  std::string_view word(TeamId team) const { return team ? c_.names.text(team) : "no team"; }

  void notify(AgentId agent, Reason reason) {
    const AgentPolicy* policy = agent ? c_.desk.agent(c_.names.text(agent)) : nullptr;
    if (policy == nullptr || !policy->active || agent == c_.actor) return;
    auto reader = std::ranges::find(readers_, agent, &Reader::agent);
    if (reader == readers_.end()) reader = readers_.insert(readers_.end(), {agent, {}});
    reader->reasons.push_back(std::move(reason));
  }

  void notify_lead(TeamId team, const Reason& reason) {
    const TeamPolicy* policy = c_.desk.team(c_.names.text(team));
    if (policy != nullptr) notify(c_.names.find<AgentId>(policy->lead), reason);
  }

  /// Notifies the leads of the former and the new team. The step or the person is named, with the reason.
  void notify_of_escalation() {
    for (const RecordedEvent& happened : c_.events) {
      const Event& event = happened.event;
      if (!escalates(event)) continue;
      const bool by_step = event.kind == EventKind::step_fired;
      const EscalationKind kind =
          by_step ? event_value<Refers::firing>(event).kind : event_value<Refers::escalation_kind>(event);
      std::string line =
          fmt::format("{} escalated this ticket ({})",
                      by_step ? fmt::format("The step '{}'", c_.names.text(event_value<Refers::step>(event)))
                              : who(event.actor),
                      name_of(kind));
      if (c_.after.team != c_.before.team)
        line += fmt::format(" from {} to {}", word(c_.before.team), word(c_.after.team));
      line += event.text.empty() ? "." : ": " + event.text;
      const Reason reason{"escalated", "Escalated", line, 0};
      notify_lead(c_.before.team, reason);
      if (c_.after.team != c_.before.team) notify_lead(c_.after.team, reason);
    }
  }

  void notify_of_owner() {
    if (c_.after.agent == c_.before.agent) return;
    std::string line = "This ticket is now assigned to you.";
    for (const RecordedEvent& happened : c_.events)
      if (happened.event.kind == EventKind::agent &&
          event_value<Refers::agent>(happened.event) == c_.after.agent)
        line = fmt::format("{} assigned this ticket to you{}", who(happened.event.actor),
                           happened.event.text.empty() ? "." : ": " + happened.event.text);
    notify(c_.after.agent, {"assigned", "Assigned to you", line, 0});
  }

  void notify_of_mentions() {
    for (const RecordedEvent& happened : c_.events) {
      if (!is_message(happened.event, MessageKind::note)) continue;
      const Reason reason{"mention", "You were mentioned",
                          fmt::format("{} mentioned you in a note:", who(happened.event.actor)),
                          happened.event.seq};
      for (const AgentId agent : mentioned(c_.desk, c_.names, happened.body)) notify(agent, reason);
    }
  }

  void notify_of_messages() {
    for (const RecordedEvent& happened : c_.events) {
      const Event& event = happened.event;
      if (is_message(event, MessageKind::reply))
        notify_watchers({"reply", "New reply", fmt::format("{} replied:", who(event.actor)), event.seq});
      if (is_message(event, MessageKind::received))
        notify_watchers(
            {"received", "New customer message", fmt::format("{} wrote:", author_of(event)), event.seq});
    }
  }

  void notify_of_status() {
    if (c_.after.status == c_.before.status) return;
    const auto last = std::find_if(c_.events.rbegin(), c_.events.rend(), [](const RecordedEvent& happened) {
      return happened.event.kind == EventKind::status;
    });
    if (last == c_.events.rend()) return;
    notify_watchers({"status", fmt::format("Status changed to {}", name_of(c_.after.status)),
                     fmt::format("{} changed the status from {} to {}{}", who(last->event.actor),
                                 name_of(c_.before.status), name_of(c_.after.status),
                                 last->event.text.empty() ? "." : ": " + last->event.text),
                     0});
  }

  void notify_watchers(const Reason& reason) {
    for (const AgentId watcher : c_.after.watchers) notify(watcher, reason);
  }

  void notify_customer(std::vector<Notification>& notifications) const {
    for (const RecordedEvent& happened : c_.events) {
      if (!is_message(happened.event, MessageKind::reply)) continue;
      Notification notification;
      notification.to_customer = true;
      notification.about = "reply";
      notification.subject = (is_new() ? "" : "Re: ") + c_.after.title;
      notification.body = happened.body;
      notification.message_seq = happened.event.seq;
      notification.is_framed = true;
      notifications.push_back(std::move(notification));
    }
  }

  /// Returns one notification with all reasons of a recipient.
  Notification notification_for(const Reader& reader) const {
    const Reason& first = reader.reasons.front();
    Notification notification;
    notification.agent = reader.agent;
    notification.about = first.about;
    notification.subject = fmt::format("{}: {}", first.subject, c_.after.title);
    // The line about a message comes last, followed by its text. Of several messages only the last is quoted.
    std::string asked;
    for (const Reason& reason : reader.reasons) {
      if (reason.message_seq == 0) {
        notification.body += reason.line + '\n';
      } else if (notification.message_seq != reason.message_seq) {
        notification.message_seq = reason.message_seq;
        asked = reason.line;
      }
    }
    if (notification.message_seq != 0)
      notification.body += asked + "\n\n" + words_of(notification.message_seq);
    return notification;
  }

  std::string words_of(std::int64_t seq) const {
    const auto it = std::ranges::find_if(
        c_.events, [&](const RecordedEvent& happened) { return happened.event.seq == seq; });
    return it == c_.events.end() ? std::string() : it->body;
  }

  /// Returns whether the ticket was created by this command. A first message of the desk is not an answer and
  /// has no `Re:`.
  bool is_new() const { return !c_.events.empty() && c_.events.front().event.kind == EventKind::created; }

  const TicketChange& c_;
  std::vector<Reader> readers_;
};

bool continues_a_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || byte >= 0x80 || c == '_' || c == '-' || c == '.' || c == '@' || c == '+';
}

/// Returns the agent with the longest name at the beginning of `text`, or null if there is none.
const AgentPolicy* named_at(const Desk& desk, std::string_view text) {
  const AgentPolicy* longest = nullptr;
  for (const AgentPolicy& agent : desk.agents) {
    if (!agent.active || !text.starts_with(agent.name)) continue;
    std::string_view rest = text.substr(agent.name.size());
    // The full stop of a sentence is not part of a name.
    while (rest.starts_with('.')) rest.remove_prefix(1);
    const bool dotted = rest.size() + agent.name.size() < text.size();
    if (!rest.empty() && (dotted ? std::isalnum(static_cast<unsigned char>(rest.front())) != 0
                                 : continues_a_word(rest.front())))
      continue;
    if (longest == nullptr || agent.name.size() > longest->name.size()) longest = &agent;
  }
  return longest;
}

}  // namespace

std::vector<AgentId> mentioned(const Desk& desk, const NameTable& names, std::string_view text) {
  std::vector<AgentId> found;
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    if (at > 0 && continues_a_word(text[at - 1])) continue;
    const AgentPolicy* agent = named_at(desk, text.substr(at + 1));
    const AgentId id = agent ? names.find<AgentId>(agent->name) : AgentId{};
    if (id && std::ranges::find(found, id) == found.end()) found.push_back(id);
  }
  return found;
}

std::vector<Notification> default_notifications(const TicketChange& change) {
  return DefaultNotifications(change).collect();
}

}  // namespace tix
