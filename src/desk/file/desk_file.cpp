// Reads the sections of a desk file in the order in which they need each other: the short ones here, the
// longer ones in files of their own.
#include "desk/file/desk_file.hpp"

#include "desk/file/desk_file_calendar.hpp"
#include "desk/file/desk_file_people.hpp"
#include "desk/file/desk_file_reading.hpp"
#include "desk/file/desk_file_section.hpp"
#include "desk/file/desk_file_steps.hpp"
#include "desk/file/desk_file_toml.hpp"
#include "desk/file/desk_file_values.hpp"
#include "tix/text/nearest.hpp"
#include "tix/time/zone.hpp"

#include <algorithm>

#include <fmt/ranges.h>

namespace tix::desk {
namespace {

constexpr int kMostWeight = 100;
constexpr std::string_view kDurationTable = "{ assignment = \"4h\", response = \"8h\", update = \"24h\" }";

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
    Key<Desk>{"assignment", wall_time<&Desk::delay_assignment>, kDurationAccepted},
    Key<Desk>{"response", wall_time<&Desk::delay_response>, kDurationAccepted},
    Key<Desk>{"update", wall_time<&Desk::delay_update>, kDurationAccepted},
};

bool delays(const TomlValue& value, Desk& desk, FileReading& reading) {
  if (value.as<TomlTable>() == nullptr) return false;
  read_section(value, "[desk.delays]", kDelayKeys, desk, reading);
  return true;
}

constexpr std::array kDeskKeys = {
    Key<Desk>{"name", text<&Desk::name>, kTextAccepted},
    Key<Desk>{"zone", zone, "the name of a time zone such as \"Asia/Jakarta\""},
    Key<Desk>{"reopen_window", wall_time<&Desk::reopen_window>, kDurationAccepted},
    Key<Desk>{"resolutions", declared_names<&Desk::resolutions, Declares::resolution>, "a list of names"},
    Key<Desk>{"weights", weights, "{ urgent = 3, high = 2, normal = 1, low = 1 }"},
    Key<Desk>{"categories", declared_names<&Desk::categories, Declares::category>, "a list of names"},
    Key<Desk>{"hold_reasons", declared_names<&Desk::hold_reasons, Declares::hold_reason>, "a list of names"},
    Key<Desk>{"matrix", matrix, "a row for each impact, high, medium and low, with all three urgencies"},
    Key<Desk>{"delays", delays, kDurationTable},
};

/// Reads [desk]: the settings of the whole desk.
bool read_desk(const TomlValue& value, Desk& desk, FileReading& reading) {
  if (value.as<TomlTable>() == nullptr) return false;
  read_section(value, "[desk]", kDeskKeys, desk, reading);
  return true;
}

/// Every `{` opens a placeholder. Throws Error for one that is unknown or not closed.
void check_placeholders(std::string_view text) {
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find_first_of("{}\n", open + 1);
    const bool closed = close != std::string_view::npos && text[close] == '}';
    const std::string_view name = text.substr(open + 1, closed ? close - open - 1 : 0);
    if (closed && std::ranges::find(kPlaceholders, name) != kPlaceholders.end()) continue;
    const std::string what = closed ? fmt::format("there is no {{{}}}", name) : "a '{' is not closed";
    throw Error(ErrorKind::desk, fmt::format("{}; accepted: {{{}}}", what, fmt::join(kPlaceholders, "}, {")),
                closed ? did_you_mean(name, kPlaceholders) : "");
  }
}

bool subject(const TomlValue& value, MessageText& message, FileReading&) {
  const std::string* line = one_line(value);
  if (line != nullptr) check_placeholders(*line);
  return put<&MessageText::subject>(line, message);
}

bool body(const TomlValue& value, MessageText& message, FileReading&) {
  const std::string* text = some_text(value);
  if (text != nullptr) check_placeholders(*text);
  return put<&MessageText::body>(text, message);
}

constexpr std::array kMessageKeys = {
    Key<MessageText>{"subject", subject, kTextAccepted},
    Key<MessageText>{"body", body, "text", Need::required},
};

/// Reads [message.NAME]: texts for customers and the placeholders in them.
bool read_messages(const TomlValue& value, Desk& desk, FileReading& reading) {
  return read_named(value, "message", Declares::message, kMessageKeys, desk.messages, reading);
}

/// The clocks that a policy may have targets for: the first ones. Ownership is a target of teams, and a
/// promise to a customer is made per ticket.
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
    Key<SlaPolicy>{"name", text<&SlaPolicy::name>, kTextAccepted, Need::required},
    Key<SlaPolicy>{"when", when<&SlaPolicy::when>, kFilterAccepted},
    Key<SlaPolicy>{"calendar", name_in<&SlaPolicy::calendar, Declares::calendar>, "the name of a calendar"},
    Key<SlaPolicy>{"hold_runs", flag<&SlaPolicy::hold_runs>, kFlagAccepted},
    Key<SlaPolicy>{"targets", targets, "a table of priorities: urgent = { resolution = \"8h\" }"},
};

/// Reads [[sla]]: policies and their targets, after the names that their filters use.
bool read_slas(const TomlValue& value, Desk& desk, FileReading& reading) {
  return read_list(value, "sla", kSlaKeys, desk.slas, reading);
}

constexpr std::array kSections = {
    Key<Desk>{"desk", read_desk, "a table: [desk]"},
    Key<Desk>{"calendar", read_calendars, "a table for each calendar: [calendar.NAME]"},
    Key<Desk>{"agent", read_agents, "a table for each agent: [agent.NAME]"},
    Key<Desk>{"team", read_teams, "a table for each team: [team.NAME]"},
    Key<Desk>{"message", read_messages, "a table for each text: [message.NAME]"},
    Key<Desk>{"sla", read_slas, "a list of tables: [[sla]]"},
    Key<Desk>{"escalation", read_escalations, "a list of tables: [[escalation]]"},
    Key<Desk>{"route", read_routes, "a list of tables: [[route]]"},
    Key<Desk>{"rule", read_rules, "a list of tables: [[rule]]"},
};

}  // namespace

DeskReading check_desk_file(std::string_view text, std::string_view file_name) {
  const TomlText toml = parse_toml(text);
  if (toml.mistake) {
    Place place{std::string(file_name), toml.mistake->at.line, toml.mistake->at.column};
    return {{}, {{std::move(place), toml.mistake->why, {}}}};
  }
  DeskReading read;
  FileReading reading(file_name);
  // Built-in resolutions can be referred to, but not declared again.
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
