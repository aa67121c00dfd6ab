// Names the backup, because nothing else mentions it until `tix doctor` runs.
#include "cli/session/upgrade_text.hpp"

#include <fmt/format.h>

namespace tix::cli {

std::string upgrade_text(const store::Upgraded& upgraded, const std::string& file) {
  if (upgraded.copy.empty()) return fmt::format("{} is up to date (schema {})", file, upgraded.to);
  return fmt::format(
      "upgraded {} from schema {} to {}; the old database is kept in {} until you "
      "run 'tix migrate --drop-backup'",
      file, upgraded.from, upgraded.to, upgraded.copy.string());
}

}  // namespace tix::cli
