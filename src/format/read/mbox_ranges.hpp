// Finds the mails of an mbox.
#pragma once

#include "format/text/text_input.hpp"

#include <cstdint>
#include <vector>

namespace tix::format {

/// A mail of an mbox: the bytes after its `From ` line up to the blank line before the next one.
struct MboxRange {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

/// Returns the mails in order. A mail begins with a line `From ...` at the beginning of the file or after a
/// blank line; bytes before the first such line are a mail, too, so that nothing is lost.
std::vector<MboxRange> mbox_ranges(const ReadBytes& read);

}  // namespace tix::format
