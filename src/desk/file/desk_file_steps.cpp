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
    "\"75%\" of the target (1% to 100%), \"due\", or working time around it such as \"due-1h\" or \"due+30m\"";
constexpr int kWholeTarget = 100;

template <auto member>
bool actions(const TomlValue& value, Owner<member>& into, FileReading& reading) {
  return read_actions(value, into.*member, reading);
}

/// Returns the position of a word in a fixed list. Throws Error for any other word, with the nearest one in
/// the hint.
std::optional<std::size_t> one_of(const TomlValue& value, std::span<const std::string_view> words) {
  const std::string* word = one_line(value);
  if (word == nullptr) return std::nullopt;
  const auto found = std::ranges::find(words, *word);
  if (found == words.end())
    throw Error(ErrorKind::desk,
                fmt::format("unknown value '{}'; accepted: {}", *word, fmt::join(words, ", ")),
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
    Key<EscalationStep>{text<&EscalationStep::name>,
                        {.name = "name",
                         .accepted = kTextAccepted,
                         .need = Need::required,
                         .meaning = "The name of the step in logs, mails and reports.",
                         .example = R"("experts take over")"}},
    Key<EscalationStep>{clock_of_step,
                        {.name = "clock",
                         .accepted = "the name of a clock",
                         .need = Need::required,
                         .meaning = "The clock that the step watches: assignment, first_response, "
                                    "next_response, update, resolution, ownership or promise.",
                         .example = R"("resolution")"}},
    Key<EscalationStep>{moment,
                        {.name = "at",
                         .accepted = kMomentAccepted,
                         .need = Need::required,
                         .meaning = "When the step fires: after a share of the target, "
                                    "or before, at or after the due time.",
                         .example = R"("75%")"}},
    Key<EscalationStep>{when<&EscalationStep::when>,
                        {.name = "when",
                         .accepted = kFilterAccepted,
                         .fallback = "every ticket",
                         .meaning = "Which tickets the step is for, tested when the sweep runs.",
                         .example = R"("team:support priority:high..")"}},
    Key<EscalationStep>{kind,
                        {.name = "kind",
                         .accepted = R"("functional" or "hierarchical")",
                         .fallback = "a warning, which does not escalate the ticket",
                         .meaning = "Whether the step escalates to people who know more (functional) or who "
                                    "decide more (hierarchical).",
                         .example = R"("functional")"}},
    Key<EscalationStep>{actions<&EscalationStep::actions>,
                        {.name = "do",
                         .accepted = kActionsAccepted,
                         .need = Need::required,
                         .meaning = "What the step does, in this order.",
                         .example = R"(["notify:agent", "team:experts"])"}},
    Key<EscalationStep>{name_in<&EscalationStep::responsible, Declares::agent>,
                        {.name = "responsible",
                         .accepted = kAgentAccepted,
                         .fallback = "nobody in particular",
                         .meaning = "Who carries out the procedure.",
                         .example = R"("ana")"}},
    Key<EscalationStep>{working_time<&EscalationStep::within>,
                        {.name = "within",
                         .accepted = kWorkingAccepted,
                         .fallback = "a step after the due time is not judged",
                         .meaning = "The working time after the step in which the clock must stop for "
                                    "`report escalations` to count a late ticket as a success.",
                         .example = R"("3h")"}},
    Key<EscalationStep>{
        long_text<&EscalationStep::procedure>,
        {.name = "procedure",
         .accepted = "text",
         .fallback = "no procedure",
         .meaning = "Instructions for the people who handle the ticket. `tix sop` shows them.",
         .example = R"("Look up the booking and call the customer.")"}},
};

bool assign(const TomlValue& value, Route& route, FileReading&) {
  const std::string* word = one_line(value);
  route.assign_auto = word != nullptr && *word == "auto";
  return route.assign_auto;
}

constexpr std::array kRouteKeys = {
    Key<Route>{text<&Route::name>,
               {.name = "name",
                .accepted = kTextAccepted,
                .need = Need::required,
                .meaning = "The name of the route in logs.",
                .example = R"("refunds")"}},
    Key<Route>{when<&Route::when>,
               {.name = "when",
                .accepted = kFilterAccepted,
                .fallback = "every ticket",
                .meaning = "Which tickets the route is for. "
                           "The first route in the file that matches a ticket applies to it.",
                .example = R"("category:refund")"}},
    Key<Route>{name_in<&Route::team, Declares::team>,
               {.name = "team",
                .accepted = kTeamAccepted,
                .fallback = "the route sets skills only",
                .meaning = "The team that gets the ticket. A route needs a team or skills.",
                .example = R"("support")"}},
    Key<Route>{skills<&Route::skills, Skills::referred>,
               {.name = "skills",
                .accepted = kSkillsAccepted,
                .fallback = "[]",
                .meaning = "The skills that an agent needs for the ticket, at this level or above. An agent "
                           "of the file must have each skill.",
                .example = R"(["refunds:2"])"}},
    Key<Route>{assign,
               {.name = "assign",
                .accepted = R"("auto"; leave the key out to keep tickets in the team's queue)",
                .fallback = "the ticket stays in the team's queue",
                .meaning = "Whether `tix sweep` assigns the ticket to an agent.",
                .example = R"("auto")"}},
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
        reading.mistake(
            word.at, fmt::format("'on' contains {}; accepted: {}", shown(word), fmt::join(kCommands, ", ")));
    });
  return true;
}

