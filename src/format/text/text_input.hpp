// Turns bytes into UTF-8 text, one chunk at a time; handles byte order marks and UTF-16.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// Reads at most `size` bytes and returns how many; 0 is the end. May return fewer than requested at any
/// time.
using ReadBytes = std::function<std::size_t(char* into, std::size_t size)>;

/// Drops a UTF-8 byte order mark and converts UTF-16 that has one. Takes text without a mark as UTF-8.
/// Invalid UTF-16 becomes the byte 0xff, which is invalid UTF-8, so that readers notice it.
class TextInput {
 public:
  explicit TextInput(ReadBytes read);

  /// Returns the next chunk, valid until the next call; empty only at the end.
  std::string_view chunk();
  /// Returns whether the latest chunk is ASCII without NUL, so that nothing in it needs checking.
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
  std::string leftover_;  ///< half a UTF-16 unit at the end of a chunk
  char16_t high_ = 0;     ///< the first half of a surrogate pair, or 0
  Encoding encoding_ = Encoding::unknown;
  bool plain_ = false;
  std::uint64_t bytes_read_ = 0;
};

}  // namespace tix::format
