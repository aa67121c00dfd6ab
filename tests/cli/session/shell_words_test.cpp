// Splits a setting into words as a shell would, without expansions.
#include "cli/session/shell_words.hpp"

#include "random_pick.hpp"
#include "tix/text/error.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using tix::cli::shell_words;
using tix::test::pick;
using tix::test::Random;

namespace {

using Words = std::vector<std::string>;

/// Returns the word as a person may quote it, each letter in one of three ways.
std::string quoted(Random& random, const std::string& word) {
  std::string text = word.empty() ? "''" : "";
  for (const char c : word) {
    const auto way = pick(random, 0, 2);
    if (way == 0 && c != '\'')
      text += std::string("'") + c + "'";
    else if (way == 1)
      text += (c == '"' || c == '\\' || c == '$' || c == '`') ? std::string("\"\\") + c + "\""
                                                              : std::string("\"") + c + "\"";
    else
      text += std::string("\\") + c;
  }
  return text;
}

}  // namespace

TEST_CASE("words survive every way of quoting them") {
  constexpr std::string_view kLetters = "ab-/ \t'\"\\$`*;&|é";
  Random random{3};
  for (int round = 0; round < 2000; ++round) {
    Words words;
    std::string line;
    for (auto count = pick(random, 0, 4); count > 0; --count) {
      std::string word;
      for (auto length = pick(random, 0, 6); length > 0; --length)
        word += kLetters[static_cast<std::size_t>(
            pick(random, 0, static_cast<std::int64_t>(kLetters.size()) - 1))];
      line += (pick(random, 0, 1) ? " " : "\t ") + quoted(random, word);
      words.push_back(std::move(word));
    }
    INFO(line);
    CHECK(shell_words(line + (pick(random, 0, 1) ? " " : "")) == words);
  }
}

TEST_CASE("what people set as their editor") {
  CHECK(shell_words("vi") == Words{"vi"});
  CHECK(shell_words("  code --wait ") == Words{"code", "--wait"});
  CHECK(shell_words("emacsclient -a \"\" -t") == Words{"emacsclient", "-a", "", "-t"});
  CHECK(shell_words("'/opt/my editor/ed' $HOME") == Words{"/opt/my editor/ed", "$HOME"});
  CHECK(shell_words("\"a\\b\"") == Words{"a\\b"});
  CHECK(shell_words(" ").empty());
  CHECK_THROWS_AS(shell_words("vi 'x"), tix::Error);
  CHECK_THROWS_AS(shell_words("vi \"x\\\""), tix::Error);
}
