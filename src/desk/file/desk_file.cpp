// Reads the sections of a desk file in the order in which they need each other. The longer sections have
// files of their own.
#include "desk/file/desk_file.hpp"

#include "desk/file/desk_file_calendar.hpp"
#include "desk/file/desk_file_channels.hpp"
#include "desk/file/desk_file_messages.hpp"
#include "desk/file/desk_file_people.hpp"
#include "desk/file/desk_file_reading.hpp"
#include "desk/file/desk_file_section.hpp"
#include "desk/file/desk_file_steps.hpp"
#include "desk/file/desk_file_toml.hpp"
#include "desk/file/desk_file_values.hpp"
#include "tix/time/zone.hpp"

#include <algorithm>

namespace tix::desk {
namespace {

constexpr int kMostWeight = 100;
constexpr std::string_view kNamesAccepted = R"(a list of names such as ["a", "b"])";
constexpr std::string_view kDefaultMatrix =
    R"({ high = { high = "urgent", medium = "high", low = "normal" }, )"
    R"(medium = { high = "high", medium = "normal", low = "low" }, )"
    R"(low = { high = "normal", medium = "low", low = "low" } })";
constexpr std::string_view kExampleMatrix =
    R"({ high = { high = "urgent", medium = "urgent", low = "high" }, )"
    R"(medium = { high = "high", medium = "normal", low = "normal" }, )"
    R"(low = { high = "normal", medium = "low", low = "low" } })";

bool zone(const TomlValue& value, Desk& desk, FileReading&) {
  const std::string* name = one_line(value);
  if (name != nullptr) desk.zone = Zone::find(*name).name();
  return name != nullptr;
}

bool weights(const TomlValue& value, Desk& desk, FileReading& reading) {
  return read_by_name(value, "weights", kPriorityNames, "a whole number from 0 to 100", reading,
                      [&](std::size_t priority, const TomlValue& weight) {
                        const auto found = whole_number(weight, 0, kMostWeight);
                        if (found) desk.weights[priority] = static_cast<int>(*found);
                        return found.has_value();
                      });
}

bool lacks_a_level(const TomlValue& value) {
  const TomlTable* table = value.as<TomlTable>();
  return table == nullptr || std::ranges::any_of(kLevelNames, [&](std::string_view level) {
           return find(*table, level) == nullptr;
         });
}

bool matrix_row(const TomlValue& value, MatrixRow& row, FileReading& reading) {
  if (lacks_a_level(value)) return false;
  return read_by_name(value, "a row of the matrix", kLevelNames, "urgent, high, normal or low", reading,
                      [&](std::size_t urgency, const TomlValue& cell) {
                        const std::string* word = one_line(cell);
                        const auto priority = word != nullptr ? priority_named(*word) : std::nullopt;
                        if (priority) row[urgency] = *priority;
                        return priority.has_value();
                      });
}

bool matrix(const TomlValue& value, Desk& desk, FileReading& reading) {
  if (lacks_a_level(value)) return false;
  return read_by_name(value, "[desk.matrix]", kLevelNames,
                      "a priority for each urgency: { high = ..., medium = ..., low = ... }", reading,
                      [&](std::size_t impact, const TomlValue& row) {
                        return matrix_row(row, desk.matrix[impact], reading);
                      });
}

constexpr std::array kDelayKeys = {
    Key<Desk>{wall_time<&Desk::delay_assignment>,
              {.name = "assignment",
               .accepted = kDurationAccepted,
               .fallback = R"("4h")",
               .meaning = "The longest wait for an agent that is not reported as late.",
               .example = R"("3h")"}},
    Key<Desk>{wall_time<&Desk::delay_response>,
              {.name = "response",
               .accepted = kDurationAccepted,
               .fallback = R"("8h")",
               .meaning = "The longest wait for a public reply that is not reported as late.",
               .example = R"("6h")"}},
    Key<Desk>{wall_time<&Desk::delay_update>,
              {.name = "update",
               .accepted = kDurationAccepted,
               .fallback = R"("24h")",
               .meaning = "The longest time between two public replies that is not reported as late, while "
                          "the ticket is new, open or on hold.",
               .example = R"("1d")"}},
};

bool delays(const TomlValue& value, Desk& desk, FileReading& reading) {
  if (value.as<TomlTable>() == nullptr) return false;
  read_section(value, "[desk.delays]", kDelayKeys, desk, reading);
  return true;
}

constexpr std::array kDeskKeys = {
    Key<Desk>{text<&Desk::name>,
              {.name = "name",
               .accepted = kTextAccepted,
               .fallback = "the word 'support' in messages",
               .meaning = "The name of the desk, for {desk} in messages to customers.",
               .example = R"("Blue Gull Ferries")"}},
    Key<Desk>{read_mark,
              {.name = "mark",
               .accepted = kMarkAccepted,
               .fallback = "the name of the desk",
               .meaning = "What stands before the number of a ticket in the subjects of mails: [MARK #42].",
               .example = R"("Gull")"}},
    Key<Desk>{read_lang,
              {.name = "lang",
               .accepted = kLangAccepted,
               .fallback = "the texts without a language",
               .meaning = "The language of texts to customers, where they have one.",
               .example = R"("id")"}},
    Key<Desk>{read_country,
              {.name = "country",
               .accepted = kCountryAccepted,
               .fallback = "numbers with a leading 0 are names",
               .meaning = "The calling code of telephone numbers that are typed with a leading 0.",
               .example = R"("351")"}},
    Key<Desk>{zone,
              {.name = "zone",
               .accepted = kZoneAccepted,
               .fallback = R"("UTC")",
               .meaning = "The time zone of the desk: days in reports, the times that people see and type, "
                          "and calendars without a zone of their own.",
               .example = R"("Europe/Lisbon")"}},
    Key<Desk>{wall_time<&Desk::reopen_window>,
              {.name = "reopen_window",
               .accepted = kDurationAccepted,
               .fallback = R"("14d")",
               .meaning = "How long a resolved ticket can be reopened. After that it is closed.",
               .example = R"("10d")"}},
    Key<Desk>{declared_names<&Desk::resolutions, Declares::resolution>,
              {.name = "resolutions",
               .accepted = kNamesAccepted,
               .fallback = "[]",
               .meaning = "Resolutions in addition to the built-in ones: fixed, answered, duplicate, "
                          "declined, void and merged.",
               .example = R"(["refunded", "no-answer"])"}},
    Key<Desk>{weights,
              {.name = "weights",
               .accepted = "a whole number from 0 to 100 for each priority: "
                           "{ urgent = 3, high = 2, normal = 1, low = 1 }",
               .fallback = "{ urgent = 1, high = 1, normal = 1, low = 1 }",
               .meaning = "How much a ticket of each priority adds to the load of its agent.",
               .example = "{ urgent = 4, high = 2, normal = 1, low = 1 }"}},
    Key<Desk>{declared_names<&Desk::categories, Declares::category>,
              {.name = "categories",
               .accepted = kNamesAccepted,
               .fallback = "any category",
               .meaning = "The categories that a ticket can have.",
               .example = R"(["booking", "refund", "app"])"}},
    Key<Desk>{declared_names<&Desk::hold_reasons, Declares::hold_reason>,
              {.name = "hold_reasons",
               .accepted = kNamesAccepted,
               .fallback = "any reason",
               .meaning = "The reasons that an agent can give for putting a ticket on hold.",
               .example = R"(["bank", "harbour office"])"}},
    Key<Desk>{matrix,
              {.name = "matrix",
               .accepted = "a row for each impact, high, medium and low, with all three urgencies",
               .fallback = kDefaultMatrix,
               .meaning = "The priority of a ticket that is given an impact (the row) "
                          "and an urgency (the column) instead of a priority.",
               .example = kExampleMatrix}},
    Key<Desk>{delays,
              {.name = "delays",
               .accepted = R"(a table such as { assignment = "4h", response = "8h", update = "24h" })",
               .fallback = R"({ assignment = "4h", response = "8h", update = "24h" })",
               .meaning = "How long a wait without a target may take before `report delays` counts it as "
                          "late, in wall time.",
               .example = R"({ assignment = "3h", response = "6h" })",
               .header = "[desk.delays]",
               .keys = [] { return rows_of(kDelayKeys); }}},
};

/// Reads [desk]: the settings of the whole desk.
bool read_desk(const TomlValue& value, Desk& desk, FileReading& reading) {
  if (value.as<TomlTable>() == nullptr) return false;
  read_section(value, "[desk]", kDeskKeys, desk, reading);
  return true;
}

/// The clocks that a policy can have targets for: the first ones. Ownership has a target per team, and a
/// promise to a customer is made for one ticket.
constexpr std::size_t kPolicyClocks = 5;
static_assert(kClockNames.at(kPolicyClocks - 1) == Clock::resolution);
constexpr std::span kClocks(kClockNames.data(), kPolicyClocks);

bool targets_of_priority(const TomlValue& value, Targets& targets, FileReading& reading) {
  return read_by_name(value, "the targets of a policy", kClocks, kWorkingAccepted, reading,
                      [&](std::size_t clock, const TomlValue& target) {
                        targets[clock] = working_duration(target);
                        return targets[clock].has_value();
                      });
}

bool targets(const TomlValue& value, SlaPolicy& sla, FileReading& reading) {
  return read_by_name(value, "[sla.targets]", kPriorityNames,
                      "{ first_response = \"1h\", resolution = \"8h\" }", reading,
                      [&](std::size_t priority, const TomlValue& of_priority) {
                        return targets_of_priority(of_priority, sla.targets[priority], reading);
                      });
}

constexpr std::array kSlaKeys = {
    Key<SlaPolicy>{text<&SlaPolicy::name>,
                   {.name = "name",
                    .accepted = kTextAccepted,
                    .need = Need::required,
                    .meaning = "The name of the policy in lists and reports.",
                    .example = R"("passengers")"}},
    Key<SlaPolicy>{when<&SlaPolicy::when>,
                   {.name = "when",
                    .accepted = kFilterAccepted,
                    .fallback = "every ticket",
                    .meaning = "Which tickets the policy is for. "
                               "The first policy in the file that matches a ticket applies to it.",
                    .example = R"("channel:partner or tag:group")"}},
    Key<SlaPolicy>{name_in<&SlaPolicy::calendar, Declares::calendar>,
                   {.name = "calendar",
                    .accepted = kCalendarAccepted,
                    .fallback = "24 hours a day",
                    .meaning = "The working hours in which the targets are counted.",
                    .example = R"("office")"}},
    Key<SlaPolicy>{flag<&SlaPolicy::hold_runs>,
                   {.name = "hold_runs",
                    .accepted = kFlagAccepted,
                    .fallback = "true",
                    .meaning = "Whether the resolution and ownership clocks run while a ticket is on hold.",
                    .example = "false"}},
    Key<SlaPolicy>{
        targets,
        {.name = "targets",
         .accepted = R"(a table of priorities: urgent = { resolution = "8h" })",
         .fallback = "no targets",
         .meaning = "For each priority, the working time in which a clock must stop. The clocks are "
                    "assignment, first_response, next_response, update and resolution.",
         .example = R"({ urgent = { first_response = "1h", resolution = "8h" } })"}},
};

/// Reads [[sla]]. The names that filters use must have been read before.
bool read_slas(const TomlValue& value, Desk& desk, FileReading& reading) {
  return read_list(value, "sla", kSlaKeys, desk.slas, reading);
}

constexpr std::array kSections = {
    Key<Desk>{read_desk,
              {.name = "desk",
               .accepted = "a table: [desk]",
               .meaning = "Settings of the whole desk.",
               .header = "[desk]",
               .keys = [] { return rows_of(kDeskKeys); }}},
    Key<Desk>{read_calendars,
              {.name = "calendar",
               .accepted = "a table for each calendar: [calendar.NAME]",
               .meaning = "Working hours. Policies, teams and agents refer to calendars by name.",
               .header = "[calendar.NAME]",
               .keys = calendar_rows}},
    Key<Desk>{read_agents,
              {.name = "agent",
               .accepted = "a table for each agent: [agent.NAME]",
               .meaning = "The people who work on tickets.",
               .header = "[agent.NAME]",
               .keys = agent_rows}},
    Key<Desk>{read_teams,
              {.name = "team",
               .accepted = "a table for each team: [team.NAME]",
               .meaning = "The teams that tickets belong to.",
               .header = "[team.NAME]",
               .keys = team_rows}},
    Key<Desk>{read_messages,
              {.name = "message",
               .accepted = "a table for each message: [message.NAME]",
               .meaning = "Messages to customers, for 'message:NAME' in steps and rules and for "
                          "`tix reply --message NAME`.",
               .header = "[message.NAME]",
               .keys = message_rows}},
    Key<Desk>{read_reply_frame,
              {.name = "message",
               .accepted = "a table: [message.reply]",
               .meaning = "What stands around each reply in the mail. The reply is stored without it.",
               .header = "[message.reply]",
               .keys = reply_frame_rows}},
    Key<Desk>{read_channels,
              {.name = "channel",
               .accepted = "a table for each channel: [channel.NAME]",
               .meaning = "The channels that messages arrive on. Mail needs no section.",
               .header = "[channel.NAME]",
               .keys = channel_rows}},
    Key<Desk>{read_intake,
              {.name = "intake",
               .accepted = "a table: [intake]",
               .meaning = "How messages that arrive become tickets.",
               .header = "[intake]",
               .keys = intake_rows}},
    Key<Desk>{read_slas,
              {.name = "sla",
               .accepted = "a list of tables: [[sla]]",
               .meaning = "SLA policies: which tickets must be answered and resolved within which time.",
               .header = "[[sla]]",
               .keys = [] { return rows_of(kSlaKeys); }}},
    Key<Desk>{
        read_escalations,
        {.name = "escalation",
         .accepted = "a list of tables: [[escalation]]",
         .meaning = "Escalation steps: what `tix sweep` does when a clock nears or passes its due time.",
         .header = "[[escalation]]",
         .keys = escalation_rows}},
    Key<Desk>{read_routes,
              {.name = "route",
               .accepted = "a list of tables: [[route]]",
               .meaning = "Routes: which team a ticket goes to, and which skills it needs.",
               .header = "[[route]]",
               .keys = route_rows}},
    Key<Desk>{read_rules,
              {.name = "rule",
               .accepted = "a list of tables: [[rule]]",
               .meaning = "Rules: actions that follow a command, or a time spent in one status.",
               .header = "[[rule]]",
               .keys = rule_rows}},
};

}  // namespace

std::vector<KeyRow> desk_file_sections() {
  return rows_of(kSections);
}

DeskReading check_desk_file(std::string_view text, std::string_view file_name) {
  const TomlText toml = parse_toml(text);
  if (toml.mistake) {
    Place place{std::string(file_name), toml.mistake->at.line, toml.mistake->at.column};
    return {{}, {{std::move(place), toml.mistake->why, {}}}};
  }
  DeskReading read;
  FileReading reading(file_name);
  // A desk file can refer to the built-in resolutions, but not declare them again.
  for (const std::string_view name : kBuiltInResolutions) reading.declare(Declares::resolution, name, {});
  read_section(toml.root, "the desk file", kSections, read.desk, reading);
  read.mistakes = reading.finish();
  return read;
}

Desk read_desk_file(std::string_view text, std::string_view file_name) {
  DeskReading read = check_desk_file(text, file_name);
  if (!read.mistakes.empty())
    throw Error(ErrorKind::desk, read.mistakes.front().text(), read.mistakes.front().hint);
  return std::move(read.desk);
}

}  // namespace tix::desk
