// Parsing without running: the values typed reach the options struct, and nothing else does.
#include "cli/syntax/parse.hpp"

#include "cli/session/globals.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {
using tix::Error;
using tix::cli::parse;
using tix::cli::Syntax;
using Words = std::vector<std::string>;

struct Options {
  bool yes = false;
  bool all = false;
  std::optional<std::string> body;
  std::vector<std::string> tags;
  std::optional<std::int64_t> limit;
  std::optional<std::string> pick;
  std::optional<std::string> kind;
  std::string title;
  std::optional<std::string> second;
  std::vector<std::string> rest;
};

/// Everything a syntax can declare; with `arguments`, also a title and any number of words.
struct Sample {
  Options o;
  Syntax syntax;

  explicit Sample(bool arguments = false) {
    syntax.flag("-y,--yes", o.yes, "go on");
    syntax.flag("-a,--all", o.all, "all of them");
    syntax.option("-b,--body", "TEXT", o.body, "a text");
    syntax.option("-t,--tag", "NAME", o.tags, "a tag");
    syntax.option("--limit", "N", o.limit, "how many");
    syntax.option("--pick", "A,B", o.pick, "which").may_stand_alone();
    syntax.option("--kind", "KIND", o.kind, "which kind").one_of({"big", "small"});
    if (!arguments) return;
    syntax.argument("TITLE", o.title, "what it is about");
    syntax.argument("WORD", o.rest, "more");
  }
  Options& read(const Words& words) {
    parse(syntax, words);
    return o;
  }
};

std::string message_of(Sample& sample, const Words& words) {
  try {
    sample.read(words);
  } catch (const Error& error) {
    CHECK(error.kind() == tix::ErrorKind::usage);
    return std::string(error.what()) + (error.hint().empty() ? "" : " | " + error.hint());
  }
  return "accepted";
}

/// Texts that confuse command-line parsers: brackets, dashes, equals signs, blanks, terminators, empty text.
const Words kHardTexts = {"",           "a b",  "[a]",   "[a,b]",    "[",     "++",     "-", "-3d",
                          "-5 degrees", "=",    "a=b",   "--x",      "-yb",   "{}",     "%", "\"q\"",
                          "true",       "a,b",  "\n",    "\x1b[31m", "--yes", "help",   "'", "é",
                          "/x",         "/x:y", "@file", "#",        "$HOME", "--pick="};

}  // namespace

TEST_CASE("any text is kept as the value of an option, in each of its spellings") {
  for (const std::string& text : kHardTexts) {
    CAPTURE(text);
    CHECK(Sample().read({"--body", text}).body == text);
    CHECK(Sample().read({"--body=" + text}).body == text);
    CHECK(Sample().read({"-b", text}).body == text);
    if (!text.empty()) CHECK(Sample().read({"-b" + text}).body == text);
    const Options tagged = Sample().read({"-t", text, "--yes", "--tag=" + text});
    CHECK(tagged.tags == Words{text, text});
    CHECK(tagged.yes);
  }
}

TEST_CASE("any text is kept as an argument after --") {
  for (const std::string& text : kHardTexts) {
    CAPTURE(text);
    Sample sample(true);
    const Options& o = sample.read({"--yes", "--", text, text, "--yes"});
    CHECK(o.title == text);
    CHECK(o.rest == Words{text, "--yes"});
  }
}

TEST_CASE("texts that do not look like an option need no --") {
  for (const std::string& text : kHardTexts) {
    if (tix::cli::looks_like_option(text)) continue;
    CAPTURE(text);
    Sample sample(true);
    const Options& o = sample.read({text, "--all", text, "-y", text});
    CHECK(o.title == text);
    CHECK(o.rest == Words{text, text});
    CHECK((o.all && o.yes && !o.body));
  }
}

TEST_CASE("options mean the same wherever they stand among the arguments") {
  std::mt19937 random(11);
  const std::vector<Words> options = {
      {"-y"}, {"--body", "text"}, {"--limit=3"}, {"-t", "one"}, {"--kind", "small"}};
  for (int round = 0; round < 200; ++round) {
    std::vector<Words> pieces = options;
    std::ranges::shuffle(pieces, random);
    // Arguments keep their order: each is inserted after the one before it.
    std::size_t behind = 0;
    for (const char* word : {"title", "one", "two"}) {
      behind += std::uniform_int_distribution<std::size_t>(0, pieces.size() - behind)(random);
      pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(behind++), Words{word});
    }
    Words words;
    for (const Words& piece : pieces) words.insert(words.end(), piece.begin(), piece.end());
    Sample sample(true);
    const Options& o = sample.read(words);
    CHECK((o.yes && o.body == "text" && o.limit == 3 && o.kind == "small"));
    CHECK(o.tags == Words{"one"});
    CHECK(o.title == "title");
    CHECK(o.rest == Words{"one", "two"});
  }
}

