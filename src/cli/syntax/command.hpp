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

/// Whether a command uses a database, and how it is opened: reading never waits and writes nothing.
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
  std::string_view summary;        ///< one line, lower case, no full stop
  void (*add)(Syntax&) = nullptr;  ///< null for a command that only has parts
  std::span<const Command> parts;  ///< of the same group
  bool paged = false;              ///< long output: uses the pager on a terminal
  bool only_now = false;           ///< knows no moment but the present: takes neither --at nor --as-of

  /// Whether `--at TIME` says when what it writes happened.
  constexpr bool takes_at() const { return needs == Needs::write && !only_now; }
  /// Whether `--as-of TIME` says as of when it shows what it reads.
  constexpr bool takes_as_of() const { return needs == Needs::read && !only_now; }
};

/// Returns the row with this name among `rows`, or null.
const Command* find_command(std::span<const Command> rows, std::string_view name);

/// The command that a command line names: two rows for `calendar due`, none if it names none.
struct Chosen {
  std::vector<const Command*> path;
  std::vector<std::string> words;  ///< the remaining words, in order

  const Command* last() const { return path.empty() ? nullptr : path.back(); }
  /// Returns `tix calendar due`.
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
