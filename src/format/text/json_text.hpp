// Text as a JSON string, for writers that stream.
#pragma once

#include <string>
#include <string_view>

namespace tix::format {

/// Appends `text` in quotes. Escapes control characters, DEL and invisible marks that control terminals, and
/// replaces invalid UTF-8 by U+FFFD, so that the result is valid JSON for any bytes.
void append_json_string(std::string& out, std::string_view text);

}  // namespace tix::format
