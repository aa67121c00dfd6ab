// The whole program in an environment of its own: output, messages, exit codes.
#include "cli/session/diagnostic.hpp"
#include "cli/test_env.hpp"
#include "tix/text/error.hpp"

#include <filesystem>
#include <limits>
#include <new>
#include <random>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include <catch2/catch.hpp>

namespace {
using tix::Error;
using tix::ErrorKind;
using tix::cli::diagnostic_for;
using tix::cli::message_text;
using tix::cli::TestWorld;

template <class Failure>
tix::cli::Diagnostic diagnostic_of(const Failure& failure) {
  return diagnostic_for(std::make_exception_ptr(failure), 0);
}

}  // namespace

TEST_CASE("a message is broken at words on a terminal, and never elsewhere") {
  const Error error(ErrorKind::usage, "the filter matches other tickets now; nothing was changed",
                    "run the command again and look at the tickets first");
  const auto wrapped = diagnostic_for(std::make_exception_ptr(error), 30);
  CHECK(wrapped.text ==
        "tix: the filter matches other\n"
        "     tickets now; nothing was\n"
        "     changed\n"
        "hint: run the command again\n"
        "      and look at the tickets\n"
        "      first\n");
  CHECK(diagnostic_of(error).text ==
        "tix: the filter matches other tickets now; nothing was changed\n"
        "hint: run the command again and look at the tickets first\n");
  // A message that fits, or that points at its place, keeps its lines.
  CHECK(message_text("exactly twenty cells", 20) == "exactly twenty cells\n");
  CHECK(message_text("dry run: nothing was changed", 20) == "dry run: nothing\n  was changed\n");
  const std::string pointing = "tix: no field 'agnt' in this long filter\n  agnt:budi\n  ^";
  CHECK(message_text(pointing, 20) == pointing + '\n');

  TestWorld world;
  CHECK(world.run({"help", "nonsense-that-makes-this-message-longer"}) == 2);
  const std::string one_line = world.err;
  world.terminal = true;
  world.width = 40;
  CHECK(world.run({"help", "nonsense-that-makes-this-message-longer"}) == 2);
  CHECK(world.err.find("\n     'nonsense-that-makes") != std::string::npos);
  std::erase(world.err, '\n');
  CHECK(world.err.size() > one_line.size() - 2);
}

TEST_CASE("every kind of error has its exit code and its text") {
  for (const ErrorKind kind :
       {ErrorKind::answer_is_no, ErrorKind::usage, ErrorKind::not_found, ErrorKind::refused, ErrorKind::desk,
        ErrorKind::storage, ErrorKind::output_lost, ErrorKind::bug}) {
    const auto complaint = diagnostic_of(Error(kind, "no ticket 42", "tix list shows them"));
    CHECK(complaint.exit == static_cast<int>(kind));
    CHECK(complaint.text == "tix: no ticket 42\nhint: tix list shows them\n");
    const auto row = std::ranges::find_if(tix::cli::kExits,
                                          [&](const auto& known) { return known.code == complaint.exit; });
    CHECK(row != tix::cli::kExits.end());
  }
  CHECK(diagnostic_of(Error(ErrorKind::usage, "a")).text == "tix: a\n");
}

TEST_CASE("a mail server is never given an exit code for which it returns the mail") {
  constexpr int kTryAgainLater = 75;
  TestWorld world;
  CHECK(world.run({"intake", "--bogus"}) == kTryAgainLater);
  CHECK(world.run({"--bogus", "intake"}) == kTryAgainLater);
  CHECK(world.run({"intake", "--help"}) == 0);
  CHECK(world.run({"intake", "--mbox", "missing.mbox", "--bogus"}) == 2);
  CHECK(world.run({"reply", "5", "intake", "--bogus"}) == 2);
}

TEST_CASE("an unexpected exception is reported as an internal error") {
  CHECK(diagnostic_of(std::runtime_error("vector::at"))
            .text.starts_with("tix: internal error: vector::at\nhint: "));
  CHECK(diagnostic_of(std::bad_alloc()).text.starts_with("tix: internal error: out of memory\n"));
  CHECK(diagnostic_of(42).exit == 70);
}

TEST_CASE("an error of the system is not an internal error") {
  const auto full = std::make_error_code(std::errc::no_space_on_device);
  const auto of_file = diagnostic_of(std::filesystem::filesystem_error("copy", "/a/b", full));
  CHECK(of_file.exit == 6);
  CHECK(of_file.text ==
        "tix: cannot use /a/b: No space left on device\nhint: free some disk space and try again\n");
  CHECK(diagnostic_of(std::system_error(full, "cannot start")).exit == 6);
}

