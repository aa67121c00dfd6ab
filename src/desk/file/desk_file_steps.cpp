// Reads [[escalation]], [[route]] and [[rule]]: the desk's automation.
#include "desk/file/desk_file_steps.hpp"

#include "desk/file/desk_file_actions.hpp"
#include "desk/file/desk_file_section.hpp"
#include "desk/file/desk_file_values.hpp"
#include "tix/text/nearest.hpp"
#include "tix/text/whole_number.hpp"
#include "tix/time/duration_text.hpp"

#include <algorithm>

#include <fmt/ranges.h>

namespace tix::desk {
namespace {

constexpr std::string_view kActionsAccepted = "a list of actions such as [\"notify:agent\", \"team:NAME\"]";
constexpr std::string_view kMomentAccepted =
    "\"75%\" of the target (1% to 100%), \"due\", or working time around it as \"due-1h\" or \"due+30m\"";
constexpr int kWholeTarget = 100;

template <auto member>
bool actions(const TomlValue& value, Owner<member>& into, FileReading& reading) {
  return read_actions(value, into.*member, reading);
}

/// Returns the position of a word in a fixed list. Throws Error with the nearest one as hint.
std::optional<std::size_t> one_of(const TomlValue& value, std::span<const std::string_view> words) {
  const std::string* word = one_line(value);
  if (word == nullptr) return std::nullopt;
  const auto found = std::ranges::find(words, *word);
  if (found == words.end())
    throw Error(ErrorKind::desk, fmt::format("there is no '{}'; accepted: {}", *word, fmt::join(words, ", ")),
                did_you_mean(*word, words));
  return static_cast<std::size_t>(found - words.begin());
}

bool clock_of_step(const TomlValue& value, EscalationStep& step, FileReading&) {
  const auto found = one_of(value, std::span(kClockNames).first(kClockCount));
  if (found) step.clock = *kClockNames.at(*found);
  return found.has_value();
}

bool moment(const TomlValue& value, EscalationStep& step, FileReading&) {
  const std::string* text = one_line(value);
  if (text == nullptr) return false;
  if (text->ends_with('%')) {
    const auto percent = tix::whole_number(std::string_view(*text).substr(0, text->size() - 1));
    step.is_percent = true;
    step.moment = percent.value_or(0);
    return step.moment >= 1 && step.moment <= kWholeTarget;
  }
  constexpr std::string_view kDue = "due";
  if (!text->starts_with(kDue)) return false;
  if (*text == kDue) return true;
  const char sign = (*text)[kDue.size()];
  if (sign != '+' && sign != '-') return false;
  const std::int64_t offset = parse_working_duration(std::string_view(*text).substr(kDue.size() + 1)).count;
  step.moment = sign == '-' ? -offset : offset;
  return true;
}

bool kind(const TomlValue& value, EscalationStep& step, FileReading&) {
  const auto found = one_of(value, kEscalationKindNames);
  if (found) step.kind = *kEscalationKindNames.at(*found);
  return found.has_value();
}

constexpr std::array kEscalationKeys = {
    Key<EscalationStep>{"name", text<&EscalationStep::name>, kTextAccepted, Need::required},
    Key<EscalationStep>{"clock", clock_of_step, "the name of a clock", Need::required},
    Key<EscalationStep>{"at", moment, kMomentAccepted, Need::required},
    Key<EscalationStep>{"when", when<&EscalationStep::when>, kFilterAccepted},
    Key<EscalationStep>{"kind", kind, "functional or hierarchical; a step without a kind is a warning"},
    Key<EscalationStep>{"do", actions<&EscalationStep::actions>, kActionsAccepted, Need::required},
    Key<EscalationStep>{"responsible", name_in<&EscalationStep::responsible, Declares::agent>,
                        "the name of an agent"},
    Key<EscalationStep>{"within", working_time<&EscalationStep::within>, kWorkingAccepted},
    Key<EscalationStep>{"procedure", long_text<&EscalationStep::procedure>, "text"},
};

bool assign(const TomlValue& value, Route& route, FileReading&) {
  const std::string* word = one_line(value);
  route.assign_auto = word != nullptr && *word == "auto";
  return route.assign_auto;
}

constexpr std::array kRouteKeys = {
    Key<Route>{"name", text<&Route::name>, kTextAccepted, Need::required},
    Key<Route>{"when", when<&Route::when>, kFilterAccepted},
    Key<Route>{"team", name_in<&Route::team, Declares::team>, "the name of a team"},
    Key<Route>{"skills", skills<&Route::skills, Skills::referred>, kSkillsAccepted},
    Key<Route>{"assign", assign, "\"auto\"; without it the team's queue waits"},
};

constexpr std::array<std::string_view, 4> kCommands = {"created", "changed", "received", "replied"};
constexpr std::array kCommandFlags = {&Rule::on_created, &Rule::on_changed, &Rule::on_received,
                                      &Rule::on_replied};
static_assert(kCommands.size() == kCommandFlags.size());

bool rule_commands(const TomlValue& value, Rule& rule, FileReading& reading) {
  const TomlList* list = value.as<TomlList>();
  if (list == nullptr || list->empty()) return false;
  for (const TomlValue& word : *list)
    reading.locate(word.at, "on", [&] {
      if (const auto found = one_of(word, kCommands))
        rule.*kCommandFlags[*found] = true;
      else
        reading.mistake(word.at,
                        fmt::format("'on' has {}; accepted: {}", shown(word), fmt::join(kCommands, ", ")));
    });
  return true;
}

/// Reads a status; rules do not apply to closed tickets.
bool rule_state(const TomlValue& value, Rule& rule, FileReading&) {
  const auto found = one_of(value, std::span(kStatusNames).first(kStatusNames.size() - 1));
  if (found) rule.in = kStatusNames.at(*found);
  return found.has_value();
}

constexpr std::array kRuleKeys = {
    Key<Rule>{"name", text<&Rule::name>, kTextAccepted, Need::required},
    Key<Rule>{"on", rule_commands, "a list of created, changed, received, replied"},
    Key<Rule>{"in", rule_state, "a state: new, open, pending, hold or resolved"},
    Key<Rule>{"after", wall_time<&Rule::after>, kDurationAccepted},
    Key<Rule>{"calendar", name_in<&Rule::calendar, Declares::calendar>, "the name of a calendar"},
    Key<Rule>{"when", when<&Rule::when>, kFilterAccepted},
    Key<Rule>{"do", actions<&Rule::actions>, kActionsAccepted, Need::required},
};

void check_route(const TomlTable& table, Spot at, const Route&, FileReading& reading) {
  if (find(table, "team") == nullptr && find(table, "skills") == nullptr)
    reading.mistake(at, "[[route]] lacks 'team' and 'skills'; accepted: one of them at least");
}

/// Checks which keys a rule has, whatever their values: it acts on commands or by time.
void check_rule(const TomlTable& table, Spot at, const Rule& rule, FileReading& reading) {
  const bool by_command = find(table, "on") != nullptr;
  const bool has_state = find(table, "in") != nullptr;
  const TomlValue* after = find(table, "after");
  const TomlValue* calendar = find(table, "calendar");
  const bool by_time = has_state || after != nullptr;
  if (by_command && by_time)
    reading.mistake(
        at,
        "[[rule]] has 'on' beside 'in' and 'after'; accepted: on = [\"created\"] for a rule that acts "
        "on commands, or in = \"pending\" and after = \"2d\" for one that acts by time");
  else if (!by_command && !(has_state && after != nullptr))
    reading.mistake(at,
                    fmt::format("[[rule]] lacks {}; accepted: on = [\"created\"], or in = \"pending\" and "
                                "after = \"2d\"",
                                has_state          ? "'after'"
                                : after != nullptr ? "'in'"
                                                   : "'on'"));
  if (calendar != nullptr && after == nullptr)
    reading.mistake(calendar->at, "'calendar' says how 'after' is counted; accepted: only beside it");
  // A day of wall time is clear, a day of working time is not.
  const std::string* length = calendar != nullptr && after != nullptr ? one_line(*after) : nullptr;
  if (length != nullptr && rule.after > WallSeconds{})
    reading.locate(after->at, "after", [&] { parse_working_duration(*length); });
}

}  // namespace

bool read_escalations(const TomlValue& value, Desk& desk, FileReading& reading) {
  return read_list(value, "escalation", kEscalationKeys, desk.escalations, reading);
}

bool read_routes(const TomlValue& value, Desk& desk, FileReading& reading) {
  return read_list(value, "route", kRouteKeys, desk.routes, reading, check_route);
}

bool read_rules(const TomlValue& value, Desk& desk, FileReading& reading) {
  return read_list(value, "rule", kRuleKeys, desk.rules, reading, check_rule);
}

}  // namespace tix::desk
