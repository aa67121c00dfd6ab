// The program: passes this process's environment and arguments to the library.
#include "cli/commands.hpp"
#include "cli/run.hpp"
#include "cli/session/env.hpp"

#include <csignal>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  // Mail servers limit how large files may grow: the write then fails as on a full disk, and is reported.
  std::signal(SIGXFSZ, SIG_IGN);
  return tix::cli::run(tix::cli::process_env(), tix::cli::commands(),
                       std::vector<std::string>(argv + 1, argv + argc));
}
