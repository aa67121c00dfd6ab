// Checks what steps and rules do, and whether they ever get to act. Each check compares pairs, which is
// quadratic in the length of a desk file: some hundred entries at most.
#include "core/policy/lint_actions.hpp"

#include "core/filter/filter_logic.hpp"
#include "tix/time/duration_text.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace tix {
namespace {

/// The kinds of actions that set a field with a single value.
constexpr std::array kSetOne = {ActionKind::team, ActionKind::assign, ActionKind::priority,
                                ActionKind::status, ActionKind::resolution};

bool sets_one(const Action& action) {
  return std::ranges::find(kSetOne, action.kind) != kSetOne.end();
}

/// Returns whether the action is `priority:+1` or `priority:-1`.
bool is_relative(const Action& action) {
  return action.kind == ActionKind::priority && (action.argument == "+1" || action.argument == "-1");
}

/// Returns whether nothing remains of the first action after the second: it sets the same field to another
/// value, or changes the priority back.
bool takes_back(const Action& second, const Action& first) {
  if (first.kind != second.kind || !sets_one(first) || first.argument == second.argument) return false;
  return !is_relative(second) || is_relative(first);
}

constexpr std::array kTriggers = {&Rule::on_created, &Rule::on_changed, &Rule::on_received,
                                  &Rule::on_replied};

/// Returns whether both rules act on the same commands and tickets.
bool act_together(const Rule& x, const Rule& y) {
  const bool at_once = std::ranges::any_of(kTriggers, [&](auto on) { return x.*on && y.*on; });
  return at_once && implies(x.when, y.when) && implies(y.when, x.when);
}

/// Returns whether the first rule changes no field that the `when` of the second reads.
bool leaves_alone(const Rule& first, const Filter& when) {
  constexpr std::array<std::pair<ActionKind, std::string_view>, 3> kSeen = {
      {{ActionKind::team, "team"}, {ActionKind::priority, "priority"}, {ActionKind::tag, "tag"}}};
  const auto fields = when.fields();
  return std::ranges::none_of(first.actions, [&](const Action& action) {
    return std::ranges::any_of(kSeen, [&](const auto& seen) {
      return seen.first == action.kind && std::ranges::find(fields, seen.second) != fields.end();
    });
  });
}

template <class Part>
void find_conflicts(DeskPart part, const std::vector<Part>& parts, LintFindings& findings) {
  for (const Part& one : parts)
    for (auto first = one.actions.begin(); first != one.actions.end(); ++first)
      for (auto second = first + 1; second != one.actions.end(); ++second)
        if (takes_back(*second, *first))
          findings.add(part, one.name,
                       fmt::format("{} reverts the earlier {}", text_of(*second), text_of(*first)));
}

}  // namespace

std::optional<Status> status_set_by(const std::vector<Action>& actions) {
  const auto last = std::find_if(actions.rbegin(), actions.rend(),
                                 [](const Action& action) { return action.kind == ActionKind::status; });
  return last == actions.rend() ? std::nullopt : status_named(last->argument);
}

std::string text_of(const Action& action) {
  return fmt::format("{}:{}", kActions[action.kind].word, action.argument);
}

void find_actions_conflict(const Desk& desk, LintFindings& findings) {
  find_conflicts(DeskPart::escalation, desk.escalations, findings);
  find_conflicts(DeskPart::rule, desk.rules, findings);
}

void find_rules_conflict(const Desk& desk, LintFindings& findings) {
  for (auto first = desk.rules.begin(); first != desk.rules.end(); ++first)
    for (auto second = first + 1; second != desk.rules.end(); ++second) {
      if (!act_together(*first, *second) || !leaves_alone(*first, second->when)) continue;
      for (const Action& done : first->actions)
        for (const Action& then : second->actions)
          if (takes_back(then, done))
            findings.add(
                DeskPart::rule, first->name,
                fmt::format("'{}' acts on the same commands with the same 'when', and its {} reverts {}",
                            second->name, text_of(then), text_of(done)));
    }
}

void find_rule_overtaken(const Desk& desk, LintFindings& findings) {
  for (const Rule& rule : desk.rules) {
    if (!rule.in) continue;
    const auto leaves_before = [&](const Rule& other) {
      const auto status = status_set_by(other.actions);
      return other.in == rule.in && other.calendar == rule.calendar && other.after < rule.after && status &&
             *status != *rule.in && implies(rule.when, other.when);
    };
    const auto before = std::ranges::find_if(desk.rules, leaves_before);
    if (before == desk.rules.end()) continue;
    findings.add(DeskPart::rule, rule.name,
                 fmt::format("'{}' moves the ticket out of {} after {}, before this rule acts", before->name,
                             name_of(*rule.in), format_exact(before->after)));
  }
}

