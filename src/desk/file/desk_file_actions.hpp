// The `do` lists of a desk file.
#pragma once

#include "desk/file/desk_file_reading.hpp"
#include "desk/file/desk_file_toml.hpp"
#include "tix/policy/policy.hpp"

#include <vector>

namespace tix::desk {

/// Reads `notify:agent`, `team:NAME` and so on. Returns false unless `value` is a list with elements.
bool read_actions(const TomlValue& value, std::vector<Action>& into, FileReading& reading);

}  // namespace tix::desk
