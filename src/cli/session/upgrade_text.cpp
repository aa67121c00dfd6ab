// Names the copy, since nobody else does until `tix doctor` runs.
#include "cli/session/upgrade_text.hpp"

#include <fmt/format.h>

namespace tix::cli {

std::string upgrade_text(const store::Upgraded& upgraded, const std::string& file) {
  if (upgraded.copy.empty()) return fmt::format("{} has the newest schema, {}", file, upgraded.to);
  return fmt::format(
      "upgraded {} from schema {} to {}; as it was it is in {}, which `tix migrate "
      "--drop-backup` deletes",
      file, upgraded.from, upgraded.to, upgraded.copy.string());
}

}  // namespace tix::cli