TEST_CASE("the last value of an option counts") {
  CHECK(Sample().read({"--body", "a", "-b", "b"}).body == "b");
  CHECK(Sample().read({"--limit", "1", "--limit", "2"}).limit == 2);
  CHECK(Sample().read({"-yy", "-y"}).yes);
}

TEST_CASE("short flags can be combined, and the last one may take a value") {
  const Options o = Sample().read({"-yab", "text"});
  CHECK((o.yes && o.all && o.body == "text"));
}

TEST_CASE("an option whose value is optional may stand alone") {
  CHECK(Sample().read({"--pick"}).pick == "");
  CHECK(Sample().read({"--pick", "--yes"}).pick == "");
  CHECK(Sample().read({"--pick", "id,title"}).pick == "id,title");
  CHECK(Sample().read({"--pick=id"}).pick == "id");
  CHECK_FALSE(Sample().read({}).pick);
}

TEST_CASE("mistakes are reported with messages of tix") {
  struct Row {
    Words words;
    std::string message;
  };
  const std::vector<Row> rows = {
      {{"--bdoy", "x"}, "no option '--bdoy' | did you mean --body?"},
      {{"--zebra"}, "no option '--zebra' | put -- before text that begins with a dash"},
      {{"--bodyy=x"}, "no option '--bodyy' | did you mean --body?"},
      {{"-yz"}, "no option '-z' | put -- before text that begins with a dash"},
      {{"word"}, "unexpected argument 'word' | put quotes around text with spaces"},
      {{"--body"}, "--body needs a value: TEXT"},
      {{"-y", "-b"}, "-b needs a value: TEXT"},
      {{"--yes=no"}, "--yes does not take a value"},
      {{"--limit", "ten"}, "--limit 'ten' is not accepted; accepted: a whole number, 0 or more"},
      {{"--limit", "-1"}, "--limit '-1' is not accepted; accepted: a whole number, 0 or more"},
      {{"--limit", "99999999999999999999"},
       "--limit '99999999999999999999' is not accepted; accepted: a whole number, 0 or more"},
      {{"--kind", "smal"}, "--kind 'smal' is not accepted; accepted: big, small | did you mean small?"},
      {{"--kind", ""}, "--kind '' is not accepted; accepted: big, small"},
  };
  for (const Row& row : rows) {
    Sample sample;
    CHECK(message_of(sample, row.words) == row.message);
  }
  Sample with_title(true);
  CHECK(message_of(with_title, {"--yes"}) == "missing argument TITLE");
}

TEST_CASE("nothing is checked if help is requested") {
  for (const Words& words : {Words{"--help"}, Words{"--bogus", "-h"}, Words{"--help", "--limit", "ten"},
                             Words{"a", "b", "--format", "nonsense", "--help"}}) {
    tix::cli::Globals globals;
    Sample sample;
    tix::cli::add_globals(sample.syntax, globals);
    sample.read(words);
    CHECK(globals.help);
  }
}

TEST_CASE("random words are accepted or refused, without any other failure") {
  std::mt19937 random(7);
  const Words pieces = {"-",       "--", "y",      "b",     "=", "body",  "--body", "-b",
                        "[",       "]",  "tag",    "--tag", "x", " ",     "--pick", "limit",
                        "--limit", "3",  "--kind", "big",   ",", "--yes", "-ya",    "++"};
  int accepted = 0;
  for (int round = 0; round < 5000; ++round) {
    Words words(std::uniform_int_distribution<std::size_t>(0, 5)(random));
    for (std::string& word : words) {
      for (int n = std::uniform_int_distribution<int>(0, 2)(random); n >= 0; --n) {
        word += pieces[std::uniform_int_distribution<std::size_t>(0, pieces.size() - 1)(random)];
      }
    }
    Sample sample(true);
    accepted += message_of(sample, words) == "accepted" ? 1 : 0;
  }
  CHECK(accepted > 100);
}
