// Feeds a shell one command at a time through a pipe and reads up to the mark that ends each output.
#include "documents/sealed_shell.hpp"

#include "shell_word.hpp"

#include <array>
#include <charconv>
#include <csignal>
#include <random>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace documents {
namespace {

using tix::testing::shell_word;
using Clock = std::chrono::steady_clock;
constexpr int kPatience = 50;  // milliseconds between checks whether the shell still runs

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

std::string fresh_mark() {
  std::random_device random;
  return "\n--- end of output " + std::to_string(random()) + std::to_string(random()) + " ";
}

void write_all(int to, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = write(to, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("cannot write to the shell");
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

/// Appends the available bytes to `output`. Returns false at the end of the stream.
bool read_some(int from, std::string& output) {
  std::array<char, 65536> buffer{};
  const ssize_t count = read(from, buffer.data(), buffer.size());
  if (count < 0 && errno == EINTR) return true;
  if (count < 0) fail("cannot read from the shell");
  output.append(buffer.data(), static_cast<std::size_t>(count));
  return count > 0;
}

bool has_input(int from, int milliseconds) {
  pollfd watched{from, POLLIN, 0};
  return poll(&watched, 1, milliseconds) > 0;
}

/// Runs the shell in the child process. Never returns.
[[noreturn]] void become_shell(int input, int output, const char* home, char* const* variables) {
  setsid();  // no terminal to reach, and one process group to end
  umask(022);
  signal(SIGPIPE, SIG_DFL);
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(output, STDERR_FILENO);
  std::string name = "sh";
  const std::array<char*, 2> arguments = {name.data(), nullptr};
  if (chdir(home) == 0) execve("/bin/sh", arguments.data(), variables);
  _exit(127);
}

}  // namespace

SealedShell::SealedShell(const Surroundings& surroundings, const SealedFolder& folder)
    : surroundings_(surroundings), folder_(folder), mark_(fresh_mark()) {}

SealedShell::~SealedShell() {
  stop();
}

void SealedShell::start() {
  signal(SIGPIPE, SIG_IGN);  // a shell that died shows as a failed write
  std::array<int, 2> input{};
  std::array<int, 2> output{};
  if (pipe2(input.data(), O_CLOEXEC) != 0 || pipe2(output.data(), O_CLOEXEC) != 0) fail("no pipe");
  const std::string home = folder_.home().string();
  std::vector<std::string> variables = environment(surroundings_, folder_);
  std::vector<char*> pointers;
  for (std::string& variable : variables) pointers.push_back(variable.data());
  pointers.push_back(nullptr);
  shell_ = fork();
  if (shell_ < 0) fail("cannot start a shell");
  if (shell_ == 0) become_shell(input[0], output[1], home.c_str(), pointers.data());
  close(input[0]);
  close(output[1]);
  to_shell_ = input[1];
  from_shell_ = output[0];
}

void SealedShell::stop() {
  if (shell_ < 0) return;
  kill(-shell_, SIGKILL);
  waitpid(shell_, nullptr, 0);
  close(to_shell_);
  close(from_shell_);
  shell_ = -1;
}

/// Reads the rest of the output of a shell that has ended, and forgets the shell.
SealedShell::Result SealedShell::finished(std::string output, int wait_status) {
  while (has_input(from_shell_, 0) && read_some(from_shell_, output)) {
  }
  stop();
  const int code = WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : 128 + WTERMSIG(wait_status);
  return {without_places(std::move(output), surroundings_, folder_), code};
}

SealedShell::Result SealedShell::run(std::string_view command) {
  if (shell_ < 0) start();
  // One quoted word: a command with an open quote is an error of its own and cannot swallow the mark.
  write_all(to_shell_,
            "eval " + shell_word(command) + " </dev/null\nprintf '%s%d\\n' " + shell_word(mark_) + " $?\n");

  const auto deadline = Clock::now() + surroundings_.timeout;
  std::string output;
  while (Clock::now() < deadline) {
    if (has_input(from_shell_, kPatience) && read_some(from_shell_, output)) {
      const auto end = output.rfind(mark_);
      if (end == std::string::npos || output.back() != '\n') continue;
      Result result;
      std::from_chars(output.data() + end + mark_.size(), output.data() + output.size(), result.exit_code);
      output.resize(end);
      result.output = without_places(std::move(output), surroundings_, folder_);
      return result;
    }
    int status = 0;
    if (waitpid(shell_, &status, WNOHANG) == shell_) return finished(std::move(output), status);
  }
  stop();
  throw TimedOut("ran longer than " + std::to_string(surroundings_.timeout.count()) + " s");
}

}  // namespace documents
