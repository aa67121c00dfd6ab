// [calendar.NAME] of a desk file.
#pragma once

#include "desk/file/desk_file_reading.hpp"
#include "desk/file/desk_file_toml.hpp"
#include "tix/policy/policy.hpp"

namespace tix::desk {

/// Reads the calendars into `desk`; to be read after [desk], whose zone is the default. Returns false
/// unless `value` is a table.
bool read_calendars(const TomlValue& value, Desk& desk, FileReading& reading);

}  // namespace tix::desk
