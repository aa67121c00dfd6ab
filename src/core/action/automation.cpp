// Runs the actions of steps and rules: one function for each word of `do = [...]`, and the firings that start
// them.
//
// Actions use the same functions as the commands of people, applied to a draft of the ticket that each action
// updates. They must not fail: a sweep over a thousand tickets cannot stop at one that was closed in between.
// So every action checks first whether the ticket is closed, and does nothing then.
#include "tix/action/automation.hpp"

#include "core/action/act_rules.hpp"
#include "core/ticket/ticket_change.hpp"
#include "tix/action/acts.hpp"
#include "tix/action/acts_edit.hpp"
#include "tix/policy/rendered_message.hpp"
#include "tix/text/enum_table.hpp"
#include "tix/ticket/event_values.hpp"
#include "tix/time/duration_text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace tix {
namespace {

/// Returns the next higher priority, or the same if it is the highest.
Priority raised(Priority priority) {
  return kPriorityNames.at(static_cast<int>(priority) - 1).value_or(priority);
}
Priority lowered(Priority priority) {
  return kPriorityNames.at(static_cast<int>(priority) + 1).value_or(priority);
}

/// Runs actions on a ticket and keeps its state after each of them.
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

  /// Records events and applies them to the draft, which the following actions see.
  void record(std::vector<NewEvent> new_events) {
    if (is_closed()) return;
    for (NewEvent& new_event : new_events) {
      change(ticket_, {.at = new_event.at,
                       .actor = new_event.actor,
                       .kind = new_event.kind,
                       .a = new_event.a,
                       .b = new_event.b,
                       .text = new_event.text});
      done_.new_events.push_back(std::move(new_event));
    }
  }

  void notify(AgentId agent, std::string address = {}) {
    done_.notifications.push_back({.agent = agent,
                                   .address = std::move(address),
                                   .about = occasion_->about,
                                   .subject = occasion_->subject,
                                   .body = occasion_->body});
  }
  void notify_named(std::string_view agent) {
    if (const AgentId id = facts_->names.find<AgentId>(agent)) notify(id);
  }

