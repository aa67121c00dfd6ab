// Programs that read an input: their results, and that none of them can block tix.
#include "cli/session/env.hpp"

#include <chrono>

#include <catch2/catch.hpp>

using namespace tix::cli;

namespace {

ProgramResult run(std::vector<std::string> words, std::string_view input = {}) {
  return process_env().run_filter(words, input, std::chrono::seconds(20));
}

}  // namespace

TEST_CASE("a program gets all its input, and its exit code is returned") {
  const std::string large(3'000'000, 'x');
  CHECK(run({"sh", "-c", "test $(wc -c) = 3000000"}, large).exit == 0);
  CHECK(run({"sh", "-c", "cat > /dev/null; echo 'first'; echo 'second' >&2; exit 75"}, "x").message ==
        "first");
  CHECK(run({"sh", "-c", "exit 75"}).exit == 75);
  CHECK(run({"sh", "-c", "exit 75"}).message == "sh exited with code 75");
  CHECK(run({"sh", "-c", "kill -9 $$"}).exit == 128 + 9);
}

TEST_CASE("arguments are passed unchanged, without a shell") {
  CHECK(run({"test", "$(true);x", "=", "$(true);x"}).exit == 0);
}

TEST_CASE("a program may ignore its input or print without end") {
  const std::string large(3'000'000, 'x');
  CHECK(run({"true"}, large).exit == 0);
  CHECK(run({"sh", "-c", "yes | head -c 3000000"}, large).exit == 0);
}

TEST_CASE("a program that does not exist is reported as not started") {
  const ProgramResult filtered = run({"no-such-program-here"}, "x");
  CHECK_FALSE(filtered.started);
  CHECK(filtered.message == "no program 'no-such-program-here'");
}

TEST_CASE(
    "a program that hangs is killed with its children, and one that leaves some behind is not waited for",
    "[slow]") {
  const auto begin = std::chrono::steady_clock::now();
  const ProgramResult hanging =
      process_env().run_filter({"sh", "-c", "sleep 60 & sleep 60"}, "x", std::chrono::seconds(1));
  CHECK(hanging.exit == 128 + 9);
  CHECK(hanging.message == "sh took longer than 1 s");
  CHECK(run({"sh", "-c", "sleep 30 &"}).exit == 0);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(15));
}