namespace {

constexpr std::int64_t kWhole = 100;

/// The targets of one policy and priority for the clock of a step and for the resolution.
struct Promised {
  Seconds target;
  std::optional<Seconds> resolution;
};

/// Returns all targets that policies have for the clock, without those of teams and of promises to customers.
std::vector<Promised> promised(const Desk& desk, Clock clock) {
  std::vector<Promised> all;
  if (clock == Clock::first_resolution) return all;
  for (const SlaPolicy& policy : desk.slas)
    for (const Targets& targets : policy.targets)
      if (const auto& target = targets[clock]) all.push_back({*target, targets[Clock::resolution]});
  return all;
}

bool any_team_promises_ownership(const Desk& desk) {
  return std::ranges::any_of(desk.teams, [](const TeamPolicy& team) { return team.ownership.has_value(); });
}

/// Returns the moment of a step in working seconds after the start of the clock; negative before it.
std::int64_t moment_after_start(const EscalationStep& step, Seconds target) {
  return step.is_percent ? target.count * step.moment / kWhole : target.count + step.moment;
}

std::string moment_text(const EscalationStep& step) {
  if (step.is_percent) return fmt::format("{}%", step.moment);
  if (step.moment == 0) return "due";
  const bool before = step.moment < 0;
  return fmt::format("due{}{}", before ? '-' : '+',
                     format_exact(Seconds{before ? -step.moment : step.moment}));
}

/// Returns true only if both steps are on one clock and `first` comes before `second` with every target.
/// Returns false for offsets before the due, because these may lie before the start.
bool surely_earlier(const EscalationStep& first, const EscalationStep& second) {
  if (first.clock != second.clock || (!first.is_percent && first.moment < 0)) return false;
  if (first.is_percent == second.is_percent) return first.moment < second.moment;
  if (!first.is_percent) return false;
  return first.moment < kWhole ? second.moment >= 0 : second.moment > 0;
}

/// Returns whether the clock is paused in this status under every policy.
bool stands_in(const Desk& desk, Clock clock, Status status) {
  const ClockRule& rule = rule_of(clock);
  const bool by_policy = rule.hold_by_policy && status == Status::hold;
  if (!by_policy) return (rule.runs_in & bit(status)) == 0;
  return std::ranges::none_of(desk.slas, &SlaPolicy::hold_runs);
}

/// Returns whether some step or rule sets a status in which the clock runs.
bool may_run_again(const Desk& desk, Clock clock) {
  const auto sets_going = [&](const auto& one) {
    const auto status = status_set_by(one.actions);
    return status && !stands_in(desk, clock, *status);
  };
  return std::ranges::any_of(desk.escalations, sets_going) || std::ranges::any_of(desk.rules, sets_going);
}

}  // namespace

void find_step_without_target(const Desk& desk, LintFindings& findings) {
  for (const EscalationStep& step : desk.escalations) {
    const bool by_team = step.clock == Clock::ownership;
    const bool by_people = step.clock == Clock::promise;
    if (by_people || (by_team ? any_team_promises_ownership(desk) : !promised(desk, step.clock).empty()))
      continue;
    findings.add(DeskPart::escalation, step.name,
                 fmt::format("no {} has a target for {}", by_team ? "team" : "policy", name_of(step.clock)));
  }
}

void find_step_before_start(const Desk& desk, LintFindings& findings) {
  for (const EscalationStep& step : desk.escalations) {
    const auto targets = promised(desk, step.clock);
    const auto is_before = [&](const Promised& one) { return moment_after_start(step, one.target) < 0; };
    if (!targets.empty() && std::ranges::all_of(targets, is_before))
      findings.add(DeskPart::escalation, step.name,
                   fmt::format("{} comes before {} starts, whatever the target", moment_text(step),
                               name_of(step.clock)));
  }
}

void find_step_after_resolution(const Desk& desk, LintFindings& findings) {
  for (const EscalationStep& step : desk.escalations) {
    if (step.clock == Clock::resolution) continue;
    const auto targets = promised(desk, step.clock);
    const auto is_after = [&](const Promised& one) {
      return one.resolution && moment_after_start(step, one.target) > one.resolution->count;
    };
    if (!targets.empty() && std::ranges::all_of(targets, is_after))
      findings.add(DeskPart::escalation, step.name,
                   fmt::format("{} of {} comes after the resolution is due, under every policy",
                               moment_text(step), name_of(step.clock)));
  }
}

void find_step_after_stop(const Desk& desk, LintFindings& findings) {
  for (const EscalationStep& step : desk.escalations) {
    const auto before = std::ranges::find_if(desk.escalations, [&](const EscalationStep& other) {
      const auto status = status_set_by(other.actions);
      return status && surely_earlier(other, step) && implies(step.when, other.when) &&
             stands_in(desk, step.clock, *status);
    });
    if (before == desk.escalations.end() || may_run_again(desk, step.clock)) continue;
    findings.add(DeskPart::escalation, step.name,
                 fmt::format("'{}' acts first and sets the status {}, in which {} does not run", before->name,
                             name_of(*status_set_by(before->actions)), name_of(step.clock)));
  }
}

}  // namespace tix
