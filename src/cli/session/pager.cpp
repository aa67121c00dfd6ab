// Starts the pager in a shell that prints nothing if the pager is not installed.
#include "cli/session/pager.hpp"

#include <csignal>
#include <cstdio>

#include <sys/wait.h>

namespace tix::cli {
namespace {

/// Exit codes of a shell for a file that it may not run and for a program that does not exist.
constexpr int kNotExecutable = 126;
constexpr int kNotFound = 127;

/// Returns the program that a command line starts: its first word after assignments such as LESS=FRX. Empty
/// if the line is more than plain words.
std::string_view program_of(std::string_view line) {
  if (line.find_first_of("\"'\\$`|&;<>(){}*?[]#~!\n") != std::string_view::npos) return {};
  while (true) {
    const std::size_t start = line.find_first_not_of(" \t");
    if (start == std::string_view::npos) return {};
    line.remove_prefix(start);
    const std::string_view word = line.substr(0, line.find_first_of(" \t"));
    if (word.find('=') == std::string_view::npos) return word;
    line.remove_prefix(word.size());
  }
}

/// Returns a command line that checks for the program before it starts it, so that the shell prints no
/// message of its own into the output.
std::string quiet_start(const std::string& pager) {
  const std::string program(program_of(pager));
  return program.empty() ? pager : "command -v " + program + " >/dev/null 2>&1 || exit 127\n" + pager;
}

}  // namespace

bool page_through(const std::string& pager, std::string_view text) {
  // Quitting the pager early closes the pipe.
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  FILE* pipe = ::popen(quiet_start(pager).c_str(), "w");
  int status = -1;
  if (pipe != nullptr) {
    std::fwrite(text.data(), 1, text.size(), pipe);
    status = ::pclose(pipe);
  }
  std::signal(SIGPIPE, before);
  if (status == -1) return false;
  return !(WIFEXITED(status) && (WEXITSTATUS(status) == kNotFound || WEXITSTATUS(status) == kNotExecutable));
}

}  // namespace tix::cli
