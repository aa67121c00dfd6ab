// The one place besides main that touches the clock, the environment, the terminal and the streams.
#include "cli/session/env.hpp"

#include "cli/session/pager.hpp"
#include "cli/session/trace.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/error.hpp"
#include "tix/text/whole_number.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <pwd.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tix::cli {
namespace {

/// What a shell answers, too.
constexpr int kNoSuchProgram = 127;
constexpr std::size_t kOutputBuffer = std::size_t{64} * 1024;
constexpr std::size_t kLargestText = std::size_t{64} * 1024 * 1024;

std::string reason_of(int error) {
  return std::generic_category().message(error);
}

[[noreturn]] void fail_reading(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR) throw Error(ErrorKind::not_found, "no file " + path);
  if (error == EISDIR) throw Error(ErrorKind::usage, path + " is a folder; a file is needed");
  throw Error(ErrorKind::storage, "cannot read " + path + ": " + reason_of(error));
}

/// Writes all of it; the error number, or 0.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

/// Ends as the system would have, where a parent made it ignore the signal.
[[noreturn]] void end_by_closed_pipe() {
  constexpr int kKilledByPipe = 128 + SIGPIPE;
  std::signal(SIGPIPE, SIG_DFL);
  std::raise(SIGPIPE);
  std::_Exit(kKilledByPipe);
}

/// The standard output, in large pieces.
class Output {
 public:
  void write(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() >= kOutputBuffer) flush();
  }
  void flush() {
    // Cleared first: what failed once is not tried again on the way out.
    const std::string text = std::exchange(buffer_, {});
    const int error = write_all(STDOUT_FILENO, text);
    if (error == EPIPE) end_by_closed_pipe();
    if (error != 0) throw Error(ErrorKind::storage, "cannot write the output: " + reason_of(error));
  }

 private:
  std::string buffer_;
};

/// Reads a descriptor; with `path` set it was opened here and is closed at the end.
ReadBytes reader_of(int descriptor, const std::string& name, bool close_at_end) {
  const std::shared_ptr<const int> held(new int(descriptor), [close_at_end](const int* d) {
    if (close_at_end) ::close(*d);
    delete d;
  });
  return [held, name](char* into, std::size_t size) {
    for (;;) {
      const ssize_t got = ::read(*held, into, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) fail_reading(name, errno);
    }
  };
}

ReadBytes open_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) fail_reading(path, errno);
  ReadBytes read = reader_of(descriptor, path, true);
  struct stat facts {};
  if (::fstat(descriptor, &facts) == 0 && S_ISDIR(facts.st_mode)) fail_reading(path, EISDIR);
  return read;
}

std::string read_all(const ReadBytes& read, const std::string& path) {
  std::string text;
  std::vector<char> piece(kOutputBuffer);
  while (const std::size_t got = read(piece.data(), piece.size())) {
    text.append(piece.data(), got);
    if (text.size() > kLargestText) {
      throw Error(ErrorKind::usage, fmt::format("{} is larger than {} MiB", path, kLargestText >> 20));
    }
  }
  return text;
}

std::optional<std::string> variable_of_process(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

std::string login_of_process() {
  std::array<char, 4096> buffer{};
  passwd entry{};
  passwd* found = nullptr;
  const int error = ::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found);
  return error == 0 && found != nullptr ? std::string(found->pw_name) : std::string();
}

Instant clock_of_process() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return Instant::from_unix(std::chrono::floor<std::chrono::seconds>(since).count());
}

/// A trace that is shown at the end of the process; null unless one is wanted.
std::shared_ptr<Trace> trace_of_process() {
  const auto wanted = variable_of_process("TIX_TRACE");
  if (!wanted || wanted->empty() || *wanted == "0") return nullptr;
  const auto nanoseconds = [] {
    return std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
  };
  const auto show = [](Trace* trace) {
    write_all(STDERR_FILENO, trace->text());
    delete trace;
  };
  return {new Trace(nanoseconds), show};
}

std::size_t width_for(const Env& env) {
  if (const auto columns = env.filled("COLUMNS")) {
    const auto width = whole_number(*columns);
    if (width && *width > 0) return static_cast<std::size_t>(*width);
  }
  if (!env.out_is_terminal) return 0;
  winsize size{};
  const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

bool says_utf8(const Env& env) {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const auto locale = env.filled(name);
    if (!locale) continue;
    const std::string spelling = ascii_lower(*locale);
    return spelling.find("utf-8") != std::string::npos || spelling.find("utf8") != std::string::npos;
  }
  return false;
}

/// Ctrl-C in the program is meant for it, not for tix.
int run_and_wait(std::vector<std::string> words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const pid_t child = ::fork();
  if (child < 0) throw Error(ErrorKind::storage, "cannot start " + words.front() + ": " + reason_of(errno));
  if (child == 0) {
    ::execvp(pointers.front(), pointers.data());
    std::_Exit(kNoSuchProgram);
  }
  const auto on_interrupt = std::signal(SIGINT, SIG_IGN);
  const auto on_quit = std::signal(SIGQUIT, SIG_IGN);
  int status = -1;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGQUIT, on_quit);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// A pipe that programs started here do not inherit.
