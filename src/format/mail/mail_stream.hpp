// The bytes of one mail in a file, read piece by piece, so that a large mail is never in memory whole.
#pragma once

#include "format/mail/glib_owned.hpp"
#include "format/mail/mail_input.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// A range of offsets, counted from the beginning of the mail.
struct ByteRange {
  std::int64_t begin = 0;
  std::int64_t end = 0;

  std::int64_t size() const { return end - begin; }
};

class MailStream {
 public:
  explicit MailStream(const MailBytes& bytes);

  std::int64_t size() const { return size_; }
  /// Reads at most `size` bytes at an offset and returns how many; fewer only at the end of the mail. Throws
  /// Error{storage} if the file cannot be read or is shorter than the range.
  std::size_t read(std::int64_t offset, char* into, std::size_t size);
  /// Returns the first bytes of a range, at most `most`. Throws as `read` does.
  std::string text(ByteRange range, std::int64_t most);

 private:
  GlibOwned<GMimeStream> stream_;
  std::int64_t size_;
};

/// Calls `piece(std::string_view)` with the bytes of a range, in order, in chunks.
template <class Piece>
void for_each_chunk(MailStream& stream, ByteRange range, const Piece& piece) {
  std::vector<char> chunk(static_cast<std::size_t>(std::min<std::int64_t>(range.size(), 65536)));
  while (range.size() > 0) {
    const auto wanted = static_cast<std::size_t>(std::min<std::int64_t>(range.size(), 65536));
    const std::size_t size = stream.read(range.begin, chunk.data(), wanted);
    if (size == 0) return;
    piece(std::string_view(chunk.data(), size));
    range.begin += static_cast<std::int64_t>(size);
  }
}

/// A line of a mail. Only its beginning is at hand, because a line can be as long as the mail.
struct MailLine {
  std::int64_t begin = 0;
  std::int64_t end = 0;      ///< after the line end
  std::size_t line_end = 0;  ///< bytes of the line end: 0 (the last line), 1 or 2
  std::string_view text;     ///< the first 4 kB at most, without the line end; valid until the next line

  bool is_blank() const { return text.find_first_not_of(" \t\r") == std::string_view::npos; }
};

/// Steps through the lines of a mail.
class MailLines {
 public:
  explicit MailLines(MailStream& stream) : stream_(stream), buffer_(65536) {}

  /// Returns whether there was another line.
  bool next(MailLine& line);
  /// Makes the line that begins at `offset` the next one.
  void seek(std::int64_t offset);

 private:
  void fill();

  MailStream& stream_;
  std::vector<char> buffer_;
  std::size_t at_ = 0;       ///< the next byte in the buffer
  std::size_t filled_ = 0;   ///< bytes in the buffer
  std::int64_t offset_ = 0;  ///< of the buffer's first byte
};

}  // namespace tix::format
