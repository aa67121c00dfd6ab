// The crontab, the systemd unit and what examples/ has for mail, run with real programs.
#include "places.hpp"
#include "shell_word.hpp"

#include <array>
#include <cstdio>
#include <string>

#include <catch2/catch.hpp>
#include <sys/wait.h>

TEST_CASE("the examples for mail, cron and systemd work with real programs", "[slow]") {
  using tix::testing::shell_word;
  const std::string source = tix::testing::kSourceFolder;
  const std::string program = tix::testing::kBinary;
  const std::string command = "sh " + shell_word(source + "/tests/cli/data/mail_examples.sh") + ' ' +
                              shell_word(source) + ' ' + shell_word(program.substr(0, program.rfind('/'))) +
                              " 2>&1";
  FILE* output = popen(command.c_str(), "r");
  REQUIRE(output != nullptr);
  std::string said;
  std::array<char, 1024> piece{};
  while (const std::size_t got = fread(piece.data(), 1, piece.size(), output)) said.append(piece.data(), got);
  const int status = pclose(output);
  REQUIRE(WIFEXITED(status));
  if (WEXITSTATUS(status) == 77) {
    WARN("skipped: " << said);
    return;
  }
  INFO(said);
  CHECK(WEXITSTATUS(status) == 0);
}
