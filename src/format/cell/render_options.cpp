// Finds a format by its name.
#include "format/cell/render_options.hpp"

#include "tix/text/error.hpp"
#include "tix/text/nearest.hpp"

#include <fmt/format.h>

namespace tix::format {

std::vector<std::string> format_names() {
  std::vector<std::string> names(kFormatNames.begin(), kFormatNames.end());
  names.emplace_back(kMarkdownAlias.name);
  return names;
}

Format parse_format(std::string_view name) {
  if (const auto format = find_name(kFormatNames, name)) return *format;
  if (name == kMarkdownAlias.name) return kMarkdownAlias.format;
  const std::vector<std::string> names = format_names();
  throw Error(ErrorKind::usage, fmt::format("no format '{}'; accepted: {}", name, fmt::join(names, ", ")),
              did_you_mean(name, names));
}

}  // namespace tix::format
