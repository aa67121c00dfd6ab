// The mails of an mbox: each is found whole, whatever pieces the file comes in.
#include "format/read/mbox_ranges.hpp"

#include "random_pick.hpp"

#include <cstring>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace tix;

namespace {

std::vector<std::string> mails_of(const std::string& mbox, std::size_t piece) {
  std::size_t at = 0;
  const auto read = [&](char* into, std::size_t size) {
    const std::size_t given = std::min({size, piece, mbox.size() - at});
    std::memcpy(into, mbox.data() + at, given);
    at += given;
    return given;
  };
  std::vector<std::string> mails;
  for (const auto& [begin, end] : format::mbox_ranges(read))
    mails.push_back(mbox.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
  return mails;
}

}  // namespace

TEST_CASE("mbox: random mails are found as they were written, whatever the pieces") {
  test::Random random{8};
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> written;
    std::string mbox;
    for (auto left = test::pick(random, 1, 5); left > 0; --left) {
      std::string mail = "Subject: x\n\n";
      for (auto lines = test::pick(random, 0, 6); lines > 0; --lines)
        mail += test::one_of(random, {"text\n", "\n", ">From here\n", "Fro\n", "a From b\n"});
      mbox += "From a@b Mon Aug 10 10:00:00 2026\n" + mail + '\n';
      written.push_back(mail);
    }
    CHECK(mails_of(mbox, static_cast<std::size_t>(test::pick(random, 1, 40))) == written);
  }
}

TEST_CASE("mbox: a From inside a paragraph begins no mail, and bytes before the first are one") {
  CHECK(mails_of("From a\nSubject: x\n\nhello\nFrom here on\n", 7).size() == 1);
  CHECK(mails_of("Subject: no line\n\nhello\n", 7) ==
        std::vector<std::string>{"Subject: no line\n\nhello\n"});
  CHECK(mails_of("", 7).empty());
}
