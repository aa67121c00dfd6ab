// Files that tix has open or reads are recognised under any name, and the search keeps SQLite's locks.
#include "store/file/files_in_use.hpp"

#include "store/sqlite/database.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/transaction.hpp"
#include "tix/text/error.hpp"

#include <fstream>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tix::store {
namespace {

void touch(const std::filesystem::path& file) {
  std::ofstream{file} << "text";
}

/// Returns whether another process holds a POSIX lock on the file.
bool is_locked(const std::filesystem::path& file) {
  const pid_t child = ::fork();
  if (child == 0) {
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    const int opened = ::open(file.c_str(), O_RDWR);
    ::_exit(opened >= 0 && ::fcntl(opened, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK ? 1 : 0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

}  // namespace

TEST_CASE("files in use: a file is known under every name that leads to it") {
  const test::TempFolder folder;
  touch(folder / "in.csv");
  touch(folder / "other.csv");
  std::filesystem::create_hard_link(folder / "in.csv", folder / "hard.csv");
  std::filesystem::create_symlink("in.csv", folder / "soft.csv");
  std::filesystem::create_directory_symlink(folder.path(), folder / "round");
  FilesInUse in_use;
  in_use.add(folder / "in.csv", "the input");
  for (const char* name : {"in.csv", "hard.csv", "soft.csv", "round/in.csv"}) {
    INFO(name);
    CHECK(in_use.find(folder / name) == "the input");
  }
  CHECK_FALSE(in_use.find(folder / "other.csv"));
  CHECK_FALSE(in_use.find(folder / "new.csv"));
  CHECK_THROWS_WITH(in_use.refuse(folder / "hard.csv", "--rejects"), "--rejects would overwrite the input");
  CHECK_NOTHROW(in_use.refuse(folder / "other.csv", "--rejects"));
}

TEST_CASE("files in use: a descriptor is known by its file, unless that cannot be overwritten") {
  const test::TempFolder folder;
  touch(folder / "in.csv");
  FilesInUse in_use;
  const int file = ::open((folder / "in.csv").c_str(), O_RDONLY | O_CLOEXEC);
  const int null = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  in_use.add(file, "the standard input");
  in_use.add(null, "nothing");
  in_use.add(-1, "nothing");
  CHECK(in_use.find(folder / "in.csv") == "the standard input");
  CHECK_FALSE(in_use.find("/dev/null"));
  ::close(file);
  ::close(null);
}

TEST_CASE("files in use: a database is known with all that lies beside it, also before it exists") {
  const test::TempFolder folder;
  std::filesystem::create_symlink("tix.db", folder / "link.db");
  FilesInUse in_use;
  in_use.add_database(folder / "tix.db");
  const auto check_all = [&] {
    for (const char* ending : {"", "-wal", "-shm", "-journal", "-turn"})
      CHECK(in_use.find(folder / (std::string("tix.db") + ending)));
    CHECK_FALSE(in_use.find(folder / "tix.db-copy"));
  };
  check_all();
  const auto database = Database::create(folder / "tix.db");
  check_all();
  FilesInUse through_link;
  through_link.add_database(folder / "link.db");
  CHECK(through_link.find(folder / "tix.db-wal"));
  std::filesystem::create_hard_link(folder / "tix.db", folder / "hard.csv");
  CHECK(in_use.find(folder / "hard.csv") == "the database " + (folder / "tix.db").string());
}

TEST_CASE("files in use: looking at an open database keeps its locks") {
  const test::TempFolder folder;
  auto database = Database::create(folder / "tix.db");
  const Transaction writing{database};
  REQUIRE(is_locked(folder / "tix.db-shm"));
  FilesInUse in_use;
  in_use.add_database(folder / "tix.db");
  for (const char* ending : {"", "-wal", "-shm"})
    CHECK(in_use.find(folder / (std::string("tix.db") + ending)));
  CHECK(is_locked(folder / "tix.db-shm"));
  CHECK(is_locked(folder / "tix.db"));
}

}  // namespace tix::store
