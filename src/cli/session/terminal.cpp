// Queries the terminal and the locale, and writes standard output.
#include "cli/session/terminal.hpp"

#include "store/file/descriptor.hpp"
#include "store/file/file_error.hpp"
#include "store/file/interrupt_cleanup.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/error.hpp"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace tix::cli {
namespace {

constexpr std::size_t kOutputBuffer = std::size_t{64} * 1024;

/// Ends the process as SIGPIPE would, even if a parent process ignored the signal.
[[noreturn]] void end_by_closed_pipe() {
  constexpr int kKilledByPipe = 128 + SIGPIPE;
  store::InterruptCleanup::run();
  std::signal(SIGPIPE, SIG_DFL);
  std::raise(SIGPIPE);
  std::_Exit(kKilledByPipe);
}

/// Returns the width that COLUMNS asks for, or nullopt if it holds none.
std::optional<std::size_t> requested_width(const Env& env) {
  const auto columns = env.filled("COLUMNS");
  if (!columns) return std::nullopt;
  std::size_t width = 0;
  const char* end = columns->data() + columns->size();
  const auto [stop, error] = std::from_chars(columns->data(), end, width);
  const bool is_width = error == std::errc{} && stop == end && width > 0;
  return is_width ? std::optional(width) : std::nullopt;
}

/// Returns the width that a terminal reports, or 80 if it reports none.
std::size_t reported_width(int descriptor) {
  winsize size{};
  const bool known = ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

}  // namespace

bool is_terminal(int descriptor) {
  return ::isatty(descriptor) == 1;
}

std::size_t line_width(const Env& env) {
  if (const auto width = requested_width(env)) return *width;
  return env.out_is_terminal ? reported_width(STDOUT_FILENO) : 0;
}

std::size_t message_width(const Env& env) {
  if (!env.err_is_terminal) return 0;
  const auto requested = requested_width(env);
  return requested ? *requested : reported_width(STDERR_FILENO);
}

void occupy_standard_streams() {
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(number, F_GETFD) >= 0 || errno != EBADF) continue;
    // open takes the lowest free number, which is the closed one. The wrong mode makes every use fail.
    static_cast<void>(::open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY));
  }
}

bool locale_is_utf8(const Env& env) {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const auto locale = env.filled(name);
    if (!locale) continue;
    const std::string spelling = ascii_lower(*locale);
    return spelling.find("utf-8") != std::string::npos || spelling.find("utf8") != std::string::npos;
  }
  return false;
}

void StandardOutput::write(std::string_view text) {
  buffer_ += text;
  if (buffer_.size() >= kOutputBuffer) flush();
}

void StandardOutput::flush() {
  // Clear the buffer first, so that a failed write is not repeated on exit.
  const std::string text = std::exchange(buffer_, {});
  const int error = store::write_all(STDOUT_FILENO, text);
  if (error == EPIPE) end_by_closed_pipe();
  if (error == EBADF) throw Error(ErrorKind::storage, "cannot write the output: standard output is closed");
  if (error != 0)
    throw Error(ErrorKind::storage, "cannot write the output: " + std::generic_category().message(error),
                store::hint_for(error));
}

}  // namespace tix::cli
