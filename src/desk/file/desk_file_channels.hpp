// [channel.NAME], [intake] and the mark of a desk file.
#pragma once

#include "desk/file/desk_file_reading.hpp"
#include "desk/file/desk_file_toml.hpp"
#include "tix/policy/policy.hpp"

namespace tix::desk {

/// Reads channels into `desk`. Returns false unless `value` is a table.
bool read_channels(const TomlValue& value, Desk& desk, FileReading& reading);
/// Reads [intake]. Returns false unless `value` is a table.
bool read_intake(const TomlValue& value, Desk& desk, FileReading& reading);
/// Reads the `mark` of [desk]. Returns false for text that cannot stand in `[MARK #42]`.
bool read_mark(const TomlValue& value, Desk& desk, FileReading& reading);
inline constexpr std::string_view kMarkAccepted =
    "at most 40 bytes of text on one line without '[', ']' and '#'";

/// Reads the `country` of [desk]. Returns false for anything but a calling code without '+' and '00'.
bool read_country(const TomlValue& value, Desk& desk, FileReading& reading);
inline constexpr std::string_view kCountryAccepted = "a calling code of 1 to 3 digits, such as \"62\"";

/// Return what there is to know about the keys of the two sections.
std::vector<KeyRow> channel_rows();
std::vector<KeyRow> intake_rows();

}  // namespace tix::desk
