// One function a word of `do = [...]`.
#include "core/action/act_rules.hpp"
#include "core/ticket/ticket_change.hpp"
#include "tix/action/automation.hpp"
#include "tix/policy/message_text.hpp"
#include "tix/text/enum_table.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace tix {
namespace {

/// The next priority up, or the same where there is none.
Priority raised(Priority priority) {
  return kPriorityNames.at(static_cast<int>(priority) - 1).value_or(priority);
}
Priority lowered(Priority priority) {
  return kPriorityNames.at(static_cast<int>(priority) + 1).value_or(priority);
}

/// The ticket as the actions so far have left it.
class ActionRun {
 public:
  ActionRun(const AutomationContext& context, const NotificationText& notification_text,
            std::span<const Action> actions)
      : action_(&context.action),
        facts_(&context.facts),
        customer_name_(context.customer_name),
        occasion_(&notification_text),
        actions_(actions),
        ticket_(context.facts.ticket) {
    done_.actions = actions;
    done_.notification_text = notification_text;
  }

  AutomationResult run(std::size_t first) {
    for (done_.next = first; !done_.is_whole() && !done_.wants_agent; ++done_.next) {
      const Action& action = actions_[done_.next];
      (this->*kPerformers[action.kind].run_actions)(action.argument);
    }
    return std::move(done_);
  }

 private:
  using Perform = void (ActionRun::*)(const std::string& argument);
  struct Performer {
    ActionKind kind;
    Perform run_actions;
  };

  bool is_closed() const {
    return status_at(ticket_, action_->at(), action_->desk().reopen_window) == Status::closed;
  }

  void record(std::vector<NewEvent> new_events) {
    if (is_closed()) return;
    for (NewEvent& new_event : new_events) {
      change(
          ticket_,
          {new_event.at, 0, {}, new_event.actor, new_event.kind, new_event.a, new_event.b, new_event.text});
      done_.new_events.push_back(std::move(new_event));
    }
  }

  void notify(AgentId agent, std::string address = {}) {
    done_.notifications.push_back(
        {agent, std::move(address), false, occasion_->about, occasion_->subject, occasion_->body});
  }
  void notify_named(std::string_view agent) {
    if (const AgentId id = facts_->names.find<AgentId>(agent)) notify(id);
  }

  const TeamPolicy* team() const { return action_->desk().team(facts_->names.text(ticket_.team)); }
  void notify_lead() {
    if (const TeamPolicy* policy = team()) notify_named(policy->lead);
  }
  /// A ticket that nobody holds is its lead's to look after.
  void notify_agent() { ticket_.agent ? notify(ticket_.agent) : notify_lead(); }
  void notify_team() {
    for (const AgentPolicy& agent : action_->desk().agents)
      if (agent.active && agent.team == facts_->names.text(ticket_.team)) notify_named(agent.name);
  }
  void notify_watchers() {
    for (const AgentId watcher : ticket_.watchers) notify(watcher);
  }

  void notify(const std::string& who) {
    struct Role {
      std::string_view name;
      void (ActionRun::*notify)();
    };
    static constexpr std::array kRecipients = {
        Role{"agent", &ActionRun::notify_agent}, Role{"lead", &ActionRun::notify_lead},
        Role{"team", &ActionRun::notify_team}, Role{"watchers", &ActionRun::notify_watchers}};
    const auto role = std::ranges::find(kRecipients, who, &Role::name);
    if (role != kRecipients.end()) return (this->*role->notify)();
    who.find('@') == std::string::npos ? notify_named(who) : notify({}, who);
  }

  void move_to_team(const std::string& name) {
    if (is_closed()) return;
    record(assign(*action_, ticket_, {{}, name, false, {}}));
  }

  void set_agent(const std::string& who) {
    if (who == "auto") {
      done_.wants_agent = true;
    } else if (!is_closed()) {
      const bool none = who == "none";
      record(assign(*action_, ticket_, {none ? std::string() : who, {}, none, {}}));
    }
  }

  void set_priority(const std::string& to) {
    if (is_closed()) return;
    const Priority stepped = to == "+1" ? raised(ticket_.priority) : lowered(ticket_.priority);
    record(prioritize(*action_, ticket_, priority_named(to).value_or(stepped)));
  }

  void add_tag(const std::string& name) {
    if (!is_closed()) record(tag(*action_, ticket_, {{name}, {}}));
  }

  /// The one of `resolution:` in the same list, `fixed` without.
  std::int64_t resolution() const {
    const auto named = std::ranges::find(actions_, ActionKind::resolution, &Action::kind);
    return action_->resolution(named == actions_.end() ? "fixed" : named->argument).value;
  }

  void set_state(const std::string& name) {
    const Status to = *status_named(name);
    if (to == ticket_.status) return;
    const bool resolves = !is_unresolved(to) && ticket_.unresolved();
    record({status_event(*action_, to, resolves ? resolution() : 0)});
  }

  /// Beside `status:` it says how; alone it corrects how a resolved ticket was solved.
  void set_resolution(const std::string&) {
    if (ticket_.unresolved() || ticket_.resolution.value == resolution()) return;
    record({status_event(*action_, ticket_.status, resolution())});
  }

  void send_message(const std::string& name) {
    const MessageText* text = action_->desk().message(name);
    if (!text || is_closed()) return;
    const TicketFacts now{ticket_,       facts_->clocks, facts_->customer,      facts_->policy,
                          facts_->names, facts_->as_of,  facts_->reopen_window, facts_->soon};
    const RenderedMessage rendered = render(*text, action_->desk(), now, customer_name_);
    record({action_->message(MessageKind::notice, rendered.body)});
    done_.notifications.push_back({{}, {}, true, "message", rendered.subject, rendered.body});
  }

  static constexpr auto kPerformers =
      enum_table(&Performer::kind, {{ActionKind::notify, &ActionRun::notify},
                                    {ActionKind::team, &ActionRun::move_to_team},
                                    {ActionKind::assign, &ActionRun::set_agent},
                                    {ActionKind::priority, &ActionRun::set_priority},
                                    {ActionKind::tag, &ActionRun::add_tag},
                                    {ActionKind::status, &ActionRun::set_state},
                                    {ActionKind::resolution, &ActionRun::set_resolution},
                                    {ActionKind::message, &ActionRun::send_message}});

  const ActionContext* action_;
  const TicketFacts* facts_;
  std::string_view customer_name_;
  const NotificationText* occasion_;
  std::span<const Action> actions_;
  Ticket ticket_;
  AutomationResult done_;
};

}  // namespace

AutomationResult run_actions(const AutomationContext& context, std::span<const Action> actions,
                             const NotificationText& notification_text, std::size_t first) {
  return ActionRun(context, notification_text, actions).run(first);
}

}  // namespace tix
