// [calendar.NAME] of a desk file.
#pragma once

#include "desk/file/desk_file_reading.hpp"
#include "desk/file/desk_file_toml.hpp"
#include "tix/policy/policy.hpp"

namespace tix::desk {

/// Reads the calendars into `desk`, whose zone is the default and must have been read. Returns false unless
/// `value` is a table.
bool read_calendars(const TomlValue& value, Desk& desk, FileReading& reading);

/// Returns what there is to know about the keys of a calendar.
std::vector<KeyRow> calendar_rows();

}  // namespace tix::desk
