// Walks the command table, for tests of every command.
#pragma once

#include "cli/commands.hpp"
#include "cli/syntax/command.hpp"

#include <functional>
#include <span>

namespace tix::cli {

/// Calls `visit` with the path to each command and subcommand.
inline void each_command(const std::function<void(const Chosen&)>& visit) {
  const std::function<void(const Chosen&, std::span<const Command>)> walk =
      [&](const Chosen& at, std::span<const Command> rows) {
        for (const Command& row : rows) {
          Chosen deeper = at;
          deeper.path.push_back(&row);
          visit(deeper);
          walk(deeper, row.parts);
        }
      };
  walk({}, commands());
}

}  // namespace tix::cli
