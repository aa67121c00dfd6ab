// A file under construction leaves nothing behind, whether it is given up, interrupted or killed.
#include "store/file/part_file.hpp"

#include "store/sqlite/temp_folder.hpp"
#include "tix/text/error.hpp"

#include <array>
#include <csignal>
#include <fstream>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tix::store {
namespace {

constexpr mode_t kOwner = 0600;

std::set<std::string> names_in(const test::TempFolder& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator{folder.path()})
    names.insert(entry.path().filename());
  return names;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream{file, std::ios::binary}.rdbuf();
  return bytes.str();
}

/// Begins a file in a separate process and ends that with a signal, or leaves it alive for signal 0.
class Writer {
 public:
  Writer(const std::filesystem::path& target, PartName name, int signal) {
    std::array<int, 2> ready{};
    REQUIRE(::pipe(ready.data()) == 0);
    child_ = ::fork();
    if (child_ == 0) {
      for (const int ending : {SIGINT, SIGTERM, SIGHUP}) std::signal(ending, SIG_DFL);  // Catch2 has its own
      const PartFile part(target, kOwner, name);
      if (!part.path().empty()) std::ofstream{part.path().string() + "-journal"} << "pages";
      write_all(part.descriptor(), "customers' data");
      write_all(ready[1], "r");
      if (signal != 0) ::raise(signal);
      for (;;) ::pause();
    }
    ::close(ready[1]);
    char byte = 0;
    REQUIRE(::read(ready[0], &byte, 1) == 1);
    ::close(ready[0]);
    if (signal != 0) REQUIRE(ended_by() == signal);
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() {
    if (child_ < 0) return;
    ::kill(child_, SIGKILL);
    ended_by();
  }

  int ended_by() {
    int status = 0;
    ::waitpid(child_, &status, 0);
    child_ = -1;
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  }

 private:
  pid_t child_ = -1;
};

}  // namespace

TEST_CASE("part file: it gets its name when it is published, and never before") {
  for (const PartName name : {PartName::none, PartName::needed}) {
    const test::TempFolder folder;
    {
      const PartFile given_up(folder / "copy", kOwner, name);
      CHECK_FALSE(std::filesystem::exists(folder / "copy"));
    }
    CHECK(names_in(folder).empty());
    PartFile part(folder / "copy", kOwner, name);
    CHECK(write_all(part.descriptor(), "one") == 0);
    PartFile moved(std::move(part));
    moved.publish(IfTaken::refuse);
    CHECK(names_in(folder) == std::set<std::string>{"copy"});
    CHECK(bytes_of(folder / "copy") == "one");
    struct stat facts {};
    CHECK(::stat((folder / "copy").c_str(), &facts) == 0);
    CHECK((facts.st_mode & 07777) == kOwner);
  }
}

TEST_CASE("part file: a taken name is refused, or replaced in one step") {
  for (const PartName name : {PartName::none, PartName::needed}) {
    const test::TempFolder folder;
    std::ofstream{folder / "copy"} << "old";
    const auto write = [&](IfTaken if_taken) {
      PartFile part(folder / "copy", kOwner, name);
      write_all(part.descriptor(), "new");
      part.publish(if_taken);
    };
    CHECK_THROWS_WITH(write(IfTaken::refuse), Catch::Matchers::EndsWith("copy already exists"));
    CHECK(bytes_of(folder / "copy") == "old");
    write(IfTaken::replace);
    CHECK(bytes_of(folder / "copy") == "new");
    CHECK(names_in(folder) == std::set<std::string>{"copy"});
  }
}

TEST_CASE("part file: SIGINT, SIGTERM and SIGHUP leave nothing") {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    for (const PartName name : {PartName::none, PartName::needed}) {
      const test::TempFolder folder;
      const Writer writer(folder / "copy", name, signal);
      CHECK(names_in(folder).empty());
    }
  }
}

TEST_CASE("part file: the next writer clears what was killed, and nothing that lives") {
  const test::TempFolder folder;
  const Writer living(folder / "living", PartName::needed, 0);
  const auto of_living = names_in(folder);
  CHECK(of_living.size() == 2);
  { const Writer killed(folder / "killed", PartName::needed, SIGKILL); }
  CHECK(names_in(folder).size() == 4);
  for (const char* name : {".tix-part-", ".tix-part-1", ".tix-part-1-x", ".tix-part-1-2-3", "x.tix-part-1-2"})
    std::ofstream{folder / name} << "somebody's own";
  std::filesystem::create_symlink(folder / "elsewhere", folder / ".tix-part-1-2");
  const PartFile own(folder / "own", kOwner, PartName::needed);
  { const PartFile next(folder / "next", kOwner, PartName::none); }
  auto expected = of_living;
  for (const char* name : {".tix-part-", ".tix-part-1", ".tix-part-1-x", ".tix-part-1-2-3", "x.tix-part-1-2"})
    expected.insert(name);
  expected.insert(".tix-part-1-2");
  expected.insert(own.path().filename());
  CHECK(names_in(folder) == expected);
}

TEST_CASE("part file: where it cannot be made, one line says so") {
  const test::TempFolder folder;
  for (const PartName name : {PartName::none, PartName::needed})
    CHECK_THROWS_WITH(PartFile(folder / "no" / "copy", kOwner, name),
                      Catch::Matchers::StartsWith("cannot create " + folder.path().string() +
                                                  "/no/copy: No such file or directory"));
}

}  // namespace tix::store
