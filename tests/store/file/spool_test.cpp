// Spools: what was appended is read at any place, also where the file system has no nameless files.
#include "store/file/spool.hpp"

#include "random_pick.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "tix/text/error.hpp"

#include <filesystem>
#include <string>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::store;

TEST_CASE("a spool gives back what was appended, and leaves no name in its folder") {
  const test::TempFolder folder;
  test::Random random{14};
  // The files of processes take no new one.
  for (const std::filesystem::path& place :
       {std::filesystem::path(folder / "."), std::filesystem::path("/proc")}) {
    Spool spool(place);
    std::string all;
    for (int i = 0; i < 50; ++i) {
      const std::string piece(test::below(random, std::size_t{5000}), static_cast<char>('a' + i % 26));
      spool.append(piece);
      all += piece;
    }
    CHECK(spool.size() == std::ssize(all));
    for (int i = 0; i < 50; ++i) {
      const std::size_t at = test::below(random, all.size());
      std::string read(test::below(random, all.size() - at + 1), '\0');
      spool.read(static_cast<std::int64_t>(at), read.data(), read.size());
      CHECK(read == all.substr(at, read.size()));
    }
    char beyond = 0;
    CHECK_THROWS_AS(spool.read(spool.size(), &beyond, 1), Error);
    spool.clear();
    CHECK(spool.size() == 0);
    spool.append("again");
    CHECK(spool.size() == 5);
  }
  CHECK(std::filesystem::is_empty(std::filesystem::path(folder / ".")));
}
