// An output file is complete or unchanged. Files that are not regular are written to directly.
#include "store/file/output_file.hpp"

#include "store/sqlite/temp_folder.hpp"
#include "tix/text/error.hpp"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tix::store {
namespace {

std::string content(const std::filesystem::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream{file, std::ios::binary}.rdbuf();
  return bytes.str();
}

std::size_t count_files(const test::TempFolder& folder) {
  using Entries = std::filesystem::directory_iterator;
  return static_cast<std::size_t>(std::distance(Entries{folder.path()}, Entries{}));
}

ErrorKind kind_of_failure(const std::filesystem::path& file, std::string_view text) {
  try {
    write_file(file, text);
  } catch (const Error& error) {
    return error.kind();
  }
  return ErrorKind::bug;
}

}  // namespace

TEST_CASE("output file: an existing file changes when all is written, and not before") {
  const test::TempFolder folder;
  std::ofstream{folder / "out"} << "old";
  std::filesystem::create_hard_link(folder / "out", folder / "other name");
  const FilesInUse none;
  {
    OutputFile given_up(folder / "out", "--out", none);
    given_up.write(std::string(200'000, 'x'));
    CHECK(content(folder / "out") == "old");
  }
  CHECK(content(folder / "out") == "old");
  OutputFile file(folder / "out", "--out", none);
  file.write("new ");
  file.write(std::string(200'000, 'y'));
  file.finish();
  CHECK(content(folder / "out") == "new " + std::string(200'000, 'y'));
  CHECK(content(folder / "other name") == "old");
  struct stat facts {};
  ::stat((folder / "out").c_str(), &facts);
  CHECK((facts.st_mode & 07777) == 0600);
  CHECK(count_files(folder) == 2);
}

TEST_CASE("output file: a symbolic link stays, and one that leads nowhere is refused") {
  const test::TempFolder folder;
  std::ofstream{folder / "out"} << "old";
  std::filesystem::create_symlink("out", folder / "link");
  std::filesystem::create_symlink("nothing", folder / "lost");
  write_file(folder / "link", "new");
  CHECK(std::filesystem::is_symlink(folder / "link"));
  CHECK(content(folder / "out") == "new");
  CHECK_THROWS_WITH(write_file(folder / "lost", "x"),
                    Catch::Matchers::Contains("a symbolic link to a missing file"));
  CHECK_THROWS_WITH(write_file(folder.path(), "x"),
                    Catch::Matchers::Contains("is a folder; accepted: a file"));
  CHECK_FALSE(std::filesystem::exists(folder / "nothing"));
}

TEST_CASE("output file: what tix uses is refused when it is opened, and again when it is finished") {
  const test::TempFolder folder;
  std::ofstream{folder / "in.csv"} << "rows";
  FilesInUse in_use;
  in_use.add(folder / "in.csv", "the input");
  CHECK_THROWS_WITH(OutputFile(folder / "in.csv", "--rejects", in_use),
                    "--rejects would overwrite the input");
  OutputFile file(folder / "out.csv", "--rejects", in_use);
  std::filesystem::create_hard_link(folder / "in.csv", folder / "out.csv");
  file.write("x");
  CHECK_THROWS_WITH(file.finish(), "--rejects would overwrite the input");
  CHECK(content(folder / "in.csv") == "rows");
}

TEST_CASE("output file: devices and fifos are written to and stay what they are") {
  const test::TempFolder folder;
  write_file("/dev/null", "x");
  CHECK(std::filesystem::is_character_file("/dev/null"));
  CHECK(kind_of_failure("/dev/full", "x") == ErrorKind::storage);
  CHECK(std::filesystem::is_character_file("/dev/full"));
  const auto fifo = folder / "fifo";
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  const int reader = ::open(fifo.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  write_file(fifo, "text");
  std::string got(10, ' ');
  got.resize(static_cast<std::size_t>(std::max<ssize_t>(0, ::read(reader, got.data(), got.size()))));
  ::close(reader);
  CHECK(got == "text");
  CHECK(std::filesystem::is_fifo(fifo));
}

TEST_CASE("output file: the standard output is added to, not written over") {
  const test::TempFolder folder;
  std::fflush(nullptr);
  const int kept = ::dup(STDOUT_FILENO);
  const int file = ::open((folder / "log").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  ::dup2(file, STDOUT_FILENO);
  write_all(STDOUT_FILENO, "one\n");
  write_file("/dev/stdout", "two\n");
  write_file(folder / "log", "three\n");
  write_all(STDOUT_FILENO, "four\n");
  ::dup2(kept, STDOUT_FILENO);
  ::close(kept);
  ::close(file);
  CHECK(content(folder / "log") == "one\ntwo\nthree\nfour\n");
}

TEST_CASE("output file: what may not be written is not replaced") {
  const test::TempFolder folder;
  std::ofstream{folder / "out"} << "old";
  std::filesystem::permissions(folder / "out", std::filesystem::perms::owner_read);
  constexpr uid_t kNobody = 65534;
  const bool is_root = ::geteuid() == 0;  // root may write everything, so the test becomes another user
  for (const auto& path : {folder.path(), folder / "out"})
    if (is_root) REQUIRE(::chown(path.c_str(), kNobody, kNobody) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    if (is_root && ::setuid(kNobody) != 0) ::_exit(2);
    ::_exit(kind_of_failure(folder / "out", "new") == ErrorKind::storage ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
  CHECK(content(folder / "out") == "old");
}

}  // namespace tix::store
