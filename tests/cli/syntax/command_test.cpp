// The command table, and finding a command among global options.
#include "cli/syntax/command.hpp"

#include "cli/commands.hpp"
#include "cli/each_command.hpp"
#include "cli/help/help.hpp"
#include "cli/session/globals.hpp"
#include "format/text/terminal_text.hpp"
#include "tix/text/error.hpp"

#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {
using tix::cli::Chosen;
using tix::cli::Command;
using tix::cli::each_command;
using Words = std::vector<std::string>;

Chosen chosen_from(const Words& words) {
  tix::cli::Globals globals;
  tix::cli::Syntax syntax;
  add_globals(syntax, globals);
  return tix::cli::choose(tix::cli::commands(), words, syntax);
}

std::string refusal_of(const Words& words) {
  try {
    return chosen_from(words).title();
  } catch (const tix::Error& error) {
    return std::string(error.what()) + " | " + error.hint();
  }
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("every row of the table is complete") {
  std::set<std::string> titles;
  each_command([&](const Chosen& chosen) {
    const Command& row = *chosen.last();
    CAPTURE(chosen.title());
    CHECK(titles.insert(chosen.title()).second);
    CHECK((row.add == nullptr) == !row.parts.empty());
    REQUIRE_FALSE(row.summary.empty());
    CHECK(row.summary.size() <= 66);
    CHECK(row.summary.back() != '.');
    const auto syntax = tix::cli::syntax_of(row);
    CHECK((row.add == nullptr || syntax.run()));
    CHECK((row.add == nullptr || !syntax.examples().empty()));
    for (const auto& example : syntax.examples()) {
      CHECK(example.line.find("tix") != std::string::npos);
      CHECK(example.line.find(row.name) != std::string::npos);
    }
    for (const auto& parameter : syntax.parameters()) {
      CAPTURE(parameter->longest_name());
      CHECK(parameter->help.empty() == !parameter->words.empty());
      for (const auto& word : parameter->words) CHECK(parameter->usage.find(word.name) != std::string::npos);
      const bool is_option = parameter->kind != tix::cli::Parameter::Kind::argument;
      CHECK(parameter->longest_name().starts_with("--") == is_option);
    }
  });
  CHECK(titles.count("tix calendar due") == 1);
}

TEST_CASE("no option of a command hides a global one") {
  tix::cli::Globals globals;
  tix::cli::Syntax global;
  add_globals(global, globals);
  each_command([&](const Chosen& chosen) {
    const auto syntax = tix::cli::syntax_of(*chosen.last());
    for (const auto& parameter : syntax.parameters()) {
      for (const std::string& name : parameter->names) {
        CAPTURE(chosen.title(), name);
        CHECK(global.find(name) == nullptr);
        CHECK(syntax.find(name) == parameter.get());
      }
    }
  });
}

TEST_CASE("help of every command fits 80 columns and shows every parameter and example") {
  std::vector<std::pair<Chosen, std::string>> pages = {{Chosen{}, help_text(tix::cli::commands(), Chosen{})}};
  each_command(
      [&](const Chosen& chosen) { pages.emplace_back(chosen, help_text(tix::cli::commands(), chosen)); });
  for (const auto& [chosen, text] : pages) {
    CAPTURE(text);
    for (const std::string& line : lines_of(text)) {
      CHECK(tix::format::display_width(line) <= 80);
      CHECK((line.empty() || line.back() != ' '));
    }
    CHECK(text.ends_with("\n"));
    if (chosen.path.empty()) continue;
    const auto syntax = tix::cli::syntax_of(*chosen.last());
    for (const auto& parameter : syntax.parameters()) {
      if (parameter->words.empty()) CHECK(text.find(written(*parameter)) != std::string::npos);
      for (const auto& word : parameter->words)
        CHECK(text.find("\n  " + word.name + ' ') != std::string::npos);
    }
    for (const auto& example : syntax.examples()) CHECK(text.find(example.line) != std::string::npos);
    const auto parts = chosen.last()->parts;
    for (const Command& part : parts) CHECK(text.find(part.summary) != std::string::npos);
  }
}

TEST_CASE("the command is found among global options, which keep their order") {
  const Words globals[] = {
      {}, {"-q"}, {"--db", "due"}, {"--db=x", "-v"}, {"--columns"}, {"--columns", "a,b"}};
  for (const Words& before : globals) {
    for (const Words& between : globals) {
      Words words = before;
      // Before a word, --columns would take that word as its value.
      if (before == Words{"--columns"} || between == Words{"--columns"}) continue;
      words.push_back("calendar");
      words.insert(words.end(), between.begin(), between.end());
      words.insert(words.end(), {"due", "--desk", "help", "--", "-x"});
      Words rest = before;
      rest.insert(rest.end(), between.begin(), between.end());
      rest.insert(rest.end(), {"--desk", "help", "--", "-x"});
      const Chosen chosen = chosen_from(words);
      CHECK(chosen.title() == "tix calendar due");
      CHECK(chosen.words == rest);
    }
  }
  CHECK(chosen_from({"--version"}).path.empty());
  CHECK(chosen_from({}).path.empty());
  CHECK(chosen_from({"calendar", "--help"}).title() == "tix calendar");
  CHECK(chosen_from({"--columns", "--db", "x", "config"}).title() == "tix config");
}

TEST_CASE("a misspelt command is refused with the nearest name") {
  CHECK(refusal_of({"calender"}) == "no command 'calender' | did you mean calendar?");
  CHECK(refusal_of({"xyzzy"}) == "no command 'xyzzy' | run 'tix help' to list all commands");
  CHECK(refusal_of({"calendar", "do"})
            .starts_with("'tix calendar' has no subcommand 'do'; accepted: show, due, elapsed"));
  CHECK(refusal_of({"--fromat", "csv", "config"}) == "no option '--fromat' | did you mean --format?");
  CHECK(refusal_of({"--desk", "x", "calendar"}) ==
        "no option '--desk' | put the options of a command after its name");
  CHECK(refusal_of({""}) == "no command '' | run 'tix help' to list all commands");
}
