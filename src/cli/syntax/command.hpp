// The command table: one row a command, and how a row is found from what was typed.
#pragma once

#include "cli/syntax/syntax.hpp"
#include "tix/text/enum_table.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

/// Whether a command works on a database, and how it is opened: reading never waits and writes nothing.
enum class Needs : std::uint8_t { nothing, read, write };

/// Headings of `tix help`, in its order.
enum class Group : std::uint8_t { tickets, desk, reports, data, program };
struct GroupRow {
  Group group;
  std::string_view heading;
};
inline constexpr auto kGroups = enum_table(&GroupRow::group, {{Group::tickets, "Tickets"},
                                                              {Group::desk, "The desk and its time"},
                                                              {Group::reports, "Reports"},
                                                              {Group::data, "Data in and out"},
                                                              {Group::program, "tix itself"}});

/// One command, or one part of a command (`due` of `calendar`).
struct Command {
  std::string_view name;
  Group group = Group::program;
  Needs needs = Needs::nothing;
  std::string_view summary;        ///< one line, begins small, no full stop
  void (*add)(Syntax&) = nullptr;  ///< null for a command that is only the sum of its parts
  std::span<const Command> parts;  ///< of one group with it
  bool paged = false;              ///< long output: through the pager on a terminal
};

/// The row named so among `rows`; null when there is none.
const Command* find_command(std::span<const Command> rows, std::string_view name);

/// What a command line named: `calendar due` is two rows. Empty when it names none.
struct Chosen {
  std::vector<const Command*> path;
  std::vector<std::string> words;  ///< the rest, in its order

  const Command* last() const { return path.empty() ? nullptr : path.back(); }
  /// `tix calendar due`
  std::string title() const;
};

/// Finds the command in the table `commands`, among global options, which may stand anywhere. Throws
/// Error{usage} for a misspelt command, with the nearest name, and for any other option before the command's
/// name.
Chosen choose(std::span<const Command> commands, std::vector<std::string> words, const Syntax& globals);

/// Returns the rows of `commands` that `names` lead to, as in `calendar due`. Throws Error{usage} as `choose`
/// does.
Chosen find_path(std::span<const Command> commands, std::span<const std::string> names);

}  // namespace tix::cli
