// Forks, and passes texts with their lengths through two pipes.
#include "cli/session/worker.hpp"

#include "tix/text/error.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tix::cli {
namespace {

using Clock = std::chrono::steady_clock;

// Sanitizers reserve terabytes of address space.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kLimitsMemory = false;
#else
constexpr bool kLimitsMemory = true;
#endif

// How a child ends that the disk failed, not what it was asked (EX_IOERR of sysexits.h).
constexpr int kExitStorage = 74;

std::pair<store::Descriptor, store::Descriptor> make_pipe() {
  std::array<int, 2> ends{-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0)
    throw Error(ErrorKind::storage, "cannot create a pipe: " + std::generic_category().message(errno));
  return {store::Descriptor(ends[0]), store::Descriptor(ends[1])};
}

/// Reads exactly `size` bytes. Returns false at the end of the stream, for an error, and after the deadline.
bool read_exactly(int descriptor, char* into, std::size_t size, std::optional<Clock::time_point> deadline) {
  while (size > 0) {
    if (deadline) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(*deadline - Clock::now());
      pollfd ready{descriptor, POLLIN, 0};
      const int found = left.count() <= 0 ? 0 : ::poll(&ready, 1, static_cast<int>(left.count()));
      if (found < 0 && errno == EINTR) continue;
      if (found <= 0) return false;
    }
    const ssize_t got = ::read(descriptor, into, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    into += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

/// Returns 0, or the error number.
int write_text(int descriptor, std::string_view text) {
  const std::uint64_t size = text.size();
  std::string frame(sizeof size, '\0');
  std::memcpy(frame.data(), &size, sizeof size);
  const int error = store::write_all(descriptor, frame);
  return error != 0 ? error : store::write_all(descriptor, text);
}

std::optional<std::string> read_text_frame(int descriptor, std::optional<Clock::time_point> deadline,
                                           std::uint64_t most) {
  std::uint64_t size = 0;
  std::array<char, sizeof size> frame{};
  if (!read_exactly(descriptor, frame.data(), frame.size(), deadline)) return std::nullopt;
  std::memcpy(&size, frame.data(), sizeof size);
  if (size > most) return std::nullopt;
  std::string text(size, '\0');
  if (!read_exactly(descriptor, text.data(), text.size(), deadline)) return std::nullopt;
  return text;
}

void limit(int what, std::int64_t most) {
  const rlimit both{static_cast<rlim_t>(most), static_cast<rlim_t>(most)};
  ::setrlimit(static_cast<__rlimit_resource_t>(what), &both);
}

/// Limits the processor time of the next request; the limit of a process counts from its start.
void limit_time(std::chrono::seconds more) {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  rlimit both{};
  ::getrlimit(RLIMIT_CPU, &both);
  both.rlim_cur = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1 + more.count());
  ::setrlimit(RLIMIT_CPU, &both);
}

void silence() {
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::dup2(nowhere, stream);
}

}  // namespace

Worker::Worker(Answer answer, WorkerLimits limits) : answer_(std::move(answer)), limits_(limits) {}

Worker::~Worker() {
  stop();
}

// A child that cannot answer exits: it has no other way to report.
void Worker::serve(int requests, int answers) {
  std::signal(SIGINT, SIG_IGN);  // the parent ends it
  std::signal(SIGPIPE, SIG_DFL);
  silence();
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, limits_.files);
  if (kLimitsMemory) limit(RLIMIT_AS, limits_.memory);
  try {
    while (const auto request = read_text_frame(requests, std::nullopt, UINT64_MAX)) {
      limit_time(limits_.time);
      if (write_text(answers, answer_(*request)) != 0) ::_exit(kExitStorage);
    }
  } catch (const Error& error) {
    ::_exit(error.kind() == ErrorKind::storage ? kExitStorage : EXIT_FAILURE);
  } catch (...) {
    ::_exit(EXIT_FAILURE);
  }
  ::_exit(EXIT_SUCCESS);
}

void Worker::start() {
  auto [request_end, request_start] = make_pipe();
  auto [answer_end, answer_start] = make_pipe();
  child_ = ::fork();
  if (child_ < 0)
    throw Error(ErrorKind::storage, "cannot start a process: " + std::generic_category().message(errno));
  if (child_ == 0) {
    request_start = {};
    answer_end = {};
    serve(request_end.number(), answer_start.number());
  }
  requests_ = std::move(request_start);
  answers_ = std::move(answer_end);
}

std::optional<std::string> Worker::ask(std::string_view request) {
  if (child_ < 0) start();
  failure_.clear();
  const auto on_pipe = std::signal(SIGPIPE, SIG_IGN);
  const auto deadline = Clock::now() + limits_.time;
  std::optional<std::string> answer;
  const int error = write_text(requests_.number(), request);
  if (error == 0)
    answer = read_text_frame(answers_.number(), deadline, static_cast<std::uint64_t>(limits_.memory));
  std::signal(SIGPIPE, on_pipe);
  if (error != 0 && error != EPIPE)
    throw Error(ErrorKind::storage, "cannot write to a pipe: " + std::generic_category().message(error));
  if (!answer) note_end(Clock::now() >= deadline);
  return answer;
}

void Worker::note_end(bool is_too_slow) {
  if (is_too_slow) ::kill(child_, SIGKILL);
  requests_ = {};
  answers_ = {};
  int status = 0;
  while (::waitpid(child_, &status, 0) < 0 && errno == EINTR) {
  }
  child_ = -1;
  if (WIFEXITED(status) && WEXITSTATUS(status) == kExitStorage)
    throw Error(ErrorKind::storage, "cannot write what was read to a temporary file",
                "free some disk space and try again");
  const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  failure_ = is_too_slow || signal == SIGXCPU ? fmt::format("it took longer than {} s", limits_.time.count())
             : signal != 0                    ? fmt::format("reading it ended with signal {}", signal)
                                              : "reading it took too much memory";
}

void Worker::stop() {
  if (child_ < 0) return;
  requests_ = {};  // the end of its requests ends the child
  answers_ = {};
  while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
  }
  child_ = -1;
}

}  // namespace tix::cli
