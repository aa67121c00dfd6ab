// Firings and their actions.
#include "tix/action/automation.hpp"

#include "tix/time/duration_text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace tix {
namespace {

/// A firing and what the desk says each time, then the actions.
Automatic led_by(Automatic first, Automatic actions) {
  std::move(actions.drafts.begin(), actions.drafts.end(), std::back_inserter(first.drafts));
  std::move(actions.notices.begin(), actions.notices.end(), std::back_inserter(first.notices));
  actions.drafts = std::move(first.drafts);
  actions.notices = std::move(first.notices);
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

Draft fired(const Acting& acting, const PendingTimer& timer, EscalationKind kind) {
  return acting.draft(EventKind::step_fired, timer.name,
                      packed({timer.clock, timer.cycle, timer.target_no, kind}));
}

Automatic fire_step(const Scene& scene, const PendingTimer& timer, const EscalationStep& step) {
  const auto& [acting, facts, customer_name] = scene;
  Automatic done;
  done.drafts.push_back(fired(acting, timer, step.kind));
  done.drafts.back().firing =
      Firing{timer.moment, facts.names.find<AgentId>(step.responsible), step.within, step.procedure};
  const Occasion occasion{"step", fmt::format("{}: {}", step.name, line_of(facts.ticket)),
                          body_of(step, facts, timer)};
  if (const AgentId responsible = facts.names.find<AgentId>(step.responsible))
    done.notices.push_back({responsible, {}, false, occasion.about, occasion.subject, occasion.body});
  return led_by(std::move(done), perform(scene, step.actions, occasion));
}

/// The customer was told a time, and it has passed.
Automatic fire_promise(const Scene& scene, const PendingTimer& timer) {
  const auto& [acting, facts, customer_name] = scene;
  Automatic done;
  done.drafts.push_back(fired(acting, timer, EscalationKind::warning));
  done.drafts.back().firing = Firing{timer.moment, {}, {}, {}};
  const Occasion occasion{
      "promise", fmt::format("promise broken: {}", line_of(facts.ticket)),
      fmt::format("{}\n\nThe customer was promised an answer by {}. Tell them first: give a new "
                  "time with `tix promise {} TIME`, or solve it.\n",
                  line_of(facts.ticket), format_rfc3339(timer.moment), facts.ticket.id.value)};
  static const Action kTellAgent{ActionKind::notify, "agent"};
  return led_by(std::move(done), perform(scene, {&kTellAgent, 1}, occasion));
}

Occasion occasion_of(const Rule& rule, const TicketFacts& facts) {
  return {"rule", fmt::format("{}: {}", rule.name, line_of(facts.ticket)), line_of(facts.ticket) + "\n"};
}

Automatic fire_rule(const Scene& scene, std::int64_t name, std::int64_t stay, const Rule& rule) {
  Automatic done;
  done.drafts.push_back(scene.acting.draft(EventKind::rule_fired, name, stay));
  return led_by(std::move(done), perform(scene, rule.actions, occasion_of(rule, scene.facts)));
}

}  // namespace

Automatic fire(const Scene& scene, const PendingTimer& timer) {
  const Desk& desk = scene.acting.desk();
  const std::string_view name = scene.facts.names.text(timer.name);
  if (!timer.is_step) {
    const Rule* rule = desk.rule(name);
    return rule ? fire_rule(scene, timer.name, timer.since.unix(), *rule) : Automatic{};
  }
  if (timer.name == kPromiseBroken.value) return fire_promise(scene, timer);
  const EscalationStep* step = desk.step(name);
  return step ? fire_step(scene, timer, *step) : Automatic{};
}

Happening happening(std::span<const WovenEvent> added) {
  Happening found;
  for (const auto& [event, body, firing] : added) {
    if (!by_person(event)) continue;
    found.created |= event.kind == EventKind::created;
    found.changed = true;
    if (event.kind != EventKind::message) continue;
    const auto kind = static_cast<MessageKind>(event.a);
    found.received |= kind == MessageKind::received;
    found.replied |= kind == MessageKind::reply;
  }
  found.changed &= !found.created;
  return found;
}

std::vector<const Rule*> rules_started(const Desk& desk, const Happening& happened, const TicketFacts* before,
                                       const TicketFacts& after) {
  std::vector<const Rule*> started;
  for (const Rule& rule : desk.rules) {
    const bool each_time = (rule.on_received && happened.received) || (rule.on_replied && happened.replied);
    const bool once = (rule.on_created && happened.created) || (rule.on_changed && happened.changed);
    if (!(each_time || once) || !rule.when.matches(after)) continue;
    if (each_time || !before || !rule.when.matches(*before)) started.push_back(&rule);
  }
  return started;
}

Automatic start(const Scene& scene, const Rule& rule) {
  return fire_rule(scene, scene.facts.names.find<RuleId>(rule.name).value, 0, rule);
}

}  // namespace tix