  const TeamPolicy* team() const { return action_->desk().team(facts_->names.text(ticket_.team)); }
  void notify_lead() {
    if (const TeamPolicy* policy = team()) notify_named(policy->lead);
  }
  /// Notifies the agent of the ticket, or the team lead if it has none.
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
    record(assign(*action_, ticket_, {.team = name, .none = false}));
  }

  void set_agent(const std::string& who) {
    if (who == "auto") {
      done_.wants_agent = true;
    } else if (!is_closed()) {
      const bool none = who == "none";
      record(assign(*action_, ticket_, {.agent = none ? std::string() : who, .none = none}));
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

  /// Returns the resolution of a `resolution:` in the same list, or `fixed` if there is none.
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

  /// Changes the resolution of a resolved ticket. Together with `status:` there is nothing left to do,
  /// because set_state has used it already.
  void set_resolution(const std::string&) {
    if (ticket_.unresolved() || ticket_.resolution.value == resolution()) return;
    record({status_event(*action_, ticket_.status, resolution())});
  }

  /// Records the message and queues it for the customer. It is a notice, not a reply: an automatic message
  /// never stops a response clock.
  void send_message(const std::string& name) {
    const MessageText* text = action_->desk().message(name);
    if (!text || is_closed()) return;
    const TicketFacts now{.ticket = ticket_,
                          .clocks = facts_->clocks,
                          .customer = facts_->customer,
                          .policy = facts_->policy,
                          .names = facts_->names,
                          .as_of = facts_->as_of,
                          .reopen_window = facts_->reopen_window,
                          .soon = facts_->soon};
    const RenderedMessage rendered = render(*text, action_->desk(), now, customer_name_);
    record({action_->message(MessageKind::notice, rendered.body)});
    done_.notifications.push_back(
        {.to_customer = true, .about = "message", .subject = rendered.subject, .body = rendered.body});
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

namespace {

/// Puts the events and notifications of the firing before those of its actions.
AutomationResult led_by(AutomationResult first, AutomationResult actions) {
  std::move(actions.new_events.begin(), actions.new_events.end(), std::back_inserter(first.new_events));
  std::move(actions.notifications.begin(), actions.notifications.end(),
            std::back_inserter(first.notifications));
  actions.new_events = std::move(first.new_events);
  actions.notifications = std::move(first.notifications);
  return actions;
}

/// Returns the body of the notification: the step with its procedure, for the person who has to act.
std::string body_of(const EscalationStep& step, const AutomationContext& context, const PendingTimer& timer) {
  const TicketFacts& facts = context.facts;
  std::string body = fmt::format("{}\n\nEscalation step: {} ({} clock)\n", line_of(facts.ticket), step.name,
                                 name_of(step.clock));
  body += fmt::format("Scheduled for {}", context.action.moment(timer.moment));
  if (const WallSeconds late = facts.as_of - timer.moment; late > WallSeconds{})
    body += fmt::format(", {} ago", format_duration(late));
  body += ".\n";
  if (!step.responsible.empty()) body += fmt::format("Responsible: {}\n", step.responsible);
  if (!step.procedure.empty()) body += fmt::format("Procedure: {}\n", step.procedure);
  return body;
}

NewEvent fired(const ActionContext& action, const PendingTimer& timer, EscalationKind kind) {
  return action.new_event(EventKind::step_fired, timer.name,
                          packed({timer.clock, timer.cycle, timer.target_no, kind}));
}

/// Records the firing of a step with a copy of its procedure, notifies the responsible agent, and runs the
/// actions.
AutomationResult fire_step(const AutomationContext& context, const PendingTimer& timer,
                           const EscalationStep& step) {
  const auto& [action, facts, customer_name] = context;
  AutomationResult done;
  done.new_events.push_back(fired(action, timer, step.kind));
  done.new_events.back().firing = Firing{.moment = timer.moment,
                                         .responsible = facts.names.find<AgentId>(step.responsible),
                                         .within = step.within,
                                         .procedure = step.procedure};
  const NotificationText notification_text{"step", fmt::format("{}: {}", step.name, line_of(facts.ticket)),
                                           body_of(step, context, timer)};
  if (const AgentId responsible = facts.names.find<AgentId>(step.responsible))
    done.notifications.push_back({.agent = responsible,
                                  .about = notification_text.about,
                                  .subject = notification_text.subject,
                                  .body = notification_text.body});
  return led_by(std::move(done), run_actions(context, step.actions, notification_text));
}

/// Fires the step that every desk has: an ETA given to the customer has passed.
AutomationResult fire_promise(const AutomationContext& context, const PendingTimer& timer) {
  const auto& [action, facts, customer_name] = context;
  AutomationResult done;
  done.new_events.push_back(fired(action, timer, EscalationKind::warning));
  done.new_events.back().firing = Firing{.moment = timer.moment};
  const NotificationText notification_text{
      "promise", fmt::format("Promise broken: {}", line_of(facts.ticket)),
      fmt::format("{}\n\nThe customer was promised an answer by {}. Get in touch before they ask: "
                  "resolve the ticket, or give a new time with 'tix promise {} TIME'.\n",
                  line_of(facts.ticket), context.action.moment(timer.moment), facts.ticket.id.value)};
  static const Action kNotifyAgent{ActionKind::notify, "agent"};
  return led_by(std::move(done), run_actions(context, {&kNotifyAgent, 1}, notification_text));
}

NotificationText occasion_of(const Rule& rule, const TicketFacts& facts) {
  return {"rule", fmt::format("{}: {}", rule.name, line_of(facts.ticket)),
          fmt::format("{}\n\nThe rule '{}' applies to this ticket.\n", line_of(facts.ticket), rule.name)};
}

AutomationResult fire_rule(const AutomationContext& context, std::int64_t name, std::int64_t open_interval,
                           const Rule& rule) {
  AutomationResult done;
  done.new_events.push_back(context.action.new_event(EventKind::rule_fired, name, open_interval));
  return led_by(std::move(done), run_actions(context, rule.actions, occasion_of(rule, context.facts)));
}

}  // namespace

AutomationResult fire(const AutomationContext& context, const PendingTimer& timer) {
  const Desk& desk = context.action.desk();
  const std::string_view name = context.facts.names.text(timer.name);
  if (!timer.is_step) {
    const Rule* rule = desk.rule(name);
    return rule ? fire_rule(context, timer.name, timer.since.unix(), *rule) : AutomationResult{};
  }
  if (timer.name == kPromiseBroken.value) return fire_promise(context, timer);
  const EscalationStep* step = desk.step(name);
  return step ? fire_step(context, timer, *step) : AutomationResult{};
}

// A creation raises `created` only: a rule on changes is about tickets that existed before.
TriggerSet triggers_of(std::span<const RecordedEvent> added) {
  TriggerSet found;
  for (const RecordedEvent& recorded : added) {
    const Event& event = recorded.event;
    if (!by_person(event)) continue;
    found.created |= event.kind == EventKind::created;
    found.changed = true;
    if (event.kind != EventKind::message) continue;
    const MessageKind kind = event_value<Refers::message_kind>(event);
    found.received |= kind == MessageKind::received;
    found.replied |= kind == MessageKind::reply;
  }
  found.changed &= !found.created;
  return found;
}

std::vector<const Rule*> rules_started(const Desk& desk, const TriggerSet& happened,
                                       const TicketFacts* before, const TicketFacts& after) {
  std::vector<const Rule*> started;
  for (const Rule& rule : desk.rules) {
    const bool each_time = (rule.on_received && happened.received) || (rule.on_replied && happened.replied);
    const bool once = (rule.on_created && happened.created) || (rule.on_changed && happened.changed);
    if (!(each_time || once) || !rule.when.matches(after)) continue;
    if (each_time || !before || !rule.when.matches(*before)) started.push_back(&rule);
  }
  return started;
}

AutomationResult start(const AutomationContext& context, const Rule& rule) {
  return fire_rule(context, context.facts.names.find<RuleId>(rule.name).value, 0, rule);
}

}  // namespace tix
