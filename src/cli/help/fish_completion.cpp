// The completion script for fish, with one line per word.
#include "cli/help/fish_completion.hpp"

#include <fmt/format.h>

namespace tix::cli {
namespace {

constexpr std::string_view kFishStart = R"(# Completion of tix for fish; printed by tix completion fish
function __tix_at
    set -l at ''
    set -l skip 0
    for word in (commandline -opc)[2..-1]
        if test $skip = 1
            set skip 0
            continue
        end
        switch $word
)";

constexpr std::string_view kFishEnd = R"(                end
        end
    end
    test "$at" = "$argv[1]"
end
complete -c tix -f
)";

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + '\'';
}

std::string condition(const std::string& path) {
  return quoted("__tix_at " + quoted(path));
}

std::string option_line(const CompletionPoint& point, const Parameter& parameter) {
  std::string line = "complete -c tix";
  if (!point.path.empty()) line += " -n " + condition(point.path);
  for (const std::string& name : parameter.names) {
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (parameter.offer == Parameter::Offer::files) {
    line += " -r -F";
  } else if (parameter.takes_value()) {
    line += fmt::format(" -x -a {}", quoted(fmt::format("{}", fmt::join(parameter.choices, " "))));
  }
  return line + " -d " + quoted(parameter.help) + '\n';
}

std::string argument_line(const CompletionPoint& point, const Parameter& parameter) {
  if (parameter.offer == Parameter::Offer::nothing) return "";
  const std::string start = "complete -c tix -n " + condition(point.path);
  if (parameter.offer == Parameter::Offer::files) return start + " -F\n";
  return fmt::format("{} -a {}\n", start, quoted(fmt::format("{}", fmt::join(parameter.choices, " "))));
}

}  // namespace

std::string fish_completion(const std::vector<CompletionPoint>& points) {
  std::string out(kFishStart);
  std::vector<std::string> paths;
  for (const CompletionPoint& point : points) {
    if (!point.path.empty()) paths.push_back(quoted(point.path));
  }
  out += fmt::format(
      "            case {}\n                set skip 1\n            case '-*'\n            case '*'\n",
      fmt::join(valued_option_names(points), " "));
  out += fmt::format(
      "                set -l next (string trim -- \"$at $word\")\n"
      "                switch $next\n                    case {}\n                        set at $next\n",
      fmt::join(paths, " "));
  out += kFishEnd;
  for (const CompletionPoint& point : points) {
    for (const CompletionWord& part : point.parts) {
      out += fmt::format("complete -c tix -n {} -a {} -d {}\n", condition(point.path), part.word,
                         quoted(part.meaning));
    }
    for (const Parameter& parameter : point.parameters) {
      out += parameter.kind == Parameter::Kind::argument ? argument_line(point, parameter)
                                                         : option_line(point, parameter);
    }
  }
  return out;
}

}  // namespace tix::cli
