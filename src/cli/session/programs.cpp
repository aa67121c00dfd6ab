// Starts programs with fork and exec, and waits for them.
#include "cli/session/programs.hpp"

#include "tix/text/error.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tix::cli {
namespace {

/// The exit code that shells also use.
constexpr int kNoSuchProgram = 127;

std::string system_message(int error) {
  return std::generic_category().message(error);
}

/// A pipe that started programs do not inherit.
struct Pipe {
  Pipe() {
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
      throw Error(ErrorKind::storage, "cannot create a pipe: " + system_message(errno));
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  void close_end(std::size_t end) {
    if (ends[end] >= 0) ::close(std::exchange(ends[end], -1));
  }
  std::array<int, 2> ends{-1, -1};
};

/// Runs the program in the child process. Does nothing that could wait for a lock.
[[noreturn]] void become(const std::vector<char*>& words, int input, int output) {
  ::setpgid(0, 0);
  ::dup2(input, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  // The descriptors are non-blocking for poll; a program expects blocking ones.
  ::fcntl(STDIN_FILENO, F_SETFL, 0);
  ::fcntl(STDOUT_FILENO, F_SETFL, O_WRONLY);
  std::signal(SIGPIPE, SIG_DFL);
  std::signal(SIGXFSZ, SIG_DFL);
  ::execvp(words.front(), words.data());
  std::_Exit(kNoSuchProgram);
}

/// Feeds the program and reads its output until it exits. Returns its wait status, or nullopt if the deadline
/// has passed.
std::optional<int> follow(pid_t child, Pipe& input, Pipe& output, std::string_view text,
                          std::string& output_text, std::chrono::steady_clock::time_point deadline) {
  // In milliseconds. A program may close its streams, or pass them to a child, before it exits.
  constexpr int kLookEvery = 20;
  constexpr int kLookNearTheEnd = 1;
  constexpr std::size_t kMostKept = 4096;
  std::array<char, 1024> piece{};
  while (true) {
    std::array<pollfd, 2> open{pollfd{input.ends[1], POLLOUT, 0}, pollfd{output.ends[0], POLLIN, 0}};
    ::poll(open.data(), open.size(), output.ends[0] < 0 ? kLookNearTheEnd : kLookEvery);
    if ((open[0].revents & (POLLOUT | POLLERR)) != 0) {
      const ssize_t written = ::write(input.ends[1], text.data(), text.size());
      if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
      if (text.empty() || (written < 0 && errno != EAGAIN && errno != EINTR)) input.close_end(1);
    }
    int status = 0;
    const bool ended = ::waitpid(child, &status, WNOHANG) == child;
    while (output.ends[0] >= 0) {
      const ssize_t got = ::read(output.ends[0], piece.data(), piece.size());
      if (got > 0 && output_text.size() < kMostKept)
        output_text.append(piece.data(), static_cast<std::size_t>(got));
      if (got == 0) output.close_end(0);
      if (got <= 0) break;
    }
    if (ended) return status;
    if (std::chrono::steady_clock::now() >= deadline) return std::nullopt;
  }
}

std::string first_line(std::string_view text) {
  const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  text.remove_prefix(first);
  return std::string(text.substr(0, text.find_first_of("\r\n")));
}

}  // namespace

int run_on_terminal(std::vector<std::string> words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const pid_t child = ::fork();
  if (child < 0)
    throw Error(ErrorKind::storage, "cannot start " + words.front() + ": " + system_message(errno));
  if (child == 0) {
    ::execvp(pointers.front(), pointers.data());
    std::_Exit(kNoSuchProgram);
  }
  // Ctrl-C is for the program, not for tix.
  const auto on_interrupt = std::signal(SIGINT, SIG_IGN);
  const auto on_quit = std::signal(SIGQUIT, SIG_IGN);
  int status = -1;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGQUIT, on_quit);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

ProgramResult run_with_input(std::vector<std::string> words, std::string_view input_text,
                             std::chrono::seconds limit) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  Pipe input, output;
  const auto deadline = std::chrono::steady_clock::now() + limit;
  const pid_t child = ::fork();
  if (child < 0)
    throw Error(ErrorKind::storage, "cannot start " + words.front() + ": " + system_message(errno));
  if (child == 0) become(pointers, input.ends[0], output.ends[1]);
  input.close_end(0);
  output.close_end(1);
  if (input_text.empty()) input.close_end(1);
  const auto on_pipe = std::signal(SIGPIPE, SIG_IGN);
  std::string output_text;
  const std::optional<int> status = follow(child, input, output, input_text, output_text, deadline);
  std::signal(SIGPIPE, on_pipe);
  if (!status) {
    ::kill(-child, SIGKILL);
    while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
    }
    return {.exit = 128 + SIGKILL,
            .started = true,
            .message = fmt::format("{} took longer than {} s", words.front(), limit.count())};
  }
  ProgramResult result{.exit = WIFEXITED(*status) ? WEXITSTATUS(*status) : 128 + WTERMSIG(*status),
                       .started = true,
                       .message = first_line(output_text)};
  result.started = result.exit != kNoSuchProgram;
  if (result.message.empty() && result.exit != 0)
    result.message = result.started ? fmt::format("{} exited with code {}", words.front(), result.exit)
                                    : fmt::format("no program '{}'", words.front());
  return result;
}

}  // namespace tix::cli
