// [message.NAME], [message.reply] and the language of a desk file.
#pragma once

#include "desk/file/desk_file_reading.hpp"
#include "desk/file/desk_file_toml.hpp"
#include "tix/policy/policy.hpp"

namespace tix::desk {

/// Reads the messages, all but `reply`, into `desk`. Returns false unless `value` is a table.
bool read_messages(const TomlValue& value, Desk& desk, FileReading& reading);
/// Reads the message `reply`, the frame of replies, into `desk`. Leaves it to read_messages to refuse a value
/// that is not a table.
bool read_reply_frame(const TomlValue& value, Desk& desk, FileReading& reading);
/// Reads the `lang` of [desk]. Returns false for text that is not a language code.
bool read_lang(const TomlValue& value, Desk& desk, FileReading& reading);
inline constexpr std::string_view kLangAccepted = "a language code of two or three letters such as \"id\"";

/// Return what there is to know about the keys of the two sections.
std::vector<KeyRow> message_rows();
std::vector<KeyRow> reply_frame_rows();

}  // namespace tix::desk
