// Bytes in, UTF-8 text out, one chunk at a time: byte order marks and UTF-16 end here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// Fills at most `size` bytes and returns how many; 0 is the end. May return less than asked at any time.
using ReadBytes = std::function<std::size_t(char* into, std::size_t size)>;

/// A UTF-8 byte order mark is dropped; UTF-16 with one is converted. Text without a mark is taken as UTF-8.
/// What is not valid UTF-16 becomes the byte 0xff, which is not valid UTF-8 and so is found by who reads on.
class TextInput {
 public:
  explicit TextInput(ReadBytes read);

  /// The next chunk, valid until the next call; empty only at the end.
  std::string_view chunk();
  /// Whether the latest chunk is ASCII without NUL, so that nothing in it needs checking.
  bool plain() const { return plain_; }
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  enum class Encoding { unknown, utf8, utf16_little, utf16_big };

  std::string_view fill();
  std::string_view without_mark(std::string_view start);
  void convert(std::string_view bytes);
  void convert_unit(char16_t unit);
  void convert_end();

  ReadBytes read_;
  std::vector<char> buffer_;
  std::string converted_;
  std::string leftover_;  ///< half a unit of UTF-16 at the end of a chunk
  char16_t high_ = 0;     ///< the first half of a surrogate pair, or 0
  Encoding encoding_ = Encoding::unknown;
  bool plain_ = false;
  std::uint64_t bytes_read_ = 0;
};

}  // namespace tix::format
