// Parses with CLI11 and replaces its error messages with ours.
#include "cli/syntax/parse.hpp"

#include "cli/syntax/required_text.hpp"
#include "tix/text/error.hpp"
#include "tix/text/nearest.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace tix::cli {
namespace {

/// More values than a command line can hold. CLI11 also has "any number", but then splits `[a]`.
constexpr int kAnyNumber = 1 << 24;

/// Rewrites the words for CLI11, which takes the next word as the value of `--name=` and accepts a value for
/// a flag.
std::vector<std::string> prepared(const Syntax& syntax, std::vector<std::string> words) {
  std::vector<std::string> out;
  out.reserve(words.size());
  const auto end_of_options = std::ranges::find(words, "--");
  for (auto word = words.begin(); word != end_of_options; ++word) {
    const std::size_t equals = word->starts_with("--") ? word->find('=') : std::string::npos;
    const Parameter* parameter = syntax.find(word->substr(0, equals));
    if (parameter == nullptr) {
      out.push_back(std::move(*word));
    } else if (equals != std::string::npos) {
      if (!parameter->takes_value()) {
        throw Error(ErrorKind::usage, word->substr(0, equals) + " does not take a value");
      }
      out.push_back(word->substr(0, equals));
      out.push_back(word->substr(equals + 1));
    } else {
      out.push_back(std::move(*word));
      const auto next = std::next(word);
      const bool at_end = next == end_of_options;
      if (parameter->value_optional && (at_end || looks_like_option(*next))) {
        out.emplace_back();
      } else if (parameter->takes_value() && !at_end) {
        out.push_back(std::move(*++word));
      }
    }
  }
  out.insert(out.end(), std::make_move_iterator(end_of_options), std::make_move_iterator(words.end()));
  return out;
}

CLI::Option* declare(CLI::App& app, const Parameter& parameter) {
  if (parameter.kind == Parameter::Kind::flag) {
    return app.add_flag(fmt::format("{}", fmt::join(parameter.names, ",")));
  }
  CLI::Option* option = app.add_option(fmt::format("{}", fmt::join(parameter.names, ",")));
  const bool many = parameter.repeats && parameter.kind == Parameter::Kind::argument;
  option->type_size(1)->expected(many ? kAnyNumber : 1);
  option->multi_option_policy(parameter.repeats ? CLI::MultiOptionPolicy::TakeAll
                                                : CLI::MultiOptionPolicy::TakeLast);
  return option;
}

[[noreturn]] void refuse_leftovers(const Syntax& syntax, const std::vector<std::string>& leftovers) {
  bool options_ended = false;
  for (const std::string& word : leftovers) {
    if (word == "--") {
      options_ended = true;
    } else if (!options_ended && looks_like_option(word)) {
      std::vector<std::string> names;
      for (const auto& parameter : syntax.parameters()) {
        if (parameter->kind == Parameter::Kind::argument) continue;
        names.insert(names.end(), parameter->names.begin(), parameter->names.end());
      }
      refuse_option(word, names, "put -- before text that begins with a dash");
    }
  }
  const auto word = std::ranges::find_if(leftovers, [](const auto& w) { return w != "--"; });
  throw Error(ErrorKind::usage, "unexpected argument '" + *word + "'", "put quotes around text with spaces");
}

void check_choice(const Parameter& parameter, const std::string& typed) {
  const auto& choices = parameter.choices;
  if (parameter.offer != Parameter::Offer::choices) return;
  if (std::ranges::find(choices, typed) != choices.end()) return;
  throw Error(ErrorKind::usage,
              fmt::format("{} '{}' is not accepted; accepted: {}", parameter.longest_name(), typed,
                          fmt::join(choices, ", ")),
              did_you_mean(typed, choices));
}

}  // namespace

bool looks_like_option(std::string_view word) {
  // As in CLI11, only some characters begin a name, and -3d is a number.
  const bool is_long = word.starts_with("--");
  const std::size_t at = is_long ? 2 : 1;
  if (!word.starts_with("-") || word.size() <= at) return false;
  const auto first = static_cast<unsigned char>(word[at]);
  return std::isalpha(first) != 0 || first == '_' || first == '?' || first == '@' ||
         (is_long && std::isdigit(first) != 0);
}

void refuse_option(const std::string& word, const std::vector<std::string>& accepted,
                   const std::string& otherwise) {
  // For `-verbose`, which CLI11 reads as `-v -e ...`, compare the whole word, not its first letter.
  const std::string name = word.substr(0, word.find('='));
  std::string hint = name.size() > 2 ? did_you_mean(name, accepted) : std::string();
  throw Error(ErrorKind::usage, "no option '" + name + "'", hint.empty() ? otherwise : hint);
}

void parse(const Syntax& syntax, std::vector<std::string> words) {
  words = prepared(syntax, std::move(words));
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<std::pair<const Parameter*, CLI::Option*>> declared;
  for (const auto& parameter : syntax.parameters()) {
    declared.emplace_back(parameter.get(), declare(app, *parameter));
  }
  const std::string last = words.empty() ? std::string() : words.back();
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::ArgumentMismatch&) {
    // Only the last word can be an option without its value.
    const Parameter* parameter = syntax.find(last);
    throw Error(ErrorKind::usage, last + " needs a value: " + (parameter == nullptr ? "" : parameter->value));
  }

  bool overridden = false;
  for (const auto& [parameter, option] : declared) {
    if (parameter->takes_value() || option->count() == 0) continue;
    parameter->take(option->results());
    overridden = overridden || parameter->overrides;
  }
  if (overridden) return;
  if (app.remaining_size() > 0) refuse_leftovers(syntax, app.remaining());
  for (const auto& [parameter, option] : declared) {
    if (!parameter->takes_value()) continue;
    if (option->count() == 0) {
      if (parameter->required) {
        throw Error(ErrorKind::usage, "missing argument " + parameter->longest_name());
      }
      continue;
    }
    for (const std::string& typed : option->results()) {
      // Only file names may hold arbitrary bytes.
      if (parameter->offer != Parameter::Offer::files) require_text(parameter->longest_name(), typed);
      check_choice(*parameter, typed);
    }
    parameter->take(option->results());
  }
}

}  // namespace tix::cli
