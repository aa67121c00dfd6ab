// Writes quotes in the form of RFC 3676, 4.5.
#include "tix/policy/quoted_message.hpp"

#include "tix/text/blank.hpp"
#include "tix/time/local_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

namespace tix {
namespace {

/// How a language introduces a quote. The languages are those whose lines are cut from mails that come in.
struct Attribution {
  std::string_view lang;
  std::string_view before, between, after;
};
constexpr std::array kAttributions = {
    Attribution{"en", "On ", ", ", " wrote:"},
    Attribution{"id", "Pada ", ", ", " menulis:"},
    Attribution{"de", "Am ", " schrieb ", ":"},
};

}  // namespace

std::string attribution_line(std::string_view lang, Instant at, const Zone& zone, std::string_view who) {
  const auto* found = std::ranges::find(kAttributions, lang, &Attribution::lang);
  const Attribution& words = found == kAttributions.end() ? kAttributions.front() : *found;
  std::string name(who);
  std::ranges::replace_if(
      name, [](char c) { return std::iscntrl(static_cast<unsigned char>(c)) != 0; }, ' ');
  return fmt::format("{}{}{}{}{}", words.before, format_local(at, zone), words.between, name, words.after);
}

std::string quoted_lines(std::string_view text) {
  while (!text.empty() && is_blank(text.substr(text.size() - 1))) text.remove_suffix(1);
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    out += line.empty() || line == "\r" || line.starts_with('>') ? ">" : "> ";
    out += line;
    out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace tix
