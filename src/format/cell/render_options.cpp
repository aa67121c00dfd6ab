// Finds a format by its name.
#include "format/cell/render_options.hpp"

#include "tix/text/error.hpp"
#include "tix/text/nearest.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>

namespace tix::format {

Format parse_format(std::string_view name) {
  std::vector<std::string> names;
  std::string accepted;
  for (const FormatName& entry : kFormatNames) {
    if (entry.name == name) return entry.format;
    names.emplace_back(entry.name);
    accepted += accepted.empty() ? "" : ", ";
    accepted += entry.name;
  }
  throw Error(ErrorKind::usage, fmt::format("no format \"{}\"; accepted: {}", name, accepted),
              did_you_mean(name, names));
}

}  // namespace tix::format
