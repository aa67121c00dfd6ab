// FILTER and --explain-filter, shared by every command that accepts them.
#pragma once

#include "cli/session/session.hpp"
#include "cli/syntax/syntax.hpp"
#include "desk/work/reading.hpp"
#include "store/ticket/filter_sql.hpp"
#include "tix/filter/filter.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

struct FilterArgument {
  std::vector<std::string> words;
  bool explain = false;

  /// Returns the words as one text.
  std::string text() const;
};

/// Declares the argument and the option.
void add_filter(Syntax& syntax, FilterArgument& argument, std::string_view help);

/// Parses a filter with this desk's names. Throws Error{usage}.
Filter filter_of(const Session& session, const desk::Reading& reading, std::string_view text);

/// With --explain-filter, prints the parsed filter and its SQL as a script for the sqlite3 shell, and returns
/// true: the command then does nothing else. `among` says which tickets the command reads.
bool explained(const Session& session, const desk::Reading& reading, const FilterArgument& argument,
               const Filter& filter, store::Among among = store::Among::all);

}  // namespace tix::cli
