// Messages and hints for error numbers.
#include "store/file/file_error.hpp"

#include "tix/text/error.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include <fmt/format.h>

namespace tix::store {
namespace {

struct ErrorHint {
  int error;
  std::string_view hint;
};

constexpr std::array kErrorHints = {
    ErrorHint{ENOSPC, "free some disk space and try again"},
    ErrorHint{EDQUOT, "free some of your disk quota and try again"},
    ErrorHint{EACCES, "check the permissions of the file and of its folder"},
    ErrorHint{EPERM, "check the permissions of the file and of its folder"},
    ErrorHint{EROFS, "its disk is mounted read-only: name a file elsewhere"},
    ErrorHint{EIO, "check its disk"},
    ErrorHint{ENOENT, "create its folder first"},
    ErrorHint{ENOTDIR, "check its path: the part before the last / is not a folder"},
    ErrorHint{ENAMETOOLONG, "choose a shorter name"},
    ErrorHint{ENOLCK, "the system has no file locks left; try again in a moment"},
};

}  // namespace

std::string hint_for(int error) {
  const auto* known = std::ranges::find(kErrorHints, error, &ErrorHint::error);
  return known == kErrorHints.end() ? std::string() : std::string(known->hint);
}

void throw_file_error(std::string_view what, const std::filesystem::path& path, int error) {
  throw Error(ErrorKind::storage,
              fmt::format("{} {}: {}", what, path.string(), std::generic_category().message(error)),
              hint_for(error));
}

}  // namespace tix::store
