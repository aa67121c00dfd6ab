// The command table: one row per command, and how a row is found from the words typed.
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

/// Whether a command uses a database, and how it opens it. Reading never waits and writes nothing.
enum class Needs : std::uint8_t { nothing, read, write };

/// Headings of `tix help`, in its order.
enum class Group : std::uint8_t { tickets, desk, reports, data, program };
struct GroupRow {
  Group group;
  std::string_view heading;
};
inline constexpr auto kGroups = enum_table(&GroupRow::group, {{Group::tickets, "Tickets"},
                                                              {Group::desk, "Desk and calendars"},
                                                              {Group::reports, "Reports"},
                                                              {Group::data, "Data in and out"},
                                                              {Group::program, "tix itself"}});

/// One command, or one part of a command (`due` of `calendar`).
struct Command {
  std::string_view name;
  Group group = Group::program;
  Needs needs = Needs::nothing;
  std::string_view summary;        ///< one line in the imperative, without a full stop
  void (*add)(Syntax&) = nullptr;  ///< null for a command that only has parts
  std::span<const Command> parts;  ///< of the same group
  bool paged = false;              ///< shows its output in the pager on a terminal
  bool only_now = false;           ///< works only in the present: takes neither --at nor --as-of

  /// Whether `--at TIME` sets the time of the events it writes.
  constexpr bool takes_at() const { return needs == Needs::write && !only_now; }
  /// Whether `--as-of TIME` sets the time as of which it reads.
  constexpr bool takes_as_of() const { return needs == Needs::read && !only_now; }
};

/// Returns the row with this name among `rows`, or null.
const Command* find_command(std::span<const Command> rows, std::string_view name);

/// The command that a command line names: two rows for `calendar due`, none if there is no command.
struct Chosen {
  std::vector<const Command*> path;
  std::vector<std::string> words;  ///< the remaining words, in order

  const Command* last() const { return path.empty() ? nullptr : path.back(); }
  /// Returns `tix calendar due`.
  std::string title() const;
};

/// Finds the command in the table `commands`. Global options may stand anywhere around it. Throws
/// Error{usage} for a misspelt command, with the nearest name, and for any other option before the command.
Chosen choose(std::span<const Command> commands, std::vector<std::string> words, const Syntax& globals);

/// Returns the rows of `commands` for a path of names, such as `calendar due`. Throws Error{usage} as
/// `choose` does.
Chosen find_path(std::span<const Command> commands, std::span<const std::string> names);

}  // namespace tix::cli
