// System calls on files, their errors turned into Error.
#include "cli/session/files.hpp"

#include "tix/text/error.hpp"

#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tix::cli {
namespace {

constexpr std::size_t kPiece = std::size_t{64} * 1024;
constexpr std::size_t kLargestText = std::size_t{64} * 1024 * 1024;

std::string reason_of(int error) {
  return std::generic_category().message(error);
}

[[noreturn]] void fail_reading(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR) throw Error(ErrorKind::not_found, "no file " + path);
  if (error == EISDIR) throw Error(ErrorKind::usage, path + " is a folder; a file is needed");
  throw Error(ErrorKind::storage, "cannot read " + path + ": " + reason_of(error));
}

ReadBytes reader_of(std::shared_ptr<const int> descriptor, const std::string& name) {
  return [descriptor = std::move(descriptor), name](char* into, std::size_t size) {
    for (;;) {
      const ssize_t got = ::read(*descriptor, into, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) fail_reading(name, errno);
    }
  };
}

/// A descriptor that is closed with its last owner.
std::shared_ptr<const int> owned(int descriptor) {
  return {new int(descriptor), [](const int* held) {
            ::close(*held);
            delete held;
          }};
}

ReadBytes open_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) fail_reading(path, errno);
  ReadBytes read = reader_of(owned(descriptor), path);
  struct stat facts {};
  if (::fstat(descriptor, &facts) == 0 && S_ISDIR(facts.st_mode)) fail_reading(path, EISDIR);
  return read;
}

std::string read_all(const ReadBytes& read, const std::string& path) {
  std::string text;
  std::vector<char> piece(kPiece);
  while (const std::size_t got = read(piece.data(), piece.size())) {
    text.append(piece.data(), got);
    if (text.size() > kLargestText) {
      throw Error(ErrorKind::usage, fmt::format("{} is larger than {} MiB", path, kLargestText >> 20));
    }
  }
  return text;
}

}  // namespace

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
  return [held = owned(descriptor), fail](std::string_view text) {
    if (const int error = write_all(*held, text); error != 0) fail(error);
  };
}

ReadBytes read_descriptor(int descriptor, const std::string& name) {
  return reader_of(std::make_shared<const int>(descriptor), name);
}

int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace tix::cli
