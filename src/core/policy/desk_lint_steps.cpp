// Escalation steps whose moment never comes, or comes to a clock that stands.
#include "core/filter/filter_logic.hpp"
#include "core/policy/desk_lint_actions.hpp"
#include "core/policy/desk_lint_checks.hpp"
#include "tix/time/duration_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix {
namespace {

constexpr std::int64_t kWhole = 100;

/// What a policy promises for the clock of a step and for the resolution, of one priority.
struct Promised {
  Seconds target;
  std::optional<Seconds> resolution;
};

/// Every target that policies have for the clock. What teams and people promise is not among them.
std::vector<Promised> promised(const Desk& desk, Clock clock) {
  std::vector<Promised> all;
  if (clock == Clock::first_resolution) return all;
  for (const SlaPolicy& policy : desk.slas)
    for (const Targets& targets : policy.targets)
      if (const auto& target = targets[clock]) all.push_back({*target, targets[Clock::resolution]});
  return all;
}

bool some_team_promises(const Desk& desk) {
  return std::ranges::any_of(desk.teams, [](const TeamPolicy& team) { return team.ownership.has_value(); });
}

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

/// Of steps of one clock: `first` acts before `second`, whatever the target; nothing is said of steps before
/// a due, which may lie before the start.
bool surely_earlier(const EscalationStep& first, const EscalationStep& second) {
  if (first.clock != second.clock || (!first.is_percent && first.moment < 0)) return false;
  if (first.is_percent == second.is_percent) return first.moment < second.moment;
  if (!first.is_percent) return false;
  return first.moment < kWhole ? second.moment >= 0 : second.moment > 0;
}

bool stands_in(const Desk& desk, Clock clock, Status status) {
  const ClockRule& rule = rule_of(clock);
  const bool by_policy = rule.hold_by_policy && status == Status::hold;
  if (!by_policy) return (rule.runs_in & bit(status)) == 0;
  return std::ranges::none_of(desk.slas, &SlaPolicy::hold_runs);
}

/// Something of the desk file may set the clock going again.
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
    if (by_people || (by_team ? some_team_promises(desk) : !promised(desk, step.clock).empty())) continue;
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
                   fmt::format("{} is before {} starts, by every target of it", moment_text(step),
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
                   fmt::format("{} of {} is later than the resolution is due, by every policy's targets",
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
                 fmt::format("'{}' sets {} before it, in which {} does not run", before->name,
                             name_of(*status_set_by(before->actions)), name_of(step.clock)));
  }
}

}  // namespace tix
