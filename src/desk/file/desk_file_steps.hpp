// [[escalation]], [[route]] and [[rule]] of a desk file.
#pragma once

#include "desk/file/desk_file_reading.hpp"
#include "desk/file/desk_file_toml.hpp"
#include "tix/policy/policy.hpp"

namespace tix::desk {

/// Reads escalation steps into `desk`; to be read after the names that filters use. Returns false unless
/// `value` is a list of tables.
bool read_escalations(const TomlValue& value, Desk& desk, FileReading& reading);
bool read_routes(const TomlValue& value, Desk& desk, FileReading& reading);
bool read_rules(const TomlValue& value, Desk& desk, FileReading& reading);

}  // namespace tix::desk
