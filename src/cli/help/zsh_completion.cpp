// The completion script for zsh, with a description for each word.
#include "cli/help/zsh_completion.hpp"

#include <fmt/format.h>

namespace tix::cli {
namespace {

constexpr std::string_view kZshStart = R"(#compdef tix
# Completion of tix for zsh; printed by tix completion zsh
_tix() {
  local at='' word i=2
  local -a offers
  while (( i < CURRENT )); do
    word=$words[i]
    case $word in
)";

constexpr std::string_view kZshEnd = R"(  if (( $#offers )); then _describe tix offers; else _files; fi
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _tix "$@"; else compdef _tix tix; fi
)";

/// Returns a word for _describe, where the first colon ends the word.
std::string described(const std::string& word, const std::string& meaning) {
  return quoted_for_sh(word + ':' + meaning);
}

std::string zsh_value_arm(const CompletionPoint& point, const Parameter& parameter) {
  std::vector<std::string> keys;
  for (const std::string& name : parameter.names) {
    keys.push_back((point.path.empty() ? "*" : quoted_for_sh(point.path)) + ':' + name);
  }
  std::string offer = fmt::format("_message {}", quoted_for_sh(parameter.value));
  if (parameter.offer == Parameter::Offer::files) offer = "_files";
  if (!parameter.choices.empty()) offer = fmt::format("compadd -- {}", fmt::join(parameter.choices, " "));
  return fmt::format("    ({}) {}; return ;;\n", fmt::join(keys, "|"), offer);
}

/// Returns the options of a point, each name on its own.
std::vector<std::string> options_of(const CompletionPoint& point) {
  std::vector<std::string> offers;
  for (const Parameter& parameter : point.parameters) {
    if (parameter.kind == Parameter::Kind::argument) continue;
    for (const std::string& name : parameter.names) offers.push_back(described(name, parameter.help));
  }
  return offers;
}

std::string arm(const std::string& path, const std::vector<std::string>& offers) {
  return fmt::format("      ({}) offers=({}) ;;\n", quoted_for_sh(path), fmt::join(offers, " "));
}

std::vector<std::string> words_of(const CompletionPoint& point) {
  std::vector<std::string> offers;
  for (const CompletionWord& part : point.parts) offers.push_back(described(part.word, part.meaning));
  for (const Parameter& parameter : point.parameters) {
    if (parameter.kind != Parameter::Kind::argument) continue;
    for (const std::string& choice : parameter.choices) offers.push_back(quoted_for_sh(choice));
  }
  return offers;
}

}  // namespace

std::string zsh_completion(const std::vector<CompletionPoint>& points) {
  std::string out(kZshStart);
  out += fmt::format("      ({}) (( i++ )) ;;\n      (-*) ;;\n", fmt::join(valued_option_names(points), "|"));
  std::vector<std::string> paths;
  for (const CompletionPoint& point : points) {
    if (!point.path.empty()) paths.push_back(quoted_for_sh(point.path));
  }
  out += fmt::format(
      "      (*) case ${{at:+$at }}$word in\n"
      "             ({}) at=\"${{at:+$at }}$word\" ;;\n"
      "           esac ;;\n"
      "    esac\n    (( i++ ))\n  done\n  case $at:$words[CURRENT-1] in\n",
      fmt::join(paths, "|"));
  for (const CompletionPoint& point : points) {
    for (const Parameter& parameter : point.parameters) {
      if (parameter.kind == Parameter::Kind::option) out += zsh_value_arm(point, parameter);
    }
  }
  out += "  esac\n  if [[ $words[CURRENT] == -* ]]; then\n    case $at in\n";
  const auto global_options = options_of(points.front());
  for (const CompletionPoint& point : points) {
    auto offers = options_of(point);
    if (!point.path.empty()) offers.insert(offers.end(), global_options.begin(), global_options.end());
    out += arm(point.path, offers);
  }
  out += "    esac\n  else\n    case $at in\n";
  for (const CompletionPoint& point : points) out += arm(point.path, words_of(point));
  out += "    esac\n  fi\n";
  return out += kZshEnd;
}

}  // namespace tix::cli