/// Reads a status other than closed: rules leave closed tickets alone.
bool rule_state(const TomlValue& value, Rule& rule, FileReading&) {
  const auto found = one_of(value, std::span(kStatusNames).first(kStatusNames.size() - 1));
  if (found) rule.in = kStatusNames.at(*found);
  return found.has_value();
}

constexpr std::array kRuleKeys = {
    Key<Rule>{text<&Rule::name>,
              {.name = "name",
               .accepted = kTextAccepted,
               .need = Need::required,
               .meaning = "The name of the rule in logs.",
               .example = R"("ask once more")"}},
    Key<Rule>{rule_commands,
              {.name = "on",
               .accepted = "a list of created, changed, received, replied",
               .fallback = "the rule has 'in' and 'after' instead",
               .meaning = "The commands that the rule follows: a ticket was created or changed and now "
                          "matches 'when', a customer's message was received, or an agent replied.",
               .example = R"(["created", "changed"])"}},
    Key<Rule>{rule_state,
              {.name = "in",
               .accepted = "a status: new, open, pending, hold or resolved",
               .fallback = "the rule has 'on' instead",
               .meaning = "The status in which the rule counts the time 'after' which it acts.",
               .example = R"("pending")"}},
    Key<Rule>{wall_time<&Rule::after>,
              {.name = "after",
               .accepted = kDurationAccepted,
               .fallback = "the rule has 'on' instead",
               .meaning = "How long a ticket must have the status 'in' without a break. "
                          "The rule acts once each time.",
               .example = R"("3d")"}},
    Key<Rule>{name_in<&Rule::calendar, Declares::calendar>,
              {.name = "calendar",
               .accepted = kCalendarAccepted,
               .fallback = "24 hours a day",
               .meaning = "The working hours in which 'after' is counted. 'after' then cannot have days.",
               .example = R"("office")"}},
    Key<Rule>{when<&Rule::when>,
              {.name = "when",
               .accepted = kFilterAccepted,
               .fallback = "every ticket",
               .meaning = "Which tickets the rule is for.",
               .example = R"("category:refund")"}},
    Key<Rule>{actions<&Rule::actions>,
              {.name = "do",
               .accepted = kActionsAccepted,
               .need = Need::required,
               .meaning = "What the rule does, in this order.",
               .example = R"(["notify:lead", "priority:+1"])"}},
};

void check_route(const TomlTable& table, Spot at, const Route&, FileReading& reading) {
  if (find(table, "team") == nullptr && find(table, "skills") == nullptr)
    reading.mistake(at, "missing 'team' or 'skills' in [[route]]; accepted: at least one of them");
}

/// Checks which keys a rule has, whatever their values: it either follows commands or waits.
void check_rule(const TomlTable& table, Spot at, const Rule& rule, FileReading& reading) {
  const bool by_command = find(table, "on") != nullptr;
  const bool has_state = find(table, "in") != nullptr;
  const TomlValue* after = find(table, "after");
  const TomlValue* calendar = find(table, "calendar");
  const bool by_time = has_state || after != nullptr;
  if (by_command && by_time)
    reading.mistake(
        at,
        "[[rule]] has 'on' as well as 'in' or 'after'; accepted: on = [\"created\"] for a rule that follows "
        "commands, or in = \"pending\" and after = \"2d\" for one that waits");
  else if (!by_command && !(has_state && after != nullptr))
    reading.mistake(at,
                    fmt::format("missing {} in [[rule]]; accepted: on = [\"created\"], or in = \"pending\" "
                                "and after = \"2d\"",
                                has_state          ? "'after'"
                                : after != nullptr ? "'in'"
                                                   : "'on'"));
  if (calendar != nullptr && after == nullptr)
    reading.mistake(calendar->at,
                    "'calendar' without 'after'; accepted: both, "
                    "since 'after' is counted in the hours of the calendar");
  // A day of wall time has 24 hours, but a day of working time could have any number of them.
  const std::string* length = calendar != nullptr && after != nullptr ? one_line(*after) : nullptr;
  if (length != nullptr && rule.after > WallSeconds{})
    reading.locate(after->at, "after", [&] { parse_working_duration(*length); });
}

}  // namespace

std::vector<KeyRow> escalation_rows() {
  return rows_of(kEscalationKeys);
}

std::vector<KeyRow> route_rows() {
  return rows_of(kRouteKeys);
}

std::vector<KeyRow> rule_rows() {
  return rows_of(kRuleKeys);
}

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
