// An iCalendar file as lines and blocks, before anybody asks what they mean.
#pragma once

#include "format/plugin/ics_event.hpp"

#include <string>
#include <string_view>

namespace tix::format {

/// Joins folded lines and finds events and time zones. `text` is UTF-8; lines end with CRLF or LF. Error
/// usage with `file` and line for a text that is no calendar: bytes that are not UTF-8, a NUL, nothing or
/// something else before BEGIN:VCALENDAR, an END that does not match, a block without its END.
IcsFile ics_blocks(std::string_view text, const std::string& file);

}  // namespace tix::format
