// Versions of the program, its zone data and its libraries.
#include "cli/session/versions.hpp"

#include "cli/session/linked_libraries.hpp"
#include "tix/time/zone.hpp"

#include <fmt/format.h>

namespace tix::cli {

std::string_view version() {
  return TIX_VERSION;
}

std::string version_text(bool verbose) {
  std::string text = fmt::format("tix {}\n", version());
  if (!verbose) return text;
  text += fmt::format("tzdata {}\n", zone_data_version());
  for (const LinkedLibrary& library : linked_libraries())
    text += fmt::format("{} {}\n", library.name, library.version);
  return text;
}

}  // namespace tix::cli
