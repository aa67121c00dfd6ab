// No command ignores --at or --as-of: either it makes a difference, or the command refuses it.
#include "cli/each_command.hpp"
#include "cli/help/help.hpp"
#include "cli/test_env.hpp"
#include "places.hpp"
#include "store/sqlite/temp_folder.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

namespace {
using namespace tix::cli;
using Words = std::vector<std::string>;

const std::string kExampleDesk = std::string(tix::testing::kSourceFolder) + "/examples/desk.toml";

/// Arguments that give a command something to do or to show. The other commands need none.
const std::map<std::string, Words> kArguments = {
    {"tix ack", {"1"}},
    {"tix agent away", {"noor"}},
    {"tix agent back", {"rui"}},
    {"tix assign", {"2", "noor"}},
    {"tix calendar due", {"ticket-office", "now", "1h"}},
    {"tix calendar elapsed", {"ticket-office", "-2d", "now"}},
    {"tix calendar import", {"-"}},
    {"tix calendar show", {"ticket-office"}},
    {"tix cc", {"1", "boss@sea.test"}},
    {"tix close", {"4"}},
    {"tix create", {"Another"}},
    {"tix customer show", {"ana@sea.test"}},
    {"tix deescalate", {"3", "--reason", "easy"}},
    {"tix edit", {"1", "--title", "Ferries"}},
    {"tix escalate", {"1", "--reason", "hard"}},
    {"tix link", {"1", "--relates-to", "2"}},
    {"tix log", {"1"}},
    {"tix merge", {"2", "--into", "1"}},
    {"tix note", {"1", "Known"}},
    {"tix prioritize", {"1", "urgent"}},
    {"tix promise", {"1", "2026-08-10"}},
    {"tix rate", {"4", "5"}},
    {"tix receive", {"1", "Well?"}},
    {"tix redact", {"1", "6", "--reason", "secret", "--yes"}},
    {"tix reopen", {"4"}},
    {"tix reply", {"1", "Soon"}},
    {"tix resolve", {"1"}},
    {"tix show", {"1"}},
    {"tix sla explain", {"1"}},
    {"tix sla set-due", {"1", "2026-08-10", "--reason", "agreed"}},
    {"tix sla show", {"1"}},
    {"tix sla test", {kExampleDesk}},
    {"tix sla waive", {"1", "resolution", "--reason", "storm"}},
    {"tix sop", {"1"}},
    {"tix status", {"1", "pending"}},
    {"tix tag", {"1", "late"}},
    {"tix watch", {"2"}},
};

/// A holiday that is printed only for the years around a past one.
constexpr std::string_view kHolidays =
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20240501\r\nSUMMARY:Long ago\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n";

Words typed(const Chosen& command) {
  Words words;
  for (const Command* row : command.path) words.emplace_back(row->name);
  return words;
}

Words joined(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

/// Returns the command with arguments that make sense.
Words meant(const Chosen& command) {
  const auto arguments = kArguments.find(command.title());
  return arguments == kArguments.end() ? typed(command) : joined(typed(command), arguments->second);
}

/// Returns the command with any arguments that can be parsed.
Words any(const Chosen& command) {
  Words words = typed(command);
  const Syntax syntax = syntax_of(*command.last());
  for (const auto& parameter : syntax.parameters())
    if (parameter->required) words.push_back(parameter->choices.empty() ? "1" : parameter->choices.front());
  return words;
}

/// A desk on Friday, 2026-08-07, whose events all happened by Wednesday.
class MomentDesk {
 public:
  MomentDesk() {
    world_.variables = {{"TIX_DB", path("desk.db")}, {"TIX_ACTOR", "ines"}};
    run({"init", "--desk", kExampleDesk});
    run({"create", "Ferry", "-r", "ana@sea.test", "-b", "When?", "--assign", "rui", "--at", "2026-08-01"});
    run({"create", "Gate", "--at", "2026-08-02"});
    run({"create", "Ticket", "--assign", "noor", "--at", "2026-08-02"});
    run({"escalate", "3", "--reason", "hard", "--at", "2026-08-03"});
    run({"create", "Refund", "--assign", "noor", "--at", "2026-08-03"});
    run({"resolve", "4", "--at", "2026-08-04"});
    run({"rate", "4", "3", "--at", "2026-08-04"});
    run({"agent", "away", "rui", "--at", "2026-08-05"});
  }

  /// Runs the command on a fresh copy of the desk and returns what was recorded.
  std::string recorded(const Words& words) {
    const std::string copy = path("copy.db");
    std::filesystem::remove(copy);
    run({"backup", copy});
    world_.variables["TIX_DB"] = copy;
    run(words);
    run({"export", "events", "--format", "jsonl"});
    std::string recorded = world_.out;
    run({"agent", "list", "--format", "csv", "--as-of", "2026-08-06T18:00:00Z"});
    world_.variables["TIX_DB"] = path("desk.db");
    return recorded + world_.out;
  }
  /// Returns the output of the command, which may be empty.
  std::string shown(const Words& words) {
    world_.typed = kHolidays;
    world_.run(joined(words, {"--format", "csv"}));
    return world_.out + world_.err;
  }
  std::string refused(const Words& words) {
    // A mail server takes any other code for a final refusal.
    constexpr int kTryAgainLater = 75;
    CHECK(world_.run(words) == (words.front() == "intake" ? kTryAgainLater : 2));
    CHECK(world_.out.empty());
    return world_.err;
  }

 private:
  std::string path(const char* name) const { return (folder_ / name).string(); }
  void run(const Words& words) {
    const int exit = world_.run(words);
    INFO(world_.err);
    REQUIRE(exit == 0);
  }

  tix::test::TempFolder folder_;
  TestWorld world_;
};

}  // namespace

TEST_CASE("every command records what happened --at a time, or refuses it", "[slow]") {
  MomentDesk desk;
  each_command([&](const Chosen& command) {
    if (command.last()->add == nullptr) return;
    CAPTURE(command.title());
    if (!command.last()->takes_at()) {
      CHECK(desk.refused(joined(any(command), {"--at", "yesterday"}))
                .starts_with("tix: '" + command.title() + "' does not accept --at"));
      return;
    }
    const std::string now = desk.recorded(meant(command));
    CHECK(now == desk.recorded(joined(meant(command), {"--at", "now"})));
    CHECK(now != desk.recorded(joined(meant(command), {"--at", "2026-08-06T12:00:00Z"})));
  });
}

TEST_CASE("every command shows things --as-of a time, or refuses it", "[slow]") {
  MomentDesk desk;
  each_command([&](const Chosen& command) {
    if (command.last()->add == nullptr) return;
    CAPTURE(command.title());
    if (!command.last()->takes_as_of()) {
      CHECK(desk.refused(joined(any(command), {"--as-of", "yesterday"}))
                .starts_with("tix: '" + command.title() + "' does not accept --as-of"));
      return;
    }
    const std::string now = desk.shown(meant(command));
    CHECK(now != desk.shown(joined(meant(command), {"--as-of", "2024-02-29T12:00:00Z"})));
  });
}
