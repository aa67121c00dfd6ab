// Reads chunks, byte order marks and UTF-16.
#include "format/text/text_input.hpp"

#include "format/text/utf8.hpp"

#include <utility>

namespace tix::format {
namespace {

constexpr std::size_t kChunk = std::size_t{128} * 1024;
constexpr char kNotUtf8 = '\xff';

bool is_high_surrogate(char16_t unit) {
  return unit >= 0xd800 && unit <= 0xdbff;
}
bool is_low_surrogate(char16_t unit) {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

}  // namespace

TextInput::TextInput(ReadBytes read) : read_(std::move(read)), buffer_(kChunk) {}

std::string_view TextInput::chunk() {
  for (;;) {
    std::string_view bytes = fill();
    const bool at_end = bytes.empty();
    if (encoding_ == Encoding::unknown) bytes = without_mark(bytes);
    if (encoding_ != Encoding::utf8) {
      converted_.clear();
      convert(bytes);
      if (at_end) convert_end();
      bytes = converted_;
    }
    // A chunk may be nothing but a mark, or half a UTF-16 unit.
    if (!bytes.empty() || at_end) {
      plain_ = is_plain_ascii(bytes);
      return bytes;
    }
  }
}

std::string_view TextInput::fill() {
  const std::size_t size = read_(buffer_.data(), buffer_.size());
  bytes_read_ += size;
  return {buffer_.data(), size};
}

std::string_view TextInput::without_mark(std::string_view start) {
  // The longest mark has three bytes, and a pipe may give them one by one.
  std::size_t size = start.size();
  while (size > 0 && size < 3) {
    const std::size_t more = read_(buffer_.data() + size, buffer_.size() - size);
    if (more == 0) break;
    bytes_read_ += more;
    size += more;
  }
  const std::string_view all(buffer_.data(), size);
  struct Mark {
    std::string_view bytes;
    Encoding encoding;
  };
  static constexpr Mark kMarks[] = {{"\xef\xbb\xbf", Encoding::utf8},
                                    {"\xff\xfe", Encoding::utf16_little},
                                    {"\xfe\xff", Encoding::utf16_big}};
  for (const Mark& mark : kMarks) {
    if (!all.starts_with(mark.bytes)) continue;
    encoding_ = mark.encoding;
    return all.substr(mark.bytes.size());
  }
  encoding_ = Encoding::utf8;
  return all;
}

void TextInput::convert(std::string_view bytes) {
  const std::size_t low = encoding_ == Encoding::utf16_little ? 0 : 1;
  for (const char byte : bytes) {
    leftover_ += byte;
    if (leftover_.size() < 2) continue;
    const auto small = static_cast<unsigned char>(leftover_[low]);
    const auto large = static_cast<unsigned char>(leftover_[1 - low]);
    leftover_.clear();
    convert_unit(static_cast<char16_t>(small | (large << 8)));
  }
}

void TextInput::convert_unit(char16_t unit) {
  if (high_ != 0 && is_low_surrogate(unit)) {
    append_utf8(converted_, static_cast<char32_t>(0x10000 + ((high_ - 0xd800) << 10) + (unit - 0xdc00)));
    high_ = 0;
    return;
  }
  if (high_ != 0) converted_ += kNotUtf8;
  high_ = is_high_surrogate(unit) ? unit : char16_t{0};
  if (high_ != 0) return;
  if (is_low_surrogate(unit)) {
    converted_ += kNotUtf8;
  } else {
    append_utf8(converted_, unit);
  }
}

void TextInput::convert_end() {
  if (high_ != 0 || !leftover_.empty()) converted_ += kNotUtf8;
  high_ = 0;
  leftover_.clear();
}

}  // namespace tix::format
