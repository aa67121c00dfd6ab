// Versions of the program, its libraries and its zone data.
#include "cli/session/versions.hpp"

#include "store/sqlite/sqlite_version.hpp"
#include "tix/time/zone.hpp"

#include <fmt/format.h>

namespace tix::cli {

std::string_view version() {
  return TIX_VERSION;
}

std::string version_text(bool verbose) {
  std::string text = fmt::format("tix {}\n", version());
  if (!verbose) return text;
  constexpr int kMajor = FMT_VERSION / 10000, kMinor = FMT_VERSION / 100 % 100, kPatch = FMT_VERSION % 100;
  return text + fmt::format("sqlite {}\ntzdata {}\nfmt {}.{}.{}\n", store::sqlite_version(),
                            zone_data_version(), kMajor, kMinor, kPatch);
}

}  // namespace tix::cli
