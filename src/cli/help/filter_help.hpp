// Describes the filter language from its tables, for help and the manual.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tix::cli {

/// A heading, and names with their meanings.
struct HelpPart {
  std::string heading;
  std::vector<std::pair<std::string, std::string>> rows;
};

std::string filter_summary();
std::vector<HelpPart> filter_parts();

/// Returns the text of `tix help filter`.
std::string filter_help();

}  // namespace tix::cli
