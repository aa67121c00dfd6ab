// Stores the words of a command line in the values that a Syntax binds, with CLI11.
#pragma once

#include "cli/syntax/syntax.hpp"

#include <string>
#include <vector>

namespace tix::cli {

/// Stores the values in `words`. Accepts options in any place, `--name=value`, `-nvalue`, `-ab` for two
/// flags, and `--` before words that are arguments whatever they begin with. If an option is given twice, the
/// last one counts. If `--help` or a similar flag is given, reads only flags and checks nothing. Throws
/// Error{usage} with tix's own messages.
void parse(const Syntax& syntax, std::vector<std::string> words);

/// Throws Error{usage} for an unknown option, with the nearest one.
[[noreturn]] void refuse_option(const std::string& word, const std::vector<std::string>& accepted,
                                const std::string& otherwise);

/// Returns whether the word would be parsed as an option: `-x...` or `--x...`, not `-`, `--` or `-3d`.
bool looks_like_option(std::string_view word);

}  // namespace tix::cli
