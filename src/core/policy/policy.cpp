// Selects the policy of a ticket, and decides which events can change that selection. The latter keeps
// imports fast: an event that no `when` depends on needs no evaluation of the filters.
#include "tix/policy/policy.hpp"

#include <algorithm>

namespace tix {
namespace {

template <class Named>
const Named* find_named(const std::vector<Named>& all, std::string_view name) {
  const auto found = std::ranges::find(all, name, &Named::name);
  return found == all.end() ? nullptr : &*found;
}

/// A field that a `when` may read, and the kind of event that changes it. `x.` stands for every `x.NAME`.
struct FieldSource {
  EventKind kind;
  std::string_view field;
};
constexpr std::array kFieldSources = {
    FieldSource{EventKind::ref, "ref"},         FieldSource{EventKind::requester, "customer"},
    FieldSource{EventKind::requester, "org"},   FieldSource{EventKind::requester, "plan"},
    FieldSource{EventKind::channel, "channel"}, FieldSource{EventKind::category, "category"},
    FieldSource{EventKind::team, "team"},       FieldSource{EventKind::tagged, "tag"},
    FieldSource{EventKind::untagged, "tag"},    FieldSource{EventKind::extra, "x."},
};

bool reads(const Filter& when, std::string_view field) {
  const auto names = when.fields();
  return std::ranges::any_of(names, [&](std::string_view name) {
    return field.ends_with('.') ? name.starts_with(field) : name == field;
  });
}

/// Returns whether the `when` of a policy, step or timed rule reads the field. Rules on commands and routes
/// do not count: they are evaluated at each command and are not part of a binding.
bool some_when_reads(const Desk& desk, std::string_view field) {
  const auto reads_it = [&](const auto& one) { return reads(one.when, field); };
  return std::ranges::any_of(desk.slas, reads_it) || std::ranges::any_of(desk.escalations, reads_it) ||
         std::ranges::any_of(desk.rules, [&](const Rule& rule) { return rule.in && reads_it(rule); });
}

Timer timer_of(const EscalationStep& step, const TicketFacts& facts) {
  Timer timer;
  timer.name = facts.names.find<StepId>(step.name).value;
  timer.kind = step.is_percent ? TimerKind::percent : TimerKind::offset;
  timer.clock = step.clock;
  timer.amount = step.moment;
  timer.applies = step.when.matches(facts);
  return timer;
}

Timer timer_of(const Rule& rule, const Desk& desk, const TicketFacts& facts) {
  Timer timer;
  timer.name = facts.names.find<RuleId>(rule.name).value;
  timer.kind = TimerKind::open_interval;
  timer.state = *rule.in;
  timer.amount = rule.after.count;
  timer.calendar = desk.calendar(rule.calendar);
  timer.applies = rule.when.matches(facts);
  return timer;
}

/// Returns the timers of all steps and timed rules. Those that do not apply now are included, so that a timer
/// keeps the instant since which it is bound while its `when` turns false and true again.
std::vector<Timer> timers_of(const Desk& desk, const TicketFacts& facts) {
  std::vector<Timer> timers;
  for (const EscalationStep& step : desk.escalations) timers.push_back(timer_of(step, facts));
  for (const Rule& rule : desk.rules)
    if (rule.in) timers.push_back(timer_of(rule, desk, facts));
  std::erase_if(timers, [](const Timer& timer) { return timer.name == 0; });
  return timers;
}

bool some_team_promises(const Desk& desk) {
  return std::ranges::any_of(desk.teams, [](const TeamPolicy& team) { return team.ownership.has_value(); });
}

}  // namespace

const TeamPolicy* Desk::team(std::string_view team_name) const {
  return find_named(teams, team_name);
}
const AgentPolicy* Desk::agent(std::string_view agent_name) const {
  return find_named(agents, agent_name);
}
const MessageText* Desk::message(std::string_view message_name) const {
  return find_named(messages, message_name);
}

const EscalationStep* Desk::step(std::string_view step_name) const {
  return find_named(escalations, step_name);
}
const ChannelPolicy* Desk::channel(std::string_view channel_name) const {
  return find_named(channels, channel_name);
}
const Rule* Desk::rule(std::string_view rule_name) const {
  return find_named(rules, rule_name);
}

const Route* Desk::route(std::string_view route_name) const {
  return find_named(routes, route_name);
}

std::string_view Desk::hours_of(const AgentPolicy& agent) const {
  if (!agent.calendar.empty()) return agent.calendar;
  const TeamPolicy* of = team(agent.team);
  return of ? std::string_view(of->calendar) : std::string_view();
}

std::shared_ptr<const Calendar> Desk::calendar(std::string_view calendar_name) const {
  const auto found = calendars.find(calendar_name);
  return found == calendars.end() ? nullptr : found->second;
}

std::vector<const Calendar*> Desk::working_hours() const {
  std::vector<const Calendar*> hours;
  for (const AgentPolicy& one : agents)
    if (one.active) hours.push_back(calendar(hours_of(one)).get());
  if (hours.empty())
    for (const auto& [calendar_name, calendar] : calendars) hours.push_back(calendar.get());
  return hours;
}

// The ownership target belongs to the team and not to the policy, so it applies even if no policy matches.
Binding binding_for(const Desk& desk, const TicketFacts& facts) {
  Binding binding;
  const auto sla =
      std::ranges::find_if(desk.slas, [&](const SlaPolicy& policy) { return policy.when.matches(facts); });
  if (sla != desk.slas.end()) {
    binding.policy = sla->name;
    binding.calendar = desk.calendar(sla->calendar);
    binding.hold_runs = sla->hold_runs;
    binding.targets = sla->targets[facts.ticket.priority];
  }
  const TeamPolicy* team = desk.team(facts.names.text(facts.ticket.team));
  if (team && team->ownership) {
    binding.targets[Clock::ownership] = team->ownership;
    binding.ownership_calendar = desk.calendar(team->calendar);
  }
  binding.timers = timers_of(desk, facts);
  return binding;
}

bool is_seen_by_when(EventKind kind) {
  return kind == EventKind::created || kind == EventKind::priority ||
         std::ranges::any_of(kFieldSources, [&](const FieldSource& source) { return source.kind == kind; });
}

bool affects_binding(const Desk& desk, EventKind kind) {
  if (kind == EventKind::created || kind == EventKind::priority) return true;
  if (kind == EventKind::team && some_team_promises(desk)) return true;
  return std::ranges::any_of(kFieldSources, [&](const FieldSource& source) {
    return source.kind == kind && some_when_reads(desk, source.field);
  });
}

}  // namespace tix
