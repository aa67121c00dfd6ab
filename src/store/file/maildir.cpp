// Lists and renames; the name of a mail begins with the second of its delivery.
#include "store/file/maildir.hpp"

#include "store/file/file_error.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <tuple>

#include <fcntl.h>
#include <fmt/format.h>

namespace tix::store {
namespace {

constexpr const char* kSeen = ":2,S";

/// Returns the seconds that a name such as `1786000000.M1P2.host` begins with, or 0.
long long delivered_at(const std::string& name) {
  return std::strtoll(name.c_str(), nullptr, 10);
}

}  // namespace

Maildir::Maildir(std::filesystem::path folder) : folder_(std::move(folder)) {
  std::error_code ignored;
  if (!std::filesystem::exists(folder_, ignored))
    throw Error(ErrorKind::not_found, fmt::format("no folder {}", folder_.string()));
  for (const char* part : {"new", "cur"})
    if (!std::filesystem::is_directory(folder_ / part, ignored))
      throw Error(ErrorKind::usage,
                  fmt::format("{} is not a Maildir: it has no folder '{}'", folder_.string(), part));
}

std::vector<std::filesystem::path> Maildir::new_mails() const {
  std::vector<std::filesystem::path> mails;
  std::error_code error;
  std::filesystem::directory_iterator files(folder_ / "new", error);
  for (; !error && files != std::filesystem::directory_iterator(); files.increment(error)) {
    const bool is_hidden = files->path().filename().string().starts_with('.');
    if (!is_hidden && files->is_regular_file(error)) mails.push_back(files->path());
  }
  if (error) throw_file_error("cannot read", folder_ / "new", error.value());
  std::ranges::sort(mails, {}, [](const std::filesystem::path& mail) {
    const std::string name = mail.filename().string();
    return std::tuple(delivered_at(name), name);
  });
  return mails;
}

void Maildir::mark_seen(const std::filesystem::path& mail) const {
  const std::filesystem::path seen = folder_ / "cur" / (mail.filename().string() + kSeen);
  if (::renameat2(AT_FDCWD, mail.c_str(), AT_FDCWD, seen.c_str(), RENAME_NOREPLACE) == 0) return;
  if (errno == ENOENT) return;
  throw_file_error("cannot move to the folder cur", mail, errno);
}

}  // namespace tix::store
