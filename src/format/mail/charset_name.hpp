// Names of character sets.
#pragma once

#include <string>
#include <string_view>

namespace tix::format {

/// Returns the name under which iconv has a declared character set, or the larger one that senders mean by
/// it. Returns the name itself in capitals if no table has it, which iconv may not know, and an empty text if
/// it can be none.
std::string iconv_name(std::string_view declared);

}  // namespace tix::format
