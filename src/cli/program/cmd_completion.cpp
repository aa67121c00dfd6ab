// tix completion SHELL: print a completion script for bash, zsh or fish.
#include "cli/help/completion.hpp"
#include "cli/help/shells.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"

#include <algorithm>
#include <string>

namespace tix::cli {
namespace {

struct CompletionOptions {
  std::string shell;
};

Exit run_completion(Session& session, const CompletionOptions& options) {
  const auto row = std::ranges::find(kShells, options.shell, &ShellRow::name);
  session.write(row->script(completion_words(session.commands())));
  return Exit::done;
}

}  // namespace

void add_completion(Syntax& syntax) {
  auto& o = syntax.runs(run_completion);
  std::vector<std::string> names;
  for (const ShellRow& shell : kShells) names.emplace_back(shell.name);
  syntax.argument("SHELL", o.shell, "Shell: bash, zsh or fish").one_of(names);
  syntax.about(
      "The script completes commands, options and their values. Packages of tix install it; these commands "
      "install it by hand.");
  syntax.example("tix completion bash > ~/.local/share/bash-completion/completions/tix",
                 "Install it for bash, for shells started from now on.");
  syntax.example("tix completion zsh > ~/.zfunc/_tix", "Install it for zsh, if fpath contains ~/.zfunc.");
  syntax.example("tix completion fish > ~/.config/fish/completions/tix.fish", "Install it for fish.");
}

}  // namespace tix::cli
