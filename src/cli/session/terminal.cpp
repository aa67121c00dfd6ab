// Asks the terminal and the locale, and writes the standard output.
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
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace tix::cli {
namespace {

constexpr std::size_t kOutputBuffer = std::size_t{64} * 1024;

/// Ends as the system would have, also if a parent ignored the signal.
[[noreturn]] void end_by_closed_pipe() {
  constexpr int kKilledByPipe = 128 + SIGPIPE;
  store::InterruptCleanup::run();
  std::signal(SIGPIPE, SIG_DFL);
  std::raise(SIGPIPE);
  std::_Exit(kKilledByPipe);
}

}  // namespace

bool is_terminal(int descriptor) {
  return ::isatty(descriptor) == 1;
}

std::size_t line_width(const Env& env) {
  if (const auto columns = env.filled("COLUMNS")) {
    std::size_t width = 0;
    const char* end = columns->data() + columns->size();
    const auto [stop, error] = std::from_chars(columns->data(), end, width);
    if (error == std::errc{} && stop == end && width > 0) return width;
  }
  if (!env.out_is_terminal) return 0;
  winsize size{};
  const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

void occupy_standard_streams() {
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(number, F_GETFD) >= 0 || errno != EBADF) continue;
    // The lowest free number is the closed one; opened the wrong way round, so that using it fails.
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
  // Cleared first, so that a failed write is not repeated on the way out.
  const std::string text = std::exchange(buffer_, {});
  const int error = store::write_all(STDOUT_FILENO, text);
  if (error == EPIPE) end_by_closed_pipe();
  if (error == EBADF)
    throw Error(ErrorKind::storage, "cannot write the output: the standard output is closed");
  if (error != 0)
    throw Error(ErrorKind::storage, "cannot write the output: " + std::generic_category().message(error),
                store::hint_for(error));
}

}  // namespace tix::cli
