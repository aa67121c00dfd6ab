// The tree of a mail's parts, found line by line. GMime's own parser is not used, because it keeps all parts
// and headers in memory, however many and long they are, and does not tell where a part begins and ends.
#pragma once

#include "format/mail/mail_input.hpp"
#include "format/mail/mail_stream.hpp"
#include "format/mail/part_head.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tix::format {

/// A part of a mail: a multipart, or a leaf with bytes of its own.
struct MailPart {
  std::optional<std::size_t> parent;  ///< the index of its multipart
  std::size_t level = 0;              ///< multiparts around it
  ByteRange headers;                  ///< without the blank line after them
  ByteRange body;                     ///< as encoded for transfer
  PartHead head;
  bool is_container = false;  ///< a multipart whose parts follow; any other multipart is a leaf
  bool is_too_deep = false;   ///< a multipart below the lowest level, kept as a file
};

struct MailStructure {
  std::vector<MailPart> parts;  ///< the mail itself, then its parts in order
  std::string header_bytes;     ///< the headers of the mail as they came, cut at the limit
  std::vector<std::string> problems;
  std::vector<std::string> warnings;
};

/// Finds the parts of a mail. A line `From ...` before the headers is skipped. Throws Error{storage} if the
/// mail cannot be read, and nothing for any bytes.
MailStructure mail_structure(MailStream& stream, const MailLimits& limits);

}  // namespace tix::format
