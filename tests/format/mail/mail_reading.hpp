// A mail read back, slowly and apart from the library that wrote it.
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tix::test {

inline int digit_of(char c, std::string_view digits) {
  const auto at = digits.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

inline std::string from_base64(std::string_view text) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned bits = 0;
  int have = 0;
  for (const char c : text) {
    const int value = digit_of(c, kDigits);
    if (value < 0) continue;
    bits = bits << 6 | static_cast<unsigned>(value);
    have += 6;
    if (have < 8) continue;
    have -= 8;
    out += static_cast<char>(bits >> have & 0xff);
  }
  return out;
}

/// Quoted-printable, and with `_` for a blank the Q of headers.
inline std::string from_quoted(std::string_view text, bool header) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '=' && i + 1 < text.size() && text[i + 1] == '\n') {
      ++i;
    } else if (text[i] == '=' && i + 2 < text.size()) {
      out += static_cast<char>(digit_of(text[i + 1], kDigits) * 16 + digit_of(text[i + 2], kDigits));
      i += 2;
    } else {
      out += header && text[i] == '_' ? ' ' : text[i];
    }
  }
  return out;
}

/// RFC 2047: encoded words, and blanks between two of them left out.
inline std::string from_header(std::string_view text) {
  std::string out, blanks;
  bool after_word = false;
  while (!text.empty()) {
    const std::size_t end = text.find("?=", 2);
    const std::size_t middle = text.find('?', 2);
    if (text.starts_with("=?") && middle != std::string_view::npos && end != std::string_view::npos) {
      const char kind = text[middle + 1];
      const std::string_view inside = text.substr(middle + 3, text.find("?=", middle + 3) - middle - 3);
      if (!after_word) out += blanks;
      out += kind == 'B' || kind == 'b' ? from_base64(inside) : from_quoted(inside, true);
      text.remove_prefix(text.find("?=", middle + 3) + 2);
      blanks.clear();
      after_word = true;
    } else if (text.front() == ' ' || text.front() == '\t') {
      blanks += text.front();
      text.remove_prefix(1);
    } else {
      out += blanks + text.front();
      blanks.clear();
      after_word = false;
      text.remove_prefix(1);
    }
  }
  return out + blanks;
}

struct ReadMail {
  std::vector<std::pair<std::string, std::string>> headers;  ///< unfolded, as written
  std::string body;                                          ///< decoded

  std::string header(std::string_view name) const {
    for (const auto& [key, value] : headers)
      if (key == name) return value;
    return "(none)";
  }
};

inline ReadMail read_mail(std::string_view text) {
  ReadMail mail;
  const std::size_t end = text.find("\n\n");
  std::string_view head = text.substr(0, end + 1);
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find('\n'));
    head.remove_prefix(line.size() + 1);
    if (line.front() == ' ' || line.front() == '\t') {
      mail.headers.back().second += line;
      continue;
    }
    const std::size_t colon = line.find(':');
    mail.headers.emplace_back(line.substr(0, colon), line.substr(std::min(line.size(), colon + 2)));
  }
  const std::string_view body = text.substr(end + 2);
  const std::string encoding = mail.header("Content-Transfer-Encoding");
  mail.body = encoding == "base64"             ? from_base64(body)
              : encoding == "quoted-printable" ? from_quoted(body, false)
                                               : std::string(body);
  return mail;
}

}  // namespace tix::test
