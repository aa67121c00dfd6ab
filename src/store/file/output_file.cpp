// Decides how a file is written, and collects pieces until they are worth a system call.
#include "store/file/output_file.hpp"

#include "store/file/file_error.hpp"
#include "tix/text/error.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tix::store {
namespace {

constexpr std::size_t kPiece = std::size_t{64} * 1024;
constexpr mode_t kOwner = 0600;
constexpr std::string_view kCannotWrite = "cannot write";

/// Returns a copy of the descriptor of the standard output or error if that is the file: a second opening
/// would begin at its start and overwrite what was written.
Descriptor standard_stream(const struct stat& file) {
  for (const int number : {STDOUT_FILENO, STDERR_FILENO}) {
    struct stat stream {};
    if (::fstat(number, &stream) == 0 && stream.st_dev == file.st_dev && stream.st_ino == file.st_ino)
      return Descriptor(::fcntl(number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
  }
  return {};
}

[[noreturn]] void refuse_link(const std::filesystem::path& path, std::string_view option) {
  throw Error(ErrorKind::usage,
              fmt::format("{}: {} is a symbolic link to a missing file", option, path.string()),
              "name the file itself");
}

/// Returns the file that an existing name leads to through symbolic links.
std::filesystem::path real_file(const std::filesystem::path& path, std::string_view option) {
  std::error_code unresolved;
  auto real = std::filesystem::canonical(path, unresolved);
  if (unresolved) refuse_link(path, option);
  // Renaming would replace it whatever its permissions are.
  if (::access(real.c_str(), W_OK) != 0) throw_file_error(kCannotWrite, path, errno);
  return real;
}

}  // namespace

OutputFile::OutputFile(std::filesystem::path path, std::string option, const FilesInUse& in_use)
    : path_(std::move(path)), option_(std::move(option)), in_use_(&in_use) {
  in_use.refuse(path_, option_);
  struct stat facts {};
  if (::stat(path_.c_str(), &facts) != 0) {
    const int error = errno;
    struct stat link {};
    if (error != ENOENT) throw_file_error(kCannotWrite, path_, error);
    if (::lstat(path_.c_str(), &link) == 0) refuse_link(path_, option_);
    part_.emplace(path_, kOwner, PartName::none);
    return;
  }
  if (S_ISDIR(facts.st_mode))
    throw Error(ErrorKind::usage,
                fmt::format("{}: {} is a folder; accepted: a file", option_, path_.string()));
  direct_ = standard_stream(facts);
  if (direct_) return;
  if (S_ISREG(facts.st_mode)) {
    part_.emplace(real_file(path_, option_), kOwner, PartName::none);
    return;
  }
  direct_ = Descriptor::open(path_, O_WRONLY);
  if (!direct_) throw_file_error(kCannotWrite, path_, errno);
}

void OutputFile::write(std::string_view text) {
  buffer_ += text;
  if (buffer_.size() >= kPiece) flush();
}

void OutputFile::flush() {
  const std::string text = std::exchange(buffer_, {});
  const int error = write_all(part_ ? part_->descriptor() : direct_.number(), text);
  if (error != 0) throw_file_error(kCannotWrite, path_, error);
}

void OutputFile::finish() {
  flush();
  if (!part_) return;
  in_use_->refuse(part_->target(), option_);  // files that appeared in the meantime
  part_->publish(IfTaken::replace);
}

void write_file(const std::filesystem::path& path, std::string_view text) {
  const FilesInUse none;
  OutputFile file(path, "the output", none);
  file.write(text);
  file.finish();
}

}  // namespace tix::store
