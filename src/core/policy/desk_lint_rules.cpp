// Actions that take each other back, in one rule, in two, or by time.
#include "core/filter/filter_logic.hpp"
#include "core/policy/desk_lint_actions.hpp"
#include "core/policy/desk_lint_checks.hpp"
#include "tix/time/duration_text.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace tix {
namespace {

/// Kinds of actions that set the one value a ticket has of something.
constexpr std::array kSetOne = {ActionKind::team, ActionKind::assign, ActionKind::priority,
                                ActionKind::status, ActionKind::resolution};

bool sets_one(const Action& action) {
  return std::ranges::find(kSetOne, action.kind) != kSetOne.end();
}

/// `priority:+1`
bool is_relative(const Action& action) {
  return action.kind == ActionKind::priority && (action.argument == "+1" || action.argument == "-1");
}

/// Of what the first does nothing stays once the second is done: it sets another value, or goes the
/// way back.
bool takes_back(const Action& second, const Action& first) {
  if (first.kind != second.kind || !sets_one(first) || first.argument == second.argument) return false;
  return !is_relative(second) || is_relative(first);
}

constexpr std::array kTriggers = {&Rule::on_created, &Rule::on_changed, &Rule::on_received,
                                  &Rule::on_replied};

bool act_together(const Rule& x, const Rule& y) {
  const bool at_once = std::ranges::any_of(kTriggers, [&](auto on) { return x.*on && y.*on; });
  return at_once && implies(x.when, y.when) && implies(y.when, x.when);
}

/// The first rule changes nothing that the second one's `when` looks at.
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
                       fmt::format("{} takes back {} before it", text_of(*second), text_of(*first)));
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
            findings.add(DeskPart::rule, first->name,
                         fmt::format("'{}' acts at the same commands, with the same `when`: {} takes back {}",
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
                 fmt::format("'{}' takes the ticket out of {} after {}, before this acts", before->name,
                             name_of(*rule.in), format_exact(before->after)));
  }
}

}  // namespace tix
