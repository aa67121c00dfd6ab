// Every number that a report has is explained by tix help metric, and nothing else is.
#include "cli/syntax/command.hpp"
#include "cli/test_env.hpp"
#include "desk/report/reports.hpp"
#include "store/sqlite/temp_folder.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace {

using tix::cli::Command;
using tix::cli::TestWorld;

/// What names a row and counts nothing.
const std::set<std::string> kRowNames = {"id",       "clock", "cycle", "step",    "sign", "priority",
                                         "category", "agent", "cause", "measure", "day"};

/// What else is typed, so that a report has all its columns.
const std::map<std::string_view, std::vector<std::string>> kWords = {{"forecast", {"--arrivals", "+10%"}}};

/// A world with a desk that had one ticket, long enough ago for a forecast.
struct Desk {
  tix::test::TempFolder folder;
  TestWorld world;

  Desk() {
    world.variables["TIX_DB"] = (folder / "desk.db").string();
    world.variables["TIX_ACTOR"] = "sari";
    REQUIRE(world.run({"init"}) == 0);
    REQUIRE(world.run({"create", "Printer", "--at", "2026-06-01"}) == 0);
    REQUIRE(world.run({"resolve", "1", "--at", "2026-06-02"}) == 0);
  }

  /// A page has no columns: its numbers stand before what says where they come from.
  static std::vector<std::string> head_of(const nlohmann::ordered_json& page) {
    std::vector<std::string> names;
    for (const auto& [name, value] : page.items()) {
      if (name == "as_of") break;
      names.push_back(name);
    }
    return names;
  }

  /// Of the report with one row, and where it has other rows unless told, of these, too.
  std::vector<std::string> numbers_of(const Command& report) {
    std::vector<std::string> names = numbers_of(report, {});
    world.run({"report", std::string(report.name), "--help"});
    if (world.out.find("--by") == std::string::npos) return names;
    const std::vector<std::string> more = numbers_of(report, {"--by", "none"});
    names.insert(names.end(), more.begin(), more.end());
    return names;
  }

  /// Columns and what stands beside the totals.
  std::vector<std::string> numbers_of(const Command& report, const std::vector<std::string>& by) {
    std::vector<std::string> words = {"report", std::string(report.name), "--format", "json"};
    words.insert(words.end(), by.begin(), by.end());
    if (const auto more = kWords.find(report.name); more != kWords.end())
      words.insert(words.end(), more->second.begin(), more->second.end());
    REQUIRE(world.run(words) == 0);
    std::vector<std::string> names;
    const auto answer = nlohmann::ordered_json::parse(world.out);
    if (report.name == "digest") return head_of(answer["digest"]);
    for (const auto& column : answer["columns"]) names.push_back(column);
    for (const auto& [name, value] : answer["totals"].items())
      if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    return names;
  }
};

std::span<const Command> reports() {
  return tix::cli::find_command(tix::cli::commands(), "report")->parts;
}

}  // namespace

TEST_CASE("every number of every report is a documented metric, and every metric is a number") {
  Desk desk;
  const auto& all = tix::desk::kReports;
  CHECK(all.size() == reports().size());
  for (const Command& report : reports()) {
    INFO(report.name);
    const auto found =
        std::ranges::find(all, report.name, [](const auto& row) { return row.description->name; });
    REQUIRE(found != all.end());
    const auto metrics = found->description->metrics;
    const std::vector<std::string> numbers = desk.numbers_of(report);
    for (const std::string& number : numbers) {
      INFO(number);
      CHECK((kRowNames.count(number) == 1 ||
             std::any_of(metrics.begin(), metrics.end(),
                         [&](const tix::Metric& metric) { return tix::is_called(metric, number); })));
    }
    for (const tix::Metric& metric : metrics) {
      INFO(metric.name);
      CHECK(std::ranges::any_of(numbers,
                                [&](const std::string& number) { return tix::is_called(metric, number); }));
      CHECK(!metric.formula.empty());
      CHECK(!metric.views.empty());
    }
  }
}

TEST_CASE("the views that metrics name can be asked") {
  Desk desk;
  std::set<std::string> views;
  for (const auto& report : tix::desk::kReports)
    for (const tix::Metric& metric : report.description->metrics) {
      std::string_view rest = metric.views;
      while (!rest.empty()) {
        const std::size_t blank = std::min(rest.find(' '), rest.size());
        views.emplace(rest.substr(0, blank));
        rest.remove_prefix(std::min(blank + 1, rest.size()));
      }
    }
  for (const std::string& view : views) {
    INFO(view);
    CHECK(desk.world.run({"sql", "SELECT count(*) FROM " + view}) == 0);
  }
  CHECK(desk.world.run({"sql", "SELECT count(*) FROM no_such_view"}) != 0);
}
