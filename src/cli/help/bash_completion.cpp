// The completion script for bash. It needs nothing but bash.
#include "cli/help/bash_completion.hpp"

#include <fmt/format.h>

namespace tix::cli {
namespace {

constexpr std::string_view kBashStart = R"(# Completion of tix for bash; printed by tix completion bash
_tix() {
  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" at='' words='' options='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "${COMP_WORDS[i]}" in
)";

constexpr std::string_view kBashEnd = R"(  esac
  if [[ $word == -* ]]; then words="$options"; fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _tix tix
)";

std::string patterns(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, "|"));
}

/// Returns the case arms for an option's value, which offer its choices, file names, or nothing.
std::string bash_value_arm(const CompletionPoint& point, const Parameter& parameter) {
  std::vector<std::string> keys;
  for (const std::string& name : parameter.names) {
    keys.push_back((point.path.empty() ? "*" : quoted_for_sh(point.path)) + ':' + name);
  }
  const std::string offer =
      parameter.offer == Parameter::Offer::files
          ? "COMPREPLY=($(compgen -f -- \"$word\"))"
          : fmt::format("COMPREPLY=($(compgen -W {} -- \"$word\"))",
                        quoted_for_sh(fmt::format("{}", fmt::join(parameter.choices, " "))));
  return fmt::format("    {}) {}; return ;;\n", patterns(keys), offer);
}

std::string words_arm(const CompletionPoint& point, const std::vector<std::string>& global_names) {
  std::vector<std::string> words;
  for (const CompletionWord& part : point.parts) words.push_back(part.word);
  for (const Parameter& parameter : point.parameters) {
    if (parameter.kind != Parameter::Kind::argument) continue;
    words.insert(words.end(), parameter.choices.begin(), parameter.choices.end());
  }
  std::vector<std::string> options = option_names(point);
  if (!point.path.empty()) options.insert(options.end(), global_names.begin(), global_names.end());
  return fmt::format("    {}) words={} options={} ;;\n", quoted_for_sh(point.path),
                     quoted_for_sh(fmt::format("{}", fmt::join(words, " "))),
                     quoted_for_sh(fmt::format("{}", fmt::join(options, " "))));
}

}  // namespace

std::string bash_completion(const std::vector<CompletionPoint>& points) {
  std::string out(kBashStart);
  out += fmt::format("      {}) ((i++)) ;;\n      -*) ;;\n", patterns(valued_option_names(points)));
  std::vector<std::string> paths;
  for (const CompletionPoint& point : points) {
    if (!point.path.empty()) paths.push_back(quoted_for_sh(point.path));
  }
  out += fmt::format(
      "      *) case \"${{at:+$at }}${{COMP_WORDS[i]}}\" in\n"
      "           {}) at=\"${{at:+$at }}${{COMP_WORDS[i]}}\" ;;\n"
      "         esac ;;\n"
      "    esac\n  done\n  case \"$at:$before\" in\n",
      patterns(paths));
  for (const CompletionPoint& point : points) {
    for (const Parameter& parameter : point.parameters) {
      if (parameter.kind == Parameter::Kind::option) out += bash_value_arm(point, parameter);
    }
  }
  out += "  esac\n  case \"$at\" in\n";
  const auto global_names = option_names(points.front());
  for (const CompletionPoint& point : points) out += words_arm(point, global_names);
  return out += kBashEnd;
}

}  // namespace tix::cli
