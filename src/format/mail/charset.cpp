// Chooses between what is declared and what the bytes look like, and converts with iconv.
#include "format/mail/charset.hpp"

#include "format/mail/charset_name.hpp"
#include "format/text/utf8.hpp"
#include "tix/text/blank.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

#include <fmt/format.h>
#include <gmime/gmime.h>

namespace tix::format {
namespace {

constexpr std::string_view kWestern = "WINDOWS-1252";

/// Sets of one byte a character, in which valid UTF-8 makes no sense.
bool is_single_byte(std::string_view charset) {
  static constexpr std::array<std::string_view, 7> kBeginnings = {"WINDOWS-", "ISO-8859", "ISO8859", "KOI8",
                                                                  "CP125",    "MAC",      "CP874"};
  return std::ranges::any_of(kBeginnings, [&](std::string_view each) { return charset.starts_with(each); });
}

/// An open conversion to UTF-8.
class Conversion {
 public:
  explicit Conversion(const std::string& from)
      : iconv_(from.empty() ? kNone : g_iconv_open("UTF-8", from.c_str())) {}
  ~Conversion() {
    if (is_open()) g_iconv_close(iconv_);
  }
  Conversion(const Conversion&) = delete;
  Conversion& operator=(const Conversion&) = delete;

  bool is_open() const { return iconv_ != kNone; }

  /// Appends the text and returns how many bytes had no meaning.
  std::size_t convert(std::string_view bytes, std::string& out) {
    std::array<char, 16384> chunk;
    auto* in = const_cast<gchar*>(bytes.data());  // iconv only reads
    gsize left = bytes.size();
    std::size_t bad = 0;
    bool flushes = false;
    for (;;) {
      gchar* to = chunk.data();
      gsize room = chunk.size();
      const gsize result =
          flushes ? g_iconv(iconv_, nullptr, nullptr, &to, &room) : g_iconv(iconv_, &in, &left, &to, &room);
      const int why = errno;
      out.append(chunk.data(), static_cast<std::size_t>(to - chunk.data()));
      if (result != static_cast<gsize>(-1)) {
        if (flushes) return bad;
        flushes = true;
      } else if (why != E2BIG) {
        if (left == 0 || flushes) return bad;
        append_utf8(out, U'\ufffd');
        ++bad;
        ++in;
        --left;
      }
    }
  }

 private:
  inline static const GIConv kNone = reinterpret_cast<GIConv>(-1);  // NOLINT: iconv's own value for "none"

  GIConv iconv_;
};

/// Returns ISO-2022-JP as EUC-JP, in which iconv also knows the characters that Windows added. Each set that
/// an escape selects has a mark before its bytes there, and their high bits are set.
std::string japanese_as_euc(std::string_view bytes) {
  struct Set {
    std::string_view escape;
    std::string_view mark;
    std::size_t size;  ///< bytes of a character; 0: ASCII
  };
  static constexpr std::array<Set, 6> kSets = {{{"\x1b(B", "", 0},
                                                {"\x1b(J", "", 0},
                                                {"\x1b(I", "\x8e", 1},
                                                {"\x1b$@", "", 2},
                                                {"\x1b$B", "", 2},
                                                {"\x1b$(D", "\x8f", 2}}};
  const Set* set = kSets.data();
  std::string out;
  while (!bytes.empty()) {
    const auto escape =
        std::ranges::find_if(kSets, [&](const Set& each) { return bytes.starts_with(each.escape); });
    const bool is_line_end = bytes.front() == '\n' || bytes.front() == '\r';
    if (escape != kSets.end()) {
      set = &*escape;
      bytes.remove_prefix(set->escape.size());
    } else if (set->size == 0 || bytes.size() < set->size || is_line_end) {
      if (is_line_end) set = kSets.data();  // each line begins in ASCII
      out += bytes.front();
      bytes.remove_prefix(1);
    } else {
      out += set->mark;
      for (const char c : bytes.substr(0, set->size))
        out += static_cast<char>(static_cast<unsigned char>(c) | 0x80U);
      bytes.remove_prefix(set->size);
    }
  }
  return out;
}

std::optional<std::string> converted(std::string_view bytes, const std::string& charset) {
  if (charset == "ISO-2022-JP") return converted(japanese_as_euc(bytes), "EUC-JP-MS");
  Conversion conversion(charset);
  if (!conversion.is_open()) return std::nullopt;
  std::string out;
  conversion.convert(bytes, out);
  std::string valid;
  append_valid_utf8(valid, out);
  return valid;
}

bool has_japanese_escapes(std::string_view bytes) {
  return bytes.find("\x1b$B") != std::string_view::npos || bytes.find("\x1b$@") != std::string_view::npos ||
         bytes.find("\x1b(J") != std::string_view::npos;
}

/// Returns whether invalid bytes are rare enough in UTF-8 to be accidents, such as a character cut in half.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t characters = 0, bad = 0;
  while (!bytes.empty()) {
    const Utf8Step step = utf8_step(bytes);
    if (!step.valid) ++bad;
    if (step.valid && step.size > 1) ++characters;
    bytes.remove_prefix(step.size);
  }
  return characters > 4 * bad;
}

std::string without_mark(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\ufeff";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  std::string valid;
  append_valid_utf8(valid, text);
  return valid;
}

CharsetText guessed(std::string_view bytes) {
  if (has_japanese_escapes(bytes))
    if (auto text = converted(bytes, "ISO-2022-JP")) return {*text, "charset guessed as iso-2022-jp"};
  if (is_valid_utf8(bytes)) return {without_mark(bytes), {}};
  if (is_mostly_utf8(bytes)) return {without_mark(bytes), "some bytes are not valid utf-8"};
  return {converted(bytes, std::string(kWestern)).value_or(without_mark(bytes)),
          "charset guessed as windows-1252"};
}

}  // namespace

CharsetText text_in_charset(std::string_view bytes, std::string_view declared) {
  if (is_plain_ascii(bytes) && bytes.find_first_of("\x1b+~") == std::string_view::npos)
    return {std::string(bytes), {}};
  if (is_blank(declared)) return guessed(bytes);
  const std::string charset = iconv_name(declared);
  if (charset == "UTF-8") return guessed(bytes);
  if (is_single_byte(charset)) {
    if (is_plain_ascii(bytes) && !has_japanese_escapes(bytes)) return {std::string(bytes), {}};
    if (has_japanese_escapes(bytes)) return guessed(bytes);
    if (is_valid_utf8(bytes)) return {without_mark(bytes), "charset guessed as utf-8"};
  }
  if (auto text = converted(bytes, charset)) return {without_mark(*text), {}};
  constexpr std::size_t kLongestName = 40;
  CharsetText guess = guessed(bytes);
  std::string shown(tix::trimmed(declared.substr(0, kLongestName)));
  std::erase_if(shown, [](char c) { return c < ' ' || c > '~'; });
  guess.warning =
      fmt::format("charset '{}' is not known{}", shown, guess.warning.empty() ? "" : ", " + guess.warning);
  return guess;
}

}  // namespace tix::format
