// Applies the quoting rules of a POSIX shell, without expansions.
#include "cli/session/shell_words.hpp"

#include "tix/text/error.hpp"

#include <optional>

#include <fmt/format.h>

namespace tix::cli {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

/// Characters that a backslash escapes within double quotes.
bool is_escapable_in_quotes(char c) {
  return c == '"' || c == '\\' || c == '$' || c == '`';
}

}  // namespace

std::vector<std::string> shell_words(std::string_view line) {
  std::vector<std::string> words;
  std::optional<std::string> word;  // '' is a word too
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const char next = i + 1 < line.size() ? line[i + 1] : '\0';
    if (!quote && is_blank(c)) {
      if (word) words.push_back(std::move(*word));
      word.reset();
      continue;
    }
    if (!word) word.emplace();
    const bool escapes =
        c == '\\' && next != '\0' && (!quote || (quote == '"' && is_escapable_in_quotes(next)));
    if (escapes)
      *word += line[++i];
    else if (quote && c == quote)
      quote = 0;
    else if (!quote && (c == '\'' || c == '"'))
      quote = c;
    else
      *word += c;
  }
  if (quote) throw Error(ErrorKind::usage, fmt::format("unclosed quote in '{}'", line));
  if (word) words.push_back(std::move(*word));
  return words;
}

}  // namespace tix::cli
