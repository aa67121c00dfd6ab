// Compares files by the results of stat.
#include "store/file/files_in_use.hpp"

#include "store/file/folder.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <sys/stat.h>

namespace tix::store {
namespace {

/// The files next to a database, by the ending of their names.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kBeside = {
    {{"", "the database"},
     {"-wal", "the write-ahead log of the database"},
     {"-shm", "the shared memory of the database"},
     {"-journal", "the journal of the database"},
     {"-turn", "the lock of the database's writers"}}};

/// Returns the file that a link leads to; the path itself if it leads nowhere.
std::filesystem::path followed(const std::filesystem::path& path) {
  std::error_code unresolved;
  const auto real = std::filesystem::canonical(path, unresolved);
  return unresolved ? path : real;
}

}  // namespace

std::optional<FilesInUse::FileId> FilesInUse::id_of(const std::filesystem::path& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0) return std::nullopt;
  return FileId{facts.st_dev, facts.st_ino};
}

bool FilesInUse::is_same(const InUse& file, const std::filesystem::path& target) {
  const auto target_id = id_of(target);
  if (file.opened) return target_id == file.opened;
  if (target_id && target_id == id_of(file.path)) return true;
  if (target.filename() != file.path.filename()) return false;
  const auto folder = id_of(folder_of(target));
  return folder && folder == id_of(folder_of(file.path));
}

void FilesInUse::add(const std::filesystem::path& file, std::string what) {
  files_.push_back({file, std::nullopt, std::move(what)});
}

void FilesInUse::add(int descriptor, std::string what) {
  struct stat facts {};
  if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) return;
  files_.push_back({{}, FileId{facts.st_dev, facts.st_ino}, std::move(what)});
}

void FilesInUse::add_database(const std::filesystem::path& file) {
  if (file.empty()) return;
  for (const auto& [ending, what] : kBeside)
    add(followed(file).string() + std::string(ending), fmt::format("{} {}", what, file.string()));
}

std::optional<std::string> FilesInUse::find(const std::filesystem::path& path) const {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) == 0 && !S_ISREG(facts.st_mode)) return std::nullopt;
  const std::filesystem::path real = followed(path);
  const auto found = std::ranges::find_if(files_, [&](const InUse& file) { return is_same(file, real); });
  return found == files_.end() ? std::nullopt : std::optional(found->what);
}

void FilesInUse::refuse(const std::filesystem::path& target, std::string_view option) const {
  if (const auto what = find(target))
    throw Error(ErrorKind::usage, fmt::format("{} would overwrite {}", option, *what),
                "name a file that tix does not use");
}

}  // namespace tix::store
