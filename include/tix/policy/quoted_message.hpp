// The message of a customer below the answer to it.
#pragma once

#include "tix/time/instant.hpp"
#include "tix/time/zone.hpp"

#include <string>
#include <string_view>

namespace tix {

/// Returns the line before a quoted message, as mail programs write and recognize it: `On 2026-08-07 16:30,
/// ana@acme.test wrote:`. Languages without a line of their own get the English one. Control characters in
/// `who` become blanks.
std::string attribution_line(std::string_view lang, Instant at, const Zone& zone, std::string_view who);

/// Returns the text with `> ` before each line, or `>` before one that is empty or quoted already. Blank
/// lines at its end are left out.
std::string quoted_lines(std::string_view text);

}  // namespace tix
