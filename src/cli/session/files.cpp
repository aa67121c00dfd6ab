// Makes system calls on files and turns their errors into Error.
#include "cli/session/files.hpp"

#include "cli/syntax/required_text.hpp"
#include "store/file/descriptor.hpp"
#include "store/file/file_error.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tix::cli {
namespace {

constexpr std::size_t kPiece = std::size_t{64} * 1024;
constexpr std::size_t kLargestText = std::size_t{64} * 1024 * 1024;

[[noreturn]] void fail_reading(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR) throw Error(ErrorKind::not_found, "no file " + path);
  if (error == EISDIR) throw Error(ErrorKind::usage, path + " is a folder, not a file");
  store::throw_file_error("cannot read", path, error);
}

std::size_t read_piece(int descriptor, const std::string& name, char* into, std::size_t size) {
  for (;;) {
    const ssize_t got = ::read(descriptor, into, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno == EAGAIN) store::wait_for(descriptor, POLLIN);
    if (errno != EINTR && errno != EAGAIN) fail_reading(name, errno);
  }
}

ReadBytes open_file(const std::string& path) {
  const auto opened = std::make_shared<const store::Descriptor>(store::Descriptor::open(path, O_RDONLY));
  if (!*opened) fail_reading(path, errno);
  struct stat facts {};
  if (::fstat(opened->number(), &facts) == 0 && S_ISDIR(facts.st_mode)) fail_reading(path, EISDIR);
  return
      [opened, path](char* into, std::size_t size) { return read_piece(opened->number(), path, into, size); };
}

/// Reads until the end, or until there are more than `most` bytes.
std::string read_up_to(const ReadBytes& read, std::size_t most) {
  std::string bytes;
  std::vector<char> piece(kPiece);
  while (const std::size_t got = read(piece.data(), piece.size())) {
    bytes.append(piece.data(), got);
    if (bytes.size() > most) break;
  }
  return bytes;
}

std::string read_all(const ReadBytes& read, const std::string& path) {
  std::string text = read_up_to(read, kLargestText);
  if (text.size() > kLargestText)
    throw Error(ErrorKind::usage, fmt::format("{} is larger than {} MiB", path, kLargestText >> 20));
  return text;
}

void require_text_in_lines(std::string_view text, const std::string& name) {
  for (std::size_t line = 1, begin = 0; begin < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    require_text(fmt::format("{}:{}", name, line), text.substr(begin, end - begin));
    begin = end + 1;
  }
}

}  // namespace

ReadBytes open_input(const Env& env, const std::string& path) {
  if (path == "-") {
    env.in_use->add(STDIN_FILENO, "the file on standard input");
    return env.in;
  }
  env.in_use->add(path, path + ", which this command reads");
  return open_file(path);
}

std::string read_text(const Env& env, const std::string& path) {
  const std::string name = path == "-" ? "standard input" : path;
  std::string text = read_all(open_input(env, path), name);
  require_text_in_lines(text, name);
  return text;
}

std::string read_bytes(const Env& env, const std::string& path, std::int64_t most) {
  const std::string name = path == "-" ? "standard input" : path;
  std::string bytes = read_up_to(open_input(env, path), static_cast<std::size_t>(most));
  if (std::ssize(bytes) > most)
    throw Error(ErrorKind::usage,
                fmt::format("{} is too large; [intake] max_size leaves {} bytes", name, most),
                "attach a smaller file, or raise max_size in the desk file");
  return bytes;
}

std::optional<std::string> read_text_if_there(const Env& env, const std::string& path) {
  try {
    return read_text(env, path);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::not_found) throw;
    return std::nullopt;
  }
}

ReadBytes read_descriptor(int descriptor, const std::string& name) {
  return
      [descriptor, name](char* into, std::size_t size) { return read_piece(descriptor, name, into, size); };
}

}  // namespace tix::cli
