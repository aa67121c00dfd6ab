// Matches patterns with stars, and writes them as values. The first and last part are tied to the ends of the
// text; those between are searched from left to right. That needs no backtracking, so no pattern is slow on
// any text.
#include "tix/filter/text_pattern.hpp"

#include "tix/text/ascii.hpp"

#include <algorithm>
#include <utility>

namespace tix {
namespace {

/// Returns whether `c` equals `folded`, which must be in lower case already, when ASCII case is ignored.
bool is_same_folded(char folded, char c) {
  return folded == ascii_lower(c);
}

bool begins(std::string_view text, std::string_view folded) {
  return text.size() >= folded.size() &&
         std::equal(folded.begin(), folded.end(), text.begin(), is_same_folded);
}

bool stands_bare(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter || byte >= 0x80 || std::string_view("_-@/+#%&=").find(c) != std::string_view::npos;
}

bool stands_bare(std::string_view text) {
  // A single dot inside needs no quotes, but two of them would make a range.
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dot = text[i] == '.' && i > 0 && i + 1 < text.size() && text[i + 1] != '.';
    if (!dot && !stands_bare(text[i])) return false;
  }
  return true;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\' || c == '*') out += '\\';
    out += c;
  }
  return out;
}

std::string in_quotes(std::string_view inner) {
  return '"' + std::string(inner) + '"';
}

}  // namespace

TextPattern::TextPattern(std::vector<std::string> parts) : parts_(std::move(parts)) {
  for (std::string& part : parts_) part = ascii_lower(std::string_view(part));
}

TextPattern TextPattern::anywhere() const {
  std::vector<std::string> parts = parts_;
  if (!parts.front().empty()) parts.insert(parts.begin(), "");
  if (!parts.back().empty()) parts.emplace_back();
  return TextPattern(std::move(parts));
}

bool TextPattern::matches(std::string_view text) const {
  const std::string& first = parts_.front();
  if (exact()) return text.size() == first.size() && begins(text, first);
  const std::string& last = parts_.back();
  if (text.size() < first.size() + last.size() || !begins(text, first)) return false;
  if (!begins(text.substr(text.size() - last.size()), last)) return false;
  text = text.substr(first.size(), text.size() - first.size() - last.size());
  // Taking the first occurrence of each part leaves the most room for the parts after it.
  for (std::size_t i = 1; i + 1 < parts_.size(); ++i) {
    const std::string& part = parts_[i];
    const auto found = std::search(text.begin(), text.end(), part.begin(), part.end(),
                                   [](char c, char folded) { return is_same_folded(folded, c); });
    if (found == text.end() && !part.empty()) return false;
    text = text.substr(static_cast<std::size_t>(found - text.begin()) + part.size());
  }
  return true;
}

std::string TextPattern::encoded() const {
  std::string out;
  for (const std::string& part : parts_) {
    if (&part != &parts_.front()) out += '*';
    for (const char c : part) {
      if (c == '*' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

TextPattern TextPattern::decoded(std::string_view text) {
  std::vector<std::string> parts(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '*') {
      parts.emplace_back();
    } else {
      if (text[i] == '\\' && i + 1 < text.size()) ++i;
      parts.back() += text[i];
    }
  }
  return TextPattern(std::move(parts));
}

std::string TextPattern::to_text() const {
  if (exact()) return quoted_for_filter(parts_.front());
  std::string bare, inner;
  for (const std::string& part : parts_) {
    bare += (&part == &parts_.front() ? "" : "*") + part;
    inner += (&part == &parts_.front() ? "" : "*") + escaped(part);
  }
  return std::ranges::all_of(parts_, [](const auto& part) { return stands_bare(part); }) ? bare
                                                                                         : in_quotes(inner);
}

std::string quoted_for_filter(std::string_view text) {
  const bool word_of_the_language = equal_without_case(text, "none") || text.starts_with('@');
  return stands_bare(text) && !text.empty() && !word_of_the_language ? std::string(text)
                                                                     : in_quotes(escaped(text));
}

}  // namespace tix
