// Tests which folders are given to a group, and that the others are not changed.
#include "cli/desk/shared_folder.hpp"

#include "cli/test_env.hpp"
#include "tix/text/error.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <catch2/catch.hpp>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using tix::Error;
using tix::ErrorKind;
using tix::cli::Env;
using tix::cli::share_folder;

std::string own_group() {
  return getgrgid(getegid())->gr_name;
}

/// A new folder with these permission bits.
struct FolderToShare {
  fs::path path = fs::temp_directory_path() / ("tix-shared-" + std::to_string(::getpid()));

  explicit FolderToShare(mode_t mode) {
    fs::create_directory(path);
    ::chmod(path.c_str(), mode);
  }
  ~FolderToShare() { fs::remove_all(path); }
  mode_t mode() const {
    struct stat status = {};
    ::stat(path.c_str(), &status);
    return status.st_mode & 07777;
  }
};

Env owned_by(bool the_user) {
  Env env = tix::cli::TestWorld().env();
  env.owns_file = [the_user](const std::string&) { return the_user; };
  return env;
}

void check_refused(const FolderToShare& folder, bool is_own, const std::string& why) {
  const mode_t before = folder.mode();
  try {
    share_folder(owned_by(is_own), folder.path, own_group());
    FAIL("not refused: " << why);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    CHECK_THAT(error.what(), Catch::Contains(why));
    CHECK_FALSE(error.hint().empty());
  }
  CHECK(folder.mode() == before);
}

}  // namespace

TEST_CASE("a shared folder keeps its permissions and gets those of a group folder") {
  for (const mode_t mode : {0700u, 0750u, 0755u, 0500u | 0200u}) {
    const FolderToShare folder(mode);
    share_folder(owned_by(true), folder.path, own_group());
    CHECK(folder.mode() == (mode | 02070u));
  }
}

TEST_CASE("a folder that is unfit for a group's database is refused and not changed") {
  check_refused(FolderToShare(01777), true, "sticky bit");
  check_refused(FolderToShare(01770), true, "sticky bit");
  check_refused(FolderToShare(03770), true, "sticky bit");
  check_refused(FolderToShare(0777), true, "is writable for everybody");
  check_refused(FolderToShare(0755), false, "does not belong to you");
  const FolderToShare used(0755);
  std::ofstream(used.path / "notes") << "mine";
  check_refused(used, true, "contains other files");
  CHECK_THROWS_WITH(share_folder(owned_by(true), used.path, "no-such-group"), Catch::Contains("no group"));
}

TEST_CASE("a folder that already belongs to the group is not changed, whoever owns it") {
  const FolderToShare folder(02775);
  std::ofstream(folder.path / "notes") << "ours";
  share_folder(owned_by(false), folder.path, own_group());
  CHECK(folder.mode() == 02775);
}
