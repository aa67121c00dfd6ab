// The batch gives each row the answer of a single question, whatever the other rows are.
#include "cli/test_env.hpp"
#include "desk/file/desk_file.hpp"
#include "tix/calendar/business_time.hpp"
#include "tix/time/duration_text.hpp"

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {
using tix::Instant;
using tix::Seconds;
using tix::cli::TestWorld;

constexpr std::string_view kDesk = R"([calendar.office]
zone = "Asia/Jakarta"
mon-fri = "09:00-17:00"
holidays = ["2026-08-17 Hari Kemerdekaan"]
[calendar.night]
zone = "America/New_York"
mon-sun = "22:00-06:00"
)";

/// A desk file that is deleted with this object.
struct DeskFile {
  std::string path =
      (std::filesystem::temp_directory_path() / ("tix-batch-" + std::to_string(::getpid()) + ".toml"));
  DeskFile() { std::ofstream(path) << kDesk; }
  ~DeskFile() { std::filesystem::remove(path); }
};

struct Question {
  std::string calendar;
  Instant start;
  Seconds working;
};

std::vector<Question> random_questions(std::mt19937& random, std::size_t count) {
  std::vector<Question> questions;
  for (std::size_t i = 0; i < count; ++i) {
    questions.push_back(
        {random() % 2 == 0 ? "office" : "night",
         Instant::from_unix(std::uniform_int_distribution<std::int64_t>(0, 2'000'000'000)(random)),
         Seconds{std::uniform_int_distribution<std::int64_t>(0, 4'000'000)(random)}});
  }
  return questions;
}

}  // namespace

TEST_CASE("a batch of due gives the results of core, row by row") {
  const DeskFile desk_file;
  const tix::Desk desk = tix::desk::read_desk_file(kDesk, "desk.toml");
  std::mt19937 random(5);
  const auto questions = random_questions(random, 500);
  std::string asked = "note,calendar,start,duration\n", expected = "note,calendar,start,duration,due\n";
  for (const Question& q : questions) {
    const std::string row =
        "\"a, \"\"b\"\"\"," + q.calendar + ',' + format_rfc3339(q.start) + ',' + format_exact(q.working);
    asked += row + '\n';
    expected += row + ',' + format_rfc3339(due(*desk.calendar(q.calendar), q.start, q.working)) + '\n';
  }
  TestWorld world;
  world.typed = asked;
  CHECK(world.run({"calendar", "due", "--desk", desk_file.path, "--batch", "-"}) == 0);
  CHECK(world.out == expected);
  CHECK(world.err.empty());
}

TEST_CASE("elapsed is the inverse of due") {
  const DeskFile desk_file;
  std::mt19937 random(6);
  std::string asked = "calendar,start,duration\n";
  for (const Question& q : random_questions(random, 200)) {
    asked += q.calendar + ',' + format_rfc3339(q.start) + ',' + std::to_string(q.working.count) + "s\n";
  }
  TestWorld world;
  world.typed = asked;
  REQUIRE(world.run({"calendar", "due", "--desk", desk_file.path, "--batch", "-"}) == 0);
  std::string dues = world.out;
  dues.replace(0, dues.find('\n'), "calendar,start,duration,end");
  world.typed = dues;
  REQUIRE(world.run({"calendar", "elapsed", "--desk", desk_file.path, "--batch", "-"}) == 0);
  std::size_t at = world.out.find('\n') + 1;
  int rows = 0;
  for (; at < world.out.size(); ++rows) {
    const std::size_t end = world.out.find('\n', at);
    const std::string line = world.out.substr(at, end - at);
    const std::size_t second = line.find(',', line.find(',') + 1) + 1;
    const std::string duration = line.substr(second, line.find('s', second) - second);
    CHECK(line.substr(line.rfind(',') + 1) == duration);
    at = end + 1;
  }
  CHECK(rows == 200);
}

TEST_CASE("a bad row gets an empty answer and a message with its line, and the exit code is 1") {
  const DeskFile desk_file;
  TestWorld world;
  world.typed =
      "calendar,start,duration\n"
      "office,2026-08-07T09:30:00Z,2h\n"
      "offce,2026-08-07T09:30:00Z,2h\n"
      "office,yesterday,2h\n"
      "office,2026-08-07T09:30:00Z,2d\n"
      "office,2026-08-07T09:30:00Z\n"
      ",2026-08-07T09:30:00Z,2h\n"
      "office,2199-12-31T00:00:00Z,99999h\n"
      "office,2026-08-07T09:30:00Z,2h\n";
  CHECK(world.run({"calendar", "due", "--desk", desk_file.path, "--batch", "-", "-q"}) == 1);
  CHECK(world.out ==
        "calendar,start,duration,due\n"
        "office,2026-08-07T09:30:00Z,2h,2026-08-10T03:30:00Z\n"
        "offce,2026-08-07T09:30:00Z,2h,\n"
        "office,yesterday,2h,\n"
        "office,2026-08-07T09:30:00Z,2d,\n"
        "office,2026-08-07T09:30:00Z,,\n"
        ",2026-08-07T09:30:00Z,2h,\n"
        "office,2199-12-31T00:00:00Z,99999h,\n"
        "office,2026-08-07T09:30:00Z,2h,2026-08-10T03:30:00Z\n");
  for (const char* words :
       {"line 3: no calendar 'offce'; accepted: night, office; did you mean office?\n",
        "line 4: 'yesterday' is not", "line 5: ", "line 6: 2 values, but the header has 3\n",
        "line 7: missing calendar\n", "line 8: 99999h of working time would end after 2199\n"}) {
    CAPTURE(words, world.err);
    CHECK(world.err.find(words) != std::string::npos);
  }
}

TEST_CASE("JSON Lines may bring new columns on any line") {
  const DeskFile desk_file;
  TestWorld world;
  world.typed =
      "{\"calendar\":\"office\",\"start\":\"2026-08-07T09:30:00Z\",\"duration\":\"2h\"}\n"
      "{\"id\":\"x\",\"start\":\"2026-08-07T09:30:00Z\",\"duration\":\"2h\"}\n"
      "{\"calendar\":\"office\",\"start\":\"2026-08-07T09:30:00Z\",\"duration\":\"3h\",\"id\":\"7\"}\n";
  CHECK(world.run({"calendar", "due", "--desk", desk_file.path, "--batch", "-", "--format", "jsonl"}) == 1);
  CHECK(world.out.find("\"due\":\"2026-08-10T03:30:00Z\"") != std::string::npos);
  CHECK(world.out.find("\"id\":\"7\",\"due\":\"2026-08-10T04:30:00Z\"") != std::string::npos);
  CHECK(world.err == "line 2: missing calendar\n");
}

TEST_CASE("a batch with a bad header is refused before anything is written") {
  const DeskFile desk_file;
  TestWorld world;
  world.typed = "calendar,start\noffice,2026-08-07T09:30:00Z\n";
  CHECK(world.run({"calendar", "due", "--desk", desk_file.path, "--batch", "-"}) == 2);
  CHECK(world.out.empty());
  CHECK(world.err == "tix: standard input has no column 'duration'; required: calendar, start, duration\n");
  world.typed = "calendar,start,duration,due\n";
  CHECK(world.run({"calendar", "due", "--desk", desk_file.path, "--batch", "-"}) == 2);
  CHECK(world.err == "tix: the input already has a column 'due'\n");
  CHECK(world.run({"calendar", "due", "--desk", desk_file.path, "--batch", "-", "--format", "json"}) == 2);
  CHECK(world.run({"calendar", "due", "office", "--desk", desk_file.path, "--batch", "-"}) == 2);
}
