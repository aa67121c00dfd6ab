// What the filter language has, from its tables: for help and the manual.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tix::cli {

/// A heading, words, and names with their meanings.
struct HelpPart {
  std::string heading;
  std::vector<std::pair<std::string, std::string>> rows;
};

std::string filter_summary();
std::vector<HelpPart> filter_parts();

/// `tix help filter`.
std::string filter_help();

}  // namespace tix::cli
