// [agent.NAME] and [team.NAME] of a desk file.
#pragma once

#include "desk/file/desk_file_reading.hpp"
#include "desk/file/desk_file_toml.hpp"
#include "tix/policy/policy.hpp"

namespace tix::desk {

/// Reads agents into `desk`. Returns false unless `value` is a table.
bool read_agents(const TomlValue& value, Desk& desk, FileReading& reading);
bool read_teams(const TomlValue& value, Desk& desk, FileReading& reading);

/// Return what there is to know about their keys.
std::vector<KeyRow> agent_rows();
std::vector<KeyRow> team_rows();

}  // namespace tix::desk
