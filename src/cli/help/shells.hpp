// The shells for which tix has a completion script.
#pragma once

#include "cli/help/bash_completion.hpp"
#include "cli/help/fish_completion.hpp"
#include "cli/help/zsh_completion.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

struct ShellRow {
  std::string_view name;
  std::string (*script)(const std::vector<CompletionPoint>& points);
};
inline constexpr std::array kShells = {
    ShellRow{"bash", bash_completion},
    ShellRow{"zsh", zsh_completion},
    ShellRow{"fish", fish_completion},
};

}  // namespace tix::cli
