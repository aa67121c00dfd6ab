// Splits a filter into tokens. Blanks separate; double quotes group, and inside them a backslash makes the
// next byte literal. A star keeps its meaning inside quotes, so that `title:"vpn*"` is a pattern.
#include "core/filter/filter_token.hpp"

#include "core/filter/filter_mistake.hpp"
#include "tix/text/ascii.hpp"

#include <algorithm>

namespace tix {
namespace {

constexpr std::string_view kNot = "not:";

bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

class Cutter {
 public:
  explicit Cutter(std::string_view filter) : filter_(filter) {}

  FilterToken next() {
    while (!at_end() && is_blank(filter_[at_])) ++at_;
    FilterToken token;
    token.begin = at_;
    if (at_end()) {
      token.end = at_;
      return token;
    }
    token.kind = kind_here();
    if (token.kind == FilterTokenKind::word) {
      cut_word(token.letters);
    } else {
      at_ += token.kind == FilterTokenKind::negation && filter_[at_] != '-' ? kNot.size() : 1;
    }
    token.end = at_;
    return token;
  }

 private:
  bool at_end() const { return at_ == filter_.size(); }

  FilterTokenKind kind_here() const {
    const char c = filter_[at_];
    if (c == '(') return FilterTokenKind::open;
    if (c == ')') return FilterTokenKind::close;
    const bool negated = c == '-' || equal_without_case(filter_.substr(at_, kNot.size()), kNot);
    return negated ? FilterTokenKind::negation : FilterTokenKind::word;
  }

  /// Reads up to a blank or a closing parenthesis outside quotes. Quotes may begin in the middle of a word.
  void cut_word(std::vector<FilterLetter>& letters) {
    while (!at_end() && !is_blank(filter_[at_]) && filter_[at_] != ')') {
      if (filter_[at_] == '(') {
        throw filter_mistake(filter_, at_, "'(' is not allowed inside a word",
                             "write alternatives as field:a,b and a value with parentheses in quotes: "
                             "title:\"f(x)\"");
      }
      if (filter_[at_] == '"') {
        cut_quoted(letters);
      } else {
        letters.push_back({filter_[at_], false, at_});
        ++at_;
      }
    }
  }

  /// Reads quoted text. All its bytes are literal except stars without a backslash.
  void cut_quoted(std::vector<FilterLetter>& letters) {
    const std::size_t opened = at_++;
    while (!at_end() && filter_[at_] != '"') {
      const bool escape = filter_[at_] == '\\' && at_ + 1 < filter_.size();
      if (escape) ++at_;
      letters.push_back({filter_[at_], escape || filter_[at_] != '*', at_});
      ++at_;
    }
    if (at_end()) {
      throw filter_mistake(filter_, opened, "this quote is not closed",
                           "write a quote inside quotes as \\\"");
    }
    ++at_;
  }

  std::string_view filter_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<FilterToken> filter_tokens(std::string_view filter) {
  std::vector<FilterToken> tokens;
  Cutter cutter(filter);
  do tokens.push_back(cutter.next());
  while (tokens.back().kind != FilterTokenKind::end);
  return tokens;
}

std::string text_of(std::span<const FilterLetter> letters) {
  std::string text;
  for (const FilterLetter& letter : letters) text += letter.byte;
  return text;
}

bool is_keyword(std::span<const FilterLetter> letters, std::string_view keyword) {
  return std::ranges::equal(letters, keyword, [](const FilterLetter& letter, char c) {
    return !letter.literal && ascii_lower(letter.byte) == c;
  });
}

std::size_t position_of(char structural, std::span<const FilterLetter> letters) {
  const auto found = std::ranges::find_if(
      letters, [&](const FilterLetter& letter) { return !letter.literal && letter.byte == structural; });
  return static_cast<std::size_t>(found - letters.begin());
}

}  // namespace tix
