// Firings and their actions.
#include "tix/action/automation.hpp"

#include "tix/ticket/event_values.hpp"
#include "tix/time/duration_text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace tix {
namespace {

/// A firing and what the desk says each time, then the actions.
AutomationResult led_by(AutomationResult first, AutomationResult actions) {
  std::move(actions.new_events.begin(), actions.new_events.end(), std::back_inserter(first.new_events));
  std::move(actions.notifications.begin(), actions.notifications.end(),
            std::back_inserter(first.notifications));
  actions.new_events = std::move(first.new_events);
  actions.notifications = std::move(first.notifications);
  return actions;
}

/// The SOP, for whoever has to act.
std::string body_of(const EscalationStep& step, const TicketFacts& facts, const PendingTimer& timer) {
  std::string body =
      fmt::format("{}\n\nStep: {} ({})\n", line_of(facts.ticket), step.name, name_of(step.clock));
  body += fmt::format("Was to fire at {}", format_rfc3339(timer.moment));
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

AutomationResult fire_step(const AutomationContext& context, const PendingTimer& timer,
                           const EscalationStep& step) {
  const auto& [action, facts, customer_name] = context;
  AutomationResult done;
  done.new_events.push_back(fired(action, timer, step.kind));
  done.new_events.back().firing =
      Firing{timer.moment, facts.names.find<AgentId>(step.responsible), step.within, step.procedure};
  const NotificationText notification_text{"step", fmt::format("{}: {}", step.name, line_of(facts.ticket)),
                                           body_of(step, facts, timer)};
  if (const AgentId responsible = facts.names.find<AgentId>(step.responsible))
    done.notifications.push_back(
        {responsible, {}, false, notification_text.about, notification_text.subject, notification_text.body});
  return led_by(std::move(done), run_actions(context, step.actions, notification_text));
}

/// The customer was told a time, and it has passed.
AutomationResult fire_promise(const AutomationContext& context, const PendingTimer& timer) {
  const auto& [action, facts, customer_name] = context;
  AutomationResult done;
  done.new_events.push_back(fired(action, timer, EscalationKind::warning));
  done.new_events.back().firing = Firing{timer.moment, {}, {}, {}};
  const NotificationText notification_text{
      "promise", fmt::format("promise broken: {}", line_of(facts.ticket)),
      fmt::format("{}\n\nThe customer was promised an answer by {}. Tell them first: give a new "
                  "time with `tix promise {} TIME`, or solve it.\n",
                  line_of(facts.ticket), format_rfc3339(timer.moment), facts.ticket.id.value)};
  static const Action kNotifyAgent{ActionKind::notify, "agent"};
  return led_by(std::move(done), run_actions(context, {&kNotifyAgent, 1}, notification_text));
}

NotificationText occasion_of(const Rule& rule, const TicketFacts& facts) {
  return {"rule", fmt::format("{}: {}", rule.name, line_of(facts.ticket)), line_of(facts.ticket) + "\n"};
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

TriggerSet triggers_of(std::span<const RecordedEvent> added) {
  TriggerSet found;
  for (const auto& [event, body, firing] : added) {
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