TEST_CASE("control characters in arguments never reach the terminal", "[slow]") {
  std::mt19937 random(3);
  TestWorld world;
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int n = 0; n < 12; ++n) {
      text += static_cast<char>(std::uniform_int_distribution<int>(1, 255)(random));
    }
    for (const auto& words : std::vector<std::vector<std::string>>{{text},
                                                                   {"help", text},
                                                                   {"--" + text},
                                                                   {"config", "--format", text},
                                                                   {"config", "--zone", text}}) {
      world.run(words);
      for (const char c : world.err) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 ? c != '\n' : byte == 0x7f)
          FAIL_CHECK("raw byte " << int{byte} << " in: " << world.err);
      }
    }
  }
  CHECK(world.run({"a\nb\x1b[2J"}) == 2);
  CHECK(world.err.find('\x1b') == std::string::npos);
}

TEST_CASE("help and version") {
  TestWorld world;
  CHECK(world.run({"--version"}) == 0);
  CHECK(world.out == "tix 0.1.0\n");
  CHECK(world.run({"-v", "--version"}) == 0);
  for (const char* part : {"tix 0.1.0\n", "\nsqlite 3.", "\ntzdata 20", "\nfmt "}) {
    CHECK(world.out.find(part) != std::string::npos);
  }
  CHECK(world.run({"--help"}) == 0);
  const std::string help = world.out;
  CHECK(world.run({"help"}) == 0);
  CHECK(world.out == help);
  CHECK(world.run({"calendar", "due", "--help"}) == 0);
  const std::string due = world.out;
  CHECK(world.run({"help", "calendar", "due"}) == 0);
  CHECK(world.out == due);
  CHECK(world.run({}) == 2);
  CHECK(world.out.empty());
  CHECK(world.err == "tix: no command given\nhint: run 'tix help' to list all commands\n");
}

TEST_CASE("long output goes through the pager on a terminal and nowhere else") {
  TestWorld world;
  world.run({"help"});
  const std::string help = world.out;
  CHECK(world.paged.empty());
  world.terminal = true;
  world.run({"help"});
  CHECK(world.out.empty());
  CHECK(world.paged == "less -FRX:" + help);
  world.variables["PAGER"] = "more";
  world.run({"help"});
  CHECK(world.paged == "more:" + help);
  world.run({"help", "--no-pager"});
  CHECK(world.paged.empty());
  CHECK(world.out == help);
  CHECK(world.run({"help", "nonsense"}) == 2);
  CHECK(world.paged.empty());
}

TEST_CASE("tix config prints every value in every format, and only the requested columns") {
  TestWorld world;
  world.variables["TIX_DB"] = "/tmp/desk.db";
  CHECK(world.run({"config", "--format", "csv", "--as", "sari"}) == 0);
  CHECK(world.out.find("\ndb,/tmp/desk.db,TIX_DB\n") != std::string::npos);
  CHECK(world.out.find("\nactor,sari,--as\n") != std::string::npos);
  CHECK(world.run({"--columns", "--format=csv", "config"}) == 0);
  CHECK(world.out == "name,label\nname,name\nvalue,value\nsource,source\n");
  CHECK(world.run({"config", "--columns", "value,name", "--format", "csv"}) == 0);
  CHECK(world.out.starts_with("value,name\n/tmp/desk.db,db\n"));
  CHECK(world.run({"config", "--columns", "valeu"}) == 2);
  CHECK(world.err.find("did you mean value?") != std::string::npos);
}

TEST_CASE("the present is TIX_NOW if it is set, and a bad TIX_NOW is refused") {
  const std::string desk = "[calendar.always]\nmon-sun = \"00:00-24:00\"\n";
  const std::vector<std::string> words = {"calendar", "due", "always",   "now", "1h",
                                          "--desk",   "-",   "--format", "csv"};
  TestWorld world;
  world.typed = desk;
  CHECK(world.run(words) == 0);
  CHECK(world.out.ends_with(",2026-08-07T10:00:00Z\n"));
  world.variables["TIX_NOW"] = "2020-01-01T00:00:00+01:00";
  world.typed = desk;
  CHECK(world.run(words) == 0);
  CHECK(world.out.ends_with(",2020-01-01T00:00:00Z\n"));
  world.variables["TIX_NOW"] = "soon";
  world.typed = desk;
  CHECK(world.run(words) == 2);
  CHECK(world.err.starts_with("tix: TIX_NOW: 'soon' is not"));
}

TEST_CASE("a clock before 1900 or after 2199 is refused") {
  TestWorld world;
  for (const std::int64_t unix : {std::int64_t{-9'000'000'000}, std::numeric_limits<std::int64_t>::min(),
                                  std::numeric_limits<std::int64_t>::max()}) {
    tix::cli::Env env = world.env();
    env.clock = [unix] { return tix::Instant::from_unix(unix); };
    world.typed = "[calendar.always]\nmon-sun = \"00:00-24:00\"\n";
    world.err.clear();
    CHECK(tix::cli::run(env, tix::cli::commands(),
                        {"calendar", "due", "always", "now", "1h", "--desk", "-"}) == 6);
    CHECK(world.err == "tix: the system clock is " + std::to_string(unix) +
                           " s from 1970; accepted: a time from 1900 to 2199\n"
                           "hint: set the clock, or set TIX_NOW to the current time\n");
  }
}
