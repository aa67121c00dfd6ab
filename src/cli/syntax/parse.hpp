// From words of a command line to the values a Syntax binds; CLI11 is behind this.
#pragma once

#include "cli/syntax/syntax.hpp"

#include <string>
#include <vector>

namespace tix::cli {

/// Stores what `words` say: options in any place, `--name=value`, `-nvalue`, `-ab` for two flags, `--` before
/// words that are arguments whatever they begin with; of an option given twice the last counts. Where
/// `--help` or its like is among them, only flags are read and nothing is checked. Error usage in tix's own
/// words.
void parse(const Syntax& syntax, std::vector<std::string> words);

/// Error usage: there is no such option here, with the nearest.
[[noreturn]] void refuse_option(const std::string& word, const std::vector<std::string>& accepted,
                                const std::string& otherwise);

/// Whether the word would be taken for an option: `-x...` or `--x...`, not `-`, `--` or `-3d`.
bool looks_like_option(std::string_view word);

}  // namespace tix::cli
