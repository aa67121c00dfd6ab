// The body of a part, decoded.
#pragma once

#include "format/mail/mail_input.hpp"
#include "format/mail/mail_structure.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace tix::format {

/// Decodes a body piece by piece. Returns whether its transfer encoding is intact; whatever can be decoded of
/// a damaged one reaches the sink. Throws Error{storage} if the mail cannot be read, and what the sink
/// throws.
bool decode_body(MailStream& stream, const MailPart& part, const BytesSink& sink);

/// The beginning of a decoded body.
struct DecodedText {
  std::string bytes;
  bool is_whole = true;   ///< false: the body goes on
  bool is_intact = true;  ///< false: its transfer encoding is damaged
};

/// Decodes at most the first `most` bytes of a body. Throws as decode_body does.
DecodedText decoded_text(MailStream& stream, const MailPart& part, std::int64_t most);

}  // namespace tix::format
