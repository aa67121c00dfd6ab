// [[escalation]], [[route]] and [[rule]] of a desk file.
#pragma once

#include "desk/file/desk_file_reading.hpp"
#include "desk/file/desk_file_toml.hpp"
#include "tix/policy/policy.hpp"

namespace tix::desk {

/// Reads escalation steps into `desk`. The names that filters use must have been read before. Returns false
/// unless `value` is a list of tables.
bool read_escalations(const TomlValue& value, Desk& desk, FileReading& reading);
bool read_routes(const TomlValue& value, Desk& desk, FileReading& reading);
bool read_rules(const TomlValue& value, Desk& desk, FileReading& reading);

/// Return what there is to know about their keys.
std::vector<KeyRow> escalation_rows();
std::vector<KeyRow> route_rows();
std::vector<KeyRow> rule_rows();

}  // namespace tix::desk
