// Decodes encoded words here, because GMime does not know the larger character sets that senders mean.
#include "format/mail/header_text.hpp"

#include "format/mail/charset.hpp"
#include "format/mail/glib_owned.hpp"
#include "format/text/utf8.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"

#include <algorithm>

#include <gmime/gmime.h>

namespace tix::format {
namespace {

/// An encoded word: `=?charset?Q?text?=`.
struct EncodedWord {
  std::string_view charset;
  bool is_base64 = false;
  std::string_view text;
  std::size_t size = 0;  ///< of the whole word; 0: none begins here
};

EncodedWord word_at(std::string_view text) {
  if (!text.starts_with("=?")) return {};
  const std::size_t charset_end = text.find('?', 2);
  if (charset_end == std::string_view::npos || charset_end == 2 || charset_end > 80) return {};
  if (charset_end + 2 >= text.size() || text[charset_end + 2] != '?') return {};
  const char encoding = ascii_lower(text[charset_end + 1]);
  if (encoding != 'b' && encoding != 'q') return {};
  constexpr std::size_t kLongest = 4096;  // 75 by the standard; some programs write a long subject as one
  text = text.substr(0, kLongest);
  const std::size_t begin = charset_end + 3;
  if (begin > text.size()) return {};
  std::size_t end = text.find("?=", begin);
  // `=?utf-8?Q??=` is empty, and in `=?utf-8?Q?=41?=` the first `?=` is not the end.
  if (end == begin && encoding == 'q' && begin + 2 < text.size() && g_ascii_isxdigit(text[begin + 1]) != 0)
    end = text.find("?=", begin + 1);
  if (end == std::string_view::npos) return {};
  if (text.substr(begin, end - begin).find("=?") != std::string_view::npos) return {};  // the next one begins
  return {text.substr(2, charset_end - 2), encoding == 'b', text.substr(begin, end - begin), end + 2};
}

std::string quoted_bytes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_code = text[i] == '=' && i + 2 < text.size() && g_ascii_isxdigit(text[i + 1]) != 0 &&
                         g_ascii_isxdigit(text[i + 2]) != 0;
    if (is_code) {
      out += static_cast<char>(g_ascii_xdigit_value(text[i + 1]) * 16 + g_ascii_xdigit_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '_' ? ' ' : text[i];
    }
  }
  return out;
}

std::string base64_bytes(std::string_view text) {
  std::string out(text.size() + 4, '\0');
  gint state = 0;
  guint save = 0;
  out.resize(
      g_base64_decode_step(text.data(), text.size(), reinterpret_cast<guchar*>(out.data()), &state, &save));
  return out;
}

std::string one_line(std::string_view valid) {
  std::string out;
  for (std::size_t i = 0; i < valid.size(); ++i) {
    const char c = valid[i];
    const bool is_fold = c == '\n' && i + 1 < valid.size() && (valid[i + 1] == ' ' || valid[i + 1] == '\t');
    if (is_fold || c == '\r') continue;
    const bool is_control = (c >= 0 && c < ' ') || c == '\x7f';
    out += is_control ? ' ' : c;
  }
  return std::string(tix::trimmed(out));
}

bool is_blank_between(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Calls `plain(bytes)` and `words(text)` for the parts of a value. Words that follow each other and have the
/// same character set and encoding are decoded together, because senders split characters.
template <class Plain, class Words>
void for_each_run(std::string_view raw, const Plain& plain, const Words& words) {
  std::string decoded;
  std::string bytes;
  std::string_view charset;
  const auto decode_bytes = [&] {
    decoded += text_in_charset(bytes, charset).text;
    bytes.clear();
  };
  bool after_word = false;
  std::size_t plain_begin = 0;
  for (std::size_t at = 0; at < raw.size();) {
    const EncodedWord word = word_at(raw.substr(at));
    if (word.size == 0) {
      at = std::min(raw.find("=?", at + 1), raw.size());
      continue;
    }
    const std::string_view between = raw.substr(plain_begin, at - plain_begin);
    if (!after_word || !is_blank_between(between)) {
      if (after_word) decode_bytes(), words(std::string_view(decoded)), decoded.clear();
      plain(between);
    }
    if (!equal_without_case(charset, word.charset)) decode_bytes();
    charset = word.charset;
    bytes += word.is_base64 ? base64_bytes(word.text) : quoted_bytes(word.text);
    after_word = true;
    at += word.size;
    plain_begin = at;
  }
  if (after_word) decode_bytes(), words(std::string_view(decoded));
  plain(raw.substr(plain_begin));
}

}  // namespace

std::string header_line(std::string_view raw) {
  return one_line(text_in_charset(raw, "").text);
}

std::string header_text(std::string_view raw) {
  std::string out;
  for_each_run(
      raw, [&](std::string_view bytes) { out += text_in_charset(bytes, "").text; },
      [&](std::string_view text) { out += text; });
  return one_line(out);
}

std::string header_in_utf8_words(std::string_view raw) {
  std::string out;
  const auto encode = [&](std::string_view text) {
    const GlibOwned<gchar> word(g_base64_encode(reinterpret_cast<const guchar*>(text.data()), text.size()));
    out.append("=?utf-8?B?").append(word.get()).append("?=");
  };
  for_each_run(
      raw, [&](std::string_view bytes) { out += text_in_charset(bytes, "").text; }, encode);
  return one_line(out);
}

std::vector<std::string> message_ids_in(std::string_view raw) {
  constexpr std::size_t kLongest = 998;  // the longest line of a mail
  std::vector<std::string> ids;
  const auto add = [&](std::string_view id) {
    std::string text(id);
    std::erase_if(text, [](char c) { return c == ' '; });
    if (!text.empty() && text.size() <= kLongest) ids.push_back(text);
  };
  const std::string text = header_line(raw);
  std::string_view rest = text;
  for (std::size_t open = rest.find('<'); open != std::string_view::npos; open = rest.find('<')) {
    rest.remove_prefix(open + 1);
    // A `<` before the `>` begins the next one: the bracket of this one was lost.
    const std::size_t close = std::min(rest.find_first_of("<>"), rest.size());
    add(rest.substr(0, close));
    rest.remove_prefix(close);
  }
  if (!ids.empty()) return ids;
  rest = text;
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find_first_of(" ,;\""));
    if (word.find('@') != std::string_view::npos || word.size() == text.size()) add(word);
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
  }
  return ids;
}

std::optional<Instant> mail_date(std::string_view text) {
  const std::string line = header_line(text.substr(0, 200));
  if (line.empty()) return std::nullopt;
  const GlibOwned<GDateTime> time(g_mime_utils_header_decode_date(line.c_str()));
  if (!time) return std::nullopt;
  const Instant at = Instant::from_unix(g_date_time_to_unix(time.get()));
  return at.in_range() ? std::optional(at) : std::nullopt;
}

}  // namespace tix::format
