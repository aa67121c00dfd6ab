// A scanner that knows comments, strings, raw strings, characters and digit separators.
#include "house/cpp_text.hpp"

#include <algorithm>
#include <cctype>

namespace house {
namespace {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  CppText scan() {
    while (at_ < text_.size()) {
      if (sees("//")) {
        blank_to(text_.find('\n', at_));
      } else if (sees("/*")) {
        const auto end = text_.find("*/", at_ + 2);
        blank_to(end == std::string_view::npos ? end : end + 2);
      } else if (sees("R\"") && (at_ == 0 || !is_word(text_[at_ - 1]))) {
        raw_string();
      } else if (text_[at_] == '"') {
        quoted('"', !in_include());
      } else if (text_[at_] == '\'' && !is_digit_separator()) {
        quoted('\'', false);
      } else {
        result_.code += text_[at_++];
      }
    }
    return std::move(result_);
  }

 private:
  bool sees(std::string_view what) const { return text_.substr(at_, what.size()) == what; }

  /// Replaces everything up to `end` by blanks, except newlines.
  void blank_to(std::size_t end) {
    for (end = std::min(end, text_.size()); at_ < end; ++at_) result_.code += text_[at_] == '\n' ? '\n' : ' ';
  }

  std::size_t line() const { return 1 + static_cast<std::size_t>(std::ranges::count(result_.code, '\n')); }

  bool in_include() const {
    const auto begin = result_.code.rfind('\n');
    const auto first = result_.code.find_first_not_of(' ', begin == std::string::npos ? 0 : begin + 1);
    return first != std::string::npos && result_.code.compare(first, 8, "#include") == 0;
  }

  /// `1'000`: the quote stands in a word that begins with a digit.
  bool is_digit_separator() const {
    std::size_t begin = at_;
    while (begin > 0 && (is_word(text_[begin - 1]) || text_[begin - 1] == '\'')) --begin;
    return begin < at_ && std::isdigit(static_cast<unsigned char>(text_[begin])) != 0;
  }

  void quoted(char quote, bool keep) {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n') end += text_[end] == '\\' ? 2 : 1;
    end = std::min(end, text_.size());
    if (keep) result_.literals.push_back({line(), std::string(text_.substr(at_ + 1, end - at_ - 1))});
    result_.code += text_[at_++];
    if (in_include()) {
      while (at_ < end) result_.code += text_[at_++];
    }
    blank_to(end);
    if (at_ < text_.size()) result_.code += text_[at_++];
  }

  void raw_string() {
    const auto open = text_.find('(', at_);
    if (open == std::string_view::npos) return blank_to(text_.size());
    const std::string closing = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
    const auto end = std::min(text_.find(closing, open), text_.size());
    result_.literals.push_back({line(), std::string(text_.substr(open + 1, end - open - 1))});
    blank_to(end + closing.size());
  }

  std::string_view text_;
  std::size_t at_ = 0;
  CppText result_;
};

}  // namespace

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

CppText taken_apart(std::string_view text) {
  return Scanner(text).scan();
}

}  // namespace house
