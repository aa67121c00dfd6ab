// Reads the sections of a desk file in the order in which they need each other.
#include "desk/file/desk_file.hpp"

#include "desk/file/desk_file_calendar.hpp"
#include "desk/file/desk_file_desk.hpp"
#include "desk/file/desk_file_messages.hpp"
#include "desk/file/desk_file_people.hpp"
#include "desk/file/desk_file_section.hpp"
#include "desk/file/desk_file_sla.hpp"
#include "desk/file/desk_file_steps.hpp"
#include "desk/file/desk_file_toml.hpp"

namespace tix::desk {
namespace {

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
