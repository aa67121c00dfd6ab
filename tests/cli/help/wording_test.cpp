// Help reads the same everywhere: summaries and options are imperative, and defaults, quotes and full stops
// follow one rule. A person still has to read each text aloud.
#include "cli/each_command.hpp"
#include "cli/help/filter_help.hpp"
#include "cli/help/help.hpp"
#include "cli/session/diagnostic.hpp"
#include "cli/session/globals.hpp"
#include "cli/session/settings.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

namespace tix::cli {
namespace {

/// The verbs that begin a summary. Add a verb only if it is an imperative.
constexpr std::array kVerbs = {
    "Acknowledge", "Add",      "Ask",      "Assign",   "Break",   "Change",  "Check",   "Close",
    "Compare",     "Compute",  "Copy",     "Count",    "Create",  "Detect",  "Draw",    "Edit",
    "End",         "Erase",    "Escalate", "Estimate", "Exclude", "Explain", "Export",  "Find",
    "Follow",      "Forecast", "Give",     "Import",   "Link",    "List",    "Mark",    "Measure",
    "Merge",       "Predict",  "Print",    "Put",      "Query",   "Queue",   "Record",  "Reopen",
    "Replace",     "Report",   "Resolve",  "Review",   "Run",     "Send",    "Set",     "Show",
    "Summarize",   "Take",     "Track",    "Try",      "Turn",    "Undo",    "Upgrade", "Verify"};

/// Phrases that a reader stumbles over.
constexpr std::array kPhrases = {"is told",      "are told",     "be told",      "for good",  "by itself",
                                 "none last",    "unless given", "what of",      "says what", " beside ",
                                 "row a ticket", "row a cycle",  "row an update"};

/// Returns whether the text begins with a capital letter or, as `90th percentile` does, with a digit.
bool begins_with_capital(const std::string& text) {
  if (text.empty()) return false;
  const auto first = static_cast<unsigned char>(text.front());
  return std::isupper(first) != 0 || std::isdigit(first) != 0;
}

/// Returns what is wrong with a text of the help; empty if nothing is.
std::string fault_of(const std::string& text) {
  static const std::regex kToml(R"(= "[^"]*"|\."[^"]*"\])"), kSubject(R"((^|[.:;] )([Ww]hat|[Ww]ho)\b)");
  if (text.find("..") != std::string::npos) return "two dots";
  if (std::regex_replace(text, kToml, "").find('"') != std::string::npos) return "a value in double quotes";
  if (std::regex_search(text, kSubject)) return "a sentence that begins with what or who";
  if (text.find("  ") != std::string::npos) return "two spaces";
  for (const char* phrase : kPhrases)
    if (text.find(phrase) != std::string::npos) return phrase;
  return "";
}

/// Checks a paragraph or the meaning of an example: whole sentences.
void check_sentences(const std::string& text) {
  CAPTURE(text);
  CHECK(fault_of(text).empty());
  CHECK(text.ends_with('.'));
}

/// Checks the description of an option, an argument or a row of a list: no full stop after one sentence.
void check_description(const std::string& text) {
  CAPTURE(text);
  CHECK(fault_of(text).empty());
  CHECK(begins_with_capital(text));
  CHECK_FALSE(text.ends_with('.'));
}

void check_parameters(const Syntax& syntax) {
  for (const auto& parameter : syntax.parameters()) {
    CAPTURE(parameter->longest_name());
    if (parameter->words.empty()) check_description(parameter->help);
    for (const Described& word : parameter->words) check_description(word.meaning);
  }
}

void check_list(const HelpList& list) {
  CAPTURE(list.heading);
  for (const Described& row : list.rows) check_description(row.meaning);
}

}  // namespace

TEST_CASE("the rules of help find their faults") {
  CHECK(fault_of("Set this status after the reply").empty());
  CHECK(fault_of("Save a view as NAME = \"FILTER\" or [activity.\"Wait\"] status = \"pending\"").empty());
  CHECK(fault_of("Done..") == "two dots");
  CHECK(fault_of("Accept \"fixed\"") == "a value in double quotes");
  CHECK_FALSE(fault_of("what it is about").empty());
  CHECK_FALSE(fault_of("Reads rows. What is empty stays").empty());
  CHECK(fault_of("Show what would change").empty());
  CHECK_FALSE(fault_of("The lead is told").empty());
}

TEST_CASE("every summary begins with an imperative verb and has no full stop") {
  CHECK(std::ranges::is_sorted(kVerbs, {}, [](const char* verb) { return std::string_view(verb); }));
  each_command([&](const Chosen& chosen) {
    const std::string summary(chosen.last()->summary);
    CAPTURE(chosen.title(), summary);
    const std::string_view verb = std::string_view(summary).substr(0, summary.find_first_of(" ,"));
    CHECK(std::ranges::find(kVerbs, verb, [](const char* known) { return std::string_view(known); }) !=
          kVerbs.end());
    check_description(summary);
  });
}

TEST_CASE("every option, argument, paragraph and example of a command follows the rules of help") {
  each_command([&](const Chosen& chosen) {
    CAPTURE(chosen.title());
    const Syntax syntax = syntax_of(*chosen.last());
    check_parameters(syntax);
    for (const std::string& paragraph : syntax.paragraphs()) check_sentences(paragraph);
    for (const Example& example : syntax.examples()) check_sentences(example.meaning);
    for (const HelpList& list : syntax.lists()) check_list(list);
  });
}

TEST_CASE("global options, settings and exit codes follow the rules of help") {
  Globals globals;
  Syntax syntax;
  add_globals(syntax, globals);
  check_parameters(syntax);
  for (const SettingRow& row : kSettings) check_description(std::string(row.help));
  for (const ExitRow& row : kExits) check_description(std::string(row.meaning));
  CHECK(fault_of(filter_summary()).empty());
}

TEST_CASE("the help of config lists every setting") {
  const std::vector<std::string> names = {"config"};
  const std::string help = help_text(commands(), find_path(commands(), names));
  for (const SettingRow& row : kSettings) {
    CHECK(help.find("\n  " + std::string(row.key) + ' ') != std::string::npos);
    if (row.variable != nullptr) CHECK(help.find(row.variable) != std::string::npos);
  }
}

TEST_CASE("usage has whole brackets and breaks only between its pieces") {
  each_command([&](const Chosen& chosen) {
    CAPTURE(chosen.title());
    const auto pieces = usage_of(chosen.title(), *chosen.last(), syntax_of(*chosen.last()));
    const std::string help = help_text(commands(), chosen);
    for (const std::string& piece : pieces) {
      CAPTURE(piece);
      CHECK(std::ranges::count(piece, '[') == std::ranges::count(piece, ']'));
      CHECK(piece.find("....") == std::string::npos);
      CHECK(piece.find("[[") == std::string::npos);
      CHECK(help.find(piece) != std::string::npos);
    }
  });
}

}  // namespace tix::cli
