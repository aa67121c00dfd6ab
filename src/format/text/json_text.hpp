// Text as a JSON string, for writers that stream.
#pragma once

#include <string>
#include <string_view>

namespace tix::format {

/// Appends `text` in quotes. Control characters are escaped, bytes that are not UTF-8 become U+FFFD, so the
/// result is valid JSON for any bytes; DEL and the invisible marks that steer terminals are escaped as well.
void append_json_string(std::string& out, std::string_view text);

}  // namespace tix::format
