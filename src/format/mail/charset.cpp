// Chooses the character set by tables, and converts with iconv.
#include "format/mail/charset.hpp"

#include "format/text/utf8.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <gmime/gmime.h>

namespace tix::format {
namespace {

constexpr std::string_view kWestern = "WINDOWS-1252";

/// Names that iconv lacks, and sets that senders declare where they use a larger one.
constexpr std::array<std::pair<std::string_view, std::string_view>, 61> kCharsets = {{
    {"us-ascii", "WINDOWS-1252"},
    {"ascii", "WINDOWS-1252"},
    {"ansi_x3.4-1968", "WINDOWS-1252"},
    {"iso-8859-1", "WINDOWS-1252"},
    {"iso8859-1", "WINDOWS-1252"},
    {"iso_8859-1", "WINDOWS-1252"},
    {"latin1", "WINDOWS-1252"},
    {"latin-1", "WINDOWS-1252"},
    {"cp1252", "WINDOWS-1252"},
    {"windows-1252", "WINDOWS-1252"},
    {"x-ansi", "WINDOWS-1252"},
    {"iso-8859-8-i", "WINDOWS-1255"},
    {"iso-8859-8", "WINDOWS-1255"},
    {"iso-8859-9", "WINDOWS-1254"},
    {"iso-8859-11", "WINDOWS-874"},
    {"tis-620", "WINDOWS-874"},
    {"windows-874", "CP874"},
    {"utf8", "UTF-8"},
    {"utf-8", "UTF-8"},
    {"utf-8-sig", "UTF-8"},
    {"unicode-1-1-utf-8", "UTF-8"},
    {"x-unicode-2-0-utf-8", "UTF-8"},
    {"utf8mb4", "UTF-8"},
    {"unicode-1-1-utf-7", "UTF-7"},
    {"x-unicode-2-0-utf-7", "UTF-7"},
    {"gb2312", "GB18030"},
    {"gb_2312-80", "GB18030"},
    {"gb-2312", "GB18030"},
    {"csgb2312", "GB18030"},
    {"euc-cn", "GB18030"},
    {"gbk", "GB18030"},
    {"x-gbk", "GB18030"},
    {"cp936", "GB18030"},
    {"windows-936", "GB18030"},
    {"big5", "BIG5-HKSCS"},
    {"big-5", "BIG5-HKSCS"},
    {"chinesebig5", "BIG5-HKSCS"},
    {"x-x-big5", "BIG5-HKSCS"},
    {"cp950", "BIG5-HKSCS"},
    {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},
    {"sjis", "CP932"},
    {"x-sjis", "CP932"},
    {"windows-31j", "CP932"},
    {"x-euc-jp", "EUC-JP-MS"},
    {"euc-jp", "EUC-JP-MS"},
    {"iso-2022-jp", "ISO-2022-JP"},
    {"iso-2022-jp-ms", "ISO-2022-JP"},
    {"cp50220", "ISO-2022-JP"},
    {"cp50221", "ISO-2022-JP"},
    {"euc-kr", "CP949"},
    {"ks_c_5601-1987", "CP949"},
    {"ks_c_5601", "CP949"},
    {"ksc5601", "CP949"},
    {"x-windows-949", "CP949"},
    {"x-mac-roman", "MACINTOSH"},
    {"macroman", "MACINTOSH"},
    {"x-mac-cyrillic", "MAC-CYRILLIC"},
    {"x-mac-ce", "MAC-CENTRALEUROPE"},
    {"koi8-ru", "KOI8-U"},
    {"x-user-defined", "WINDOWS-1252"},
}};

/// Sets of one byte a character, in which valid UTF-8 makes no sense.
bool is_single_byte(std::string_view charset) {
  static constexpr std::array<std::string_view, 7> kBeginnings = {"WINDOWS-", "ISO-8859", "ISO8859", "KOI8",
                                                                  "CP125",    "MAC",      "CP874"};
  return std::ranges::any_of(kBeginnings, [&](std::string_view each) { return charset.starts_with(each); });
}

std::string iconv_name(std::string_view declared) {
  std::string name = ascii_lower(tix::trimmed(declared));
  std::erase_if(name, [](char c) { return c == '"' || c == '\''; });
  if (const std::size_t language = name.find('*'); language != std::string::npos) name.resize(language);
  const auto row = std::ranges::find(kCharsets, name, [](const auto& each) { return each.first; });
  if (row != kCharsets.end()) return std::string(row->second);
  // A slash would ask iconv for one of its options.
  const auto is_in_name = [](char c) { return g_ascii_isalnum(c) != 0 || c == '-' || c == '_' || c == '.'; };
  if (!std::ranges::all_of(name, is_in_name)) return {};
  std::ranges::transform(name, name.begin(), g_ascii_toupper);
  return name;
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
