// What the mail reader is given: bytes, limits, and a place for files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

namespace tix::format {

/// A range of bytes in an open file, such as a whole file or one mail of an mbox. Reading moves the position
/// of the descriptor, which stays open.
struct MailBytes {
  int descriptor = -1;
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

/// What a mail may have. What exceeds a limit is left out or cut, and becomes a problem of the mail.
struct MailLimits {
  std::int64_t max_size = 50'000'000;  ///< bytes of all parts that are kept
  std::int64_t headers = 256'000;      ///< bytes of each header block
  std::size_t parts = 200;             ///< of all levels
  std::size_t levels = 20;             ///< of multiparts inside each other
  std::size_t addresses = 500;         ///< in From, Reply-To, To and Cc
  std::int64_t text = 1'000'000;       ///< bytes of the text to show, and of each part that it is made from
};

/// Receives decoded bytes in order.
using BytesSink = std::function<void(std::string_view)>;

}  // namespace tix::format
