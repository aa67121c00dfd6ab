// FILTER and --explain-filter, the same for every command that takes them.
#pragma once

#include "cli/session/session.hpp"
#include "cli/syntax/syntax.hpp"
#include "desk/work/reading.hpp"
#include "tix/filter/filter.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

struct FilterArgument {
  std::vector<std::string> words;
  bool explain = false;

  /// As one text.
  std::string text() const;
};

/// Declares both.
void add_filter(Syntax& syntax, FilterArgument& argument, std::string_view help);

/// The filter a text says in this desk. Error usage.
Filter filter_of(const Session& session, const desk::Reading& reading, std::string_view text);

/// With --explain-filter: writes how the filter was understood and the SQL that chooses by it, as a script
/// for the sqlite3 shell. True then: the command does nothing else. `unresolved`: it asks of unresolved
/// tickets only.
bool explained(const Session& session, const desk::Reading& reading, const FilterArgument& argument,
               const Filter& filter, bool unresolved = false);

}  // namespace tix::cli
