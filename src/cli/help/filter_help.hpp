// Describes the filter language from its tables, for help and the manual.
#pragma once

#include "cli/syntax/syntax.hpp"

#include <string>
#include <vector>

namespace tix::cli {

/// Returns the paragraph that introduces filters.
std::string filter_summary();
/// Returns the terms, values, fields and flags, each with its meaning.
std::vector<HelpList> filter_lists();

/// Returns the text of `tix help filter`.
std::string filter_help();

}  // namespace tix::cli
