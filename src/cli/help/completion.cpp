// Collects the possible completions in one walk over the command table.
#include "cli/help/completion.hpp"

#include "cli/help/help.hpp"
#include "cli/session/globals.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace tix::cli {
namespace {

void add_points(const std::string& path, std::span<const Command> rows, const Syntax& syntax,
                std::vector<CompletionPoint>& points) {
  CompletionPoint point{path, {}, {}};
  for (const Command& row : rows) point.parts.push_back({std::string(row.name), std::string(row.summary)});
  for (const auto& parameter : syntax.parameters()) point.parameters.push_back(*parameter);
  points.push_back(std::move(point));
  for (const Command& row : rows) {
    const std::string deeper = (path.empty() ? "" : path + ' ') + std::string(row.name);
    add_points(deeper, row.parts, syntax_of(row), points);
  }
}

}  // namespace

std::vector<CompletionPoint> completion_words(std::span<const Command> commands) {
  Globals globals;
  Syntax syntax;
  add_globals(syntax, globals);
  std::vector<CompletionPoint> points;
  add_points("", commands, syntax, points);
  // tix help accepts the names of commands and of their parts.
  std::vector<CompletionPoint> helped;
  for (CompletionPoint& point : points) {
    if (point.path == "help") point.parts = points.front().parts;
    if (!point.path.empty() && point.path != "help" && !point.parts.empty()) {
      helped.push_back({"help " + point.path, point.parts, {}});
    }
  }
  points.insert(points.end(), helped.begin(), helped.end());
  return points;
}

std::vector<std::string> option_names(const CompletionPoint& point) {
  std::vector<std::string> names;
  for (const Parameter& parameter : point.parameters) {
    if (parameter.kind == Parameter::Kind::argument) continue;
    names.insert(names.end(), parameter.names.begin(), parameter.names.end());
  }
  return names;
}

std::vector<std::string> valued_option_names(const std::vector<CompletionPoint>& points) {
  std::vector<std::string> names;
  for (const CompletionPoint& point : points) {
    for (const Parameter& parameter : point.parameters) {
      if (parameter.kind != Parameter::Kind::option) continue;
      names.insert(names.end(), parameter.names.begin(), parameter.names.end());
    }
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::string quoted_for_sh(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + '\'';
}

}  // namespace tix::cli
