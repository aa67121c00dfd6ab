// The parts of a mail that are kept: named, measured, and written one after another.
#pragma once

#include "format/mail/part_body.hpp"
#include "tix/intake/incoming_mail.hpp"

#include <cstdint>
#include <string_view>

namespace tix::format {

class PartSpool {
 public:
  /// Passes the bytes of parts to `sink` until they reach `most` bytes in all. Both arguments must outlive
  /// this object.
  PartSpool(MailStream& stream, const BytesSink& sink, std::int64_t most)
      : stream_(stream), sink_(sink), most_(most) {}

  struct Kept {
    IncomingPart part;
    bool is_intact = true;  ///< false: its transfer encoding is damaged
  };
  /// Writes the decoded body of `part`, or only measures and hashes it if it does not fit any more.
  Kept keep(const MailPart& part, PartRole role);

 private:
  MailStream& stream_;
  const BytesSink& sink_;
  std::int64_t most_;
  std::int64_t written_ = 0;
};

}  // namespace tix::format