struct Pipe {
  Pipe() {
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
      throw Error(ErrorKind::storage, "cannot make a pipe: " + reason_of(errno));
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

/// What the child does between fork and exec: nothing that could wait for a lock.
[[noreturn]] void become(const std::vector<char*>& words, int input, int output) {
  ::setpgid(0, 0);
  ::dup2(input, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  // The descriptors were made for poll; a program expects to wait.
  ::fcntl(STDIN_FILENO, F_SETFL, 0);
  ::fcntl(STDOUT_FILENO, F_SETFL, O_WRONLY);
  std::signal(SIGPIPE, SIG_DFL);
  ::execvp(words.front(), words.data());
  std::_Exit(kNoSuchProgram);
}

/// Feeds the program and listens to it until it ends or `deadline` has come; its wait status, or nothing.
std::optional<int> follow(pid_t child, Pipe& input, Pipe& output, std::string_view text, std::string& said,
                          std::chrono::steady_clock::time_point deadline) {
  // Milliseconds. What it closes, or leaves open to a child of its own, is not its end.
  constexpr int kLookEvery = 20;
  constexpr int kLookNearTheEnd = 1;
  constexpr std::size_t kMostSaid = 4096;
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
      if (got > 0 && said.size() < kMostSaid) said.append(piece.data(), static_cast<std::size_t>(got));
      if (got == 0) output.close_end(0);
      if (got <= 0) break;
    }
    if (ended) return status;
    if (std::chrono::steady_clock::now() >= deadline) return std::nullopt;
  }
}

std::string first_line(std::string_view said) {
  const std::size_t first = std::min(said.find_first_not_of(" \t\r\n"), said.size());
  said.remove_prefix(first);
  return std::string(said.substr(0, said.find_first_of("\r\n")));
}

Filtered filter_through(std::vector<std::string> words, std::string_view text, std::chrono::seconds limit) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  Pipe input, output;
  const auto deadline = std::chrono::steady_clock::now() + limit;
  const pid_t child = ::fork();
  if (child < 0) throw Error(ErrorKind::storage, "cannot start " + words.front() + ": " + reason_of(errno));
  if (child == 0) become(pointers, input.ends[0], output.ends[1]);
  input.close_end(0);
  output.close_end(1);
  if (text.empty()) input.close_end(1);
  const auto on_pipe = std::signal(SIGPIPE, SIG_IGN);
  std::string said;
  const std::optional<int> status = follow(child, input, output, text, said, deadline);
  std::signal(SIGPIPE, on_pipe);
  if (!status) {
    ::kill(-child, SIGKILL);
    while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
    }
    return {128 + SIGKILL, true, fmt::format("{} took longer than {} s", words.front(), limit.count())};
  }
  Filtered filtered{WIFEXITED(*status) ? WEXITSTATUS(*status) : 128 + WTERMSIG(*status), true,
                    first_line(said)};
  filtered.started = filtered.exit != kNoSuchProgram;
  if (filtered.complaint.empty() && filtered.exit != 0)
    filtered.complaint = filtered.started ? fmt::format("{} ended with {}", words.front(), filtered.exit)
                                          : fmt::format("no program {}", words.front());
  return filtered;
}

}  // namespace

std::optional<std::string> Env::filled(const char* name) const {
  auto value = variable(name);
  return value && !value->empty() ? value : std::nullopt;
}

Env process_env() {
  Env env;
  env.clock = clock_of_process;
  env.variable = variable_of_process;
  env.login = login_of_process;
  env.trace = trace_of_process();
  env.in_is_terminal = ::isatty(STDIN_FILENO) == 1;
  env.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  env.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
  env.width = width_for(env);
  env.unicode = says_utf8(env);
  env.in = reader_of(STDIN_FILENO, "the standard input", false);
  const auto output = std::make_shared<Output>();
  env.out = [output, trace = env.trace](std::string_view text) {
    const InPhase phase(trace.get(), Phase::output);
    output->write(text);
  };
  env.flush = [output, trace = env.trace] {
    const InPhase phase(trace.get(), Phase::output);
    output->flush();
  };
  env.err = [](std::string_view text) { write_all(STDERR_FILENO, text); };
  env.page = [output](const std::string& pager, std::string_view text) {
    output->flush();
    if (!page_through(pager, text)) output->write(text);
  };
  env.run_program = [output](const std::vector<std::string>& words) {
    output->flush();
    return run_and_wait(words);
  };
  env.run_filter = filter_through;
  return env;
}

ReadBytes open_input(const Env& env, const std::string& path) {
  return path == "-" ? env.in : open_file(path);
}

std::string read_text(const Env& env, const std::string& path) {
  return read_all(open_input(env, path), path == "-" ? "the standard input" : path);
}

std::optional<std::string> read_text_if_there(const Env& env, const std::string& path) {
  try {
    return read_text(env, path);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_found) throw;
    return std::nullopt;
  }
}

Sink open_output(const std::string& path) {
  const auto fail = [path](int error) {
    throw Error(ErrorKind::storage, "cannot write " + path + ": " + reason_of(error));
  };
  constexpr mode_t kForAll = 0666;  // less the umask
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, kForAll);
  if (descriptor < 0) fail(errno);
  const std::shared_ptr<const int> held(new int(descriptor), [](const int* d) {
    ::close(*d);
    delete d;
  });
  return [held, fail](std::string_view text) {
    if (const int error = write_all(*held, text); error != 0) fail(error);
  };
}

}  // namespace tix::cli
