// The sections of a desk file, each read in a file of its own.
#pragma once

#include "desk/file/desk_file_reading.hpp"
#include "desk/file/desk_file_toml.hpp"
#include "tix/policy/policy.hpp"

namespace tix::desk {

// All answer false when the section as a whole is not the kind of value it should be.
bool read_desk(const TomlValue& value, Desk& desk, FileReading& reading);
bool read_calendars(const TomlValue& value, Desk& desk, FileReading& reading);  ///< after the desk's zone
bool read_agents(const TomlValue& value, Desk& desk, FileReading& reading);
bool read_teams(const TomlValue& value, Desk& desk, FileReading& reading);
bool read_messages(const TomlValue& value, Desk& desk, FileReading& reading);
// Filters name what the sections above declare, so the sections below come after them.
bool read_slas(const TomlValue& value, Desk& desk, FileReading& reading);
bool read_escalations(const TomlValue& value, Desk& desk, FileReading& reading);
bool read_routes(const TomlValue& value, Desk& desk, FileReading& reading);
bool read_rules(const TomlValue& value, Desk& desk, FileReading& reading);

/// A `do` list: `notify:agent`, `team:NAME`...
bool read_actions(const TomlValue& value, std::vector<Action>& into, FileReading& reading);

}  // namespace tix::desk
