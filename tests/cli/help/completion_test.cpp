// Completion scripts and the manual contain every command and option.
#include "cli/help/completion.hpp"

#include "cli/commands.hpp"
#include "cli/help/help.hpp"
#include "cli/help/man_page.hpp"
#include "cli/help/shells.hpp"

#include <algorithm>
#include <regex>
#include <string>

#include <catch2/catch.hpp>

namespace {
using tix::cli::CompletionPoint;

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("every command, subcommand and option is in every script") {
  const auto points = tix::cli::completion_words(tix::cli::commands());
  REQUIRE(points.size() > tix::cli::commands().size());
  for (const auto& shell : tix::cli::kShells) {
    const std::string script = shell.script(points);
    CAPTURE(shell.name);
    CHECK(script.ends_with('\n'));
    for (const CompletionPoint& point : points) {
      CAPTURE(point.path);
      CHECK((point.path.empty() || holds(script, point.path)));
      for (const std::string& name : option_names(point)) {
        const bool fish = shell.name == "fish";
        const std::string written = !fish                    ? name
                                    : name.starts_with("--") ? "-l " + name.substr(2)
                                                             : "-s " + name.substr(1);
        CAPTURE(written);
        CHECK(holds(script, written));
      }
    }
  }
}

TEST_CASE("options with a value are listed as such") {
  const auto names = tix::cli::valued_option_names(tix::cli::completion_words(tix::cli::commands()));
  CHECK(std::ranges::is_sorted(names));
  for (const char* name : {"--db", "--format", "--desk", "--batch"}) {
    CHECK(std::ranges::count(names, name) == 1);
  }
  CHECK(std::ranges::count(names, "--quiet") == 0);
}

TEST_CASE("a quoted text stays one word in a shell") {
  CHECK(tix::cli::quoted_for_sh("a b") == "'a b'");
  CHECK(tix::cli::quoted_for_sh("it's") == "'it'\\''s'");
  CHECK(tix::cli::quoted_for_sh("") == "''");
}

TEST_CASE("the manual contains every command, and no line that roff would misread as a request") {
  const std::string page = tix::cli::man_page(tix::cli::commands());
  const std::string read = std::regex_replace(page, std::regex(R"(\\-)"), "-");
  for (const CompletionPoint& point : tix::cli::completion_words(tix::cli::commands())) {
    if (point.path.starts_with("help ")) continue;  // offers the same as another point
    CHECK((point.path.empty() || holds(read, "tix " + point.path)));
  }
  static constexpr std::string_view kRequests[] = {".TH ", ".SH ", ".SS ", ".TP",   ".PP",
                                                   ".RS",  ".RE",  ".nf",  ".ad l", ".nh",
                                                   ".fi",  ".B ",  ".I ",  ".RI ",  ".IR "};
  std::size_t at = 0;
  while (at < page.size()) {
    const std::size_t end = page.find('\n', at);
    const std::string line = page.substr(at, end - at);
    CAPTURE(line);
    CHECK_FALSE(line.empty());
    CHECK(line.front() != '\'');
    CHECK((line.front() != '.' || std::ranges::any_of(kRequests, [&](std::string_view request) {
             return line.starts_with(request);
           })));
    at = end + 1;
  }
}
