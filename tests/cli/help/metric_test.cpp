// Every column of a report has a row that describes it for people, and every row is a column.
#include "cli/syntax/command.hpp"
#include "cli/test_env.hpp"
#include "desk/report/reports.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "tix/report/ticket_table.hpp"

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

/// The columns that name a row and count nothing.
const std::set<std::string> kRowNames = {"id",       "clock", "cycle", "step",    "sign", "priority",
                                         "category", "agent", "cause", "measure", "day"};

/// The options with which a report has all its columns.
const std::map<std::string_view, std::vector<std::string>> kWords = {{"forecast", {"--arrivals", "+10%"}}};

/// Columns whose name has another label in some report, because it counts something else there. The others
/// have one label everywhere.
const std::map<std::string, std::set<std::string>> kSeveralLabels = {
    {"n", {"cycles", "ratings", "tickets"}},                  // sla, satisfaction, survival
    {"count", {"times", "tickets"}},                          // delays, patterns
    {"median_wall_s", {"median wall time", "time for 50%"}},  // of stopped clocks; of all tickets
};

/// Calls `visit(report, metric)` for every row of every report and of tickets.
template <class Visit>
void each_metric(const Visit& visit) {
  for (const auto& report : tix::desk::kReports) {
    for (const tix::Metric& metric : report.description->metrics) visit(report.description->name, metric);
    for (const tix::Metric& metric : report.description->measures) visit(report.description->name, metric);
  }
  for (const tix::Metric& metric : tix::TicketTable::metrics()) visit("list", metric);
}

bool is_text(tix::ColumnKind kind) {
  return kind == tix::ColumnKind::text || kind == tix::ColumnKind::word;
}

/// A desk that has had one ticket, long enough ago for a forecast.
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

  /// Returns the numbers of a page. A page has no columns; its numbers are the keys before `as_of`.
  static std::vector<std::string> head_of(const nlohmann::ordered_json& page) {
    std::vector<std::string> names;
    for (const auto& [name, value] : page.items()) {
      if (name == "as_of") break;
      names.push_back(name);
    }
    return names;
  }

  /// Returns the columns of the report and, if it accepts --by, those that it has with --by none.
  std::vector<std::string> numbers_of(const Command& report) {
    std::vector<std::string> names = numbers_of(report, {});
    world.run({"report", std::string(report.name), "--help"});
    if (world.out.find("--by") == std::string::npos) return names;
    const std::vector<std::string> more = numbers_of(report, {"--by", "none"});
    names.insert(names.end(), more.begin(), more.end());
    return names;
  }

  /// Returns the columns and the values in addition to the totals.
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

TEST_CASE("every column of every report has a row, and every row is a column") {
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
    }
  }
}

TEST_CASE("every row has a label, a unit, a formula and views") {
  each_metric([](std::string_view report, const tix::Metric& metric) {
    INFO(report << "." << metric.name);
    CHECK_FALSE(metric.label.empty());
    CHECK((is_text(metric.kind) || !unit_of(metric).empty()));
    CHECK(metric.formula.ends_with('.'));
    CHECK((metric.trap.empty() || metric.trap.ends_with('.')));
    CHECK_FALSE(metric.views.empty());
    CHECK((metric.name.find('*') != std::string_view::npos) == !metric.words.empty());
    for (const tix::Column& column : columns_of(metric)) {
      CHECK(label_of(column).find_first_of("_*") == std::string_view::npos);
      CHECK(tix::is_called(metric, column.name));
    }
    CHECK_FALSE(tix::is_called(metric, "no_such_column"));
  });
}

TEST_CASE("a label is unique within a report") {
  std::map<std::string_view, std::set<std::string>> labels;
  each_metric([&](std::string_view report, const tix::Metric& metric) {
    if (report == "causes") return;  // its measures are rows
    for (const tix::Column& column : columns_of(metric)) {
      INFO(report << "." << column.name << ": " << label_of(column));
      CHECK(labels[report].emplace(label_of(column)).second);
    }
  });
}

TEST_CASE("a column has the same label everywhere, unless it counts something else") {
  std::map<std::string, std::set<std::string>> labels;
  each_metric([&](std::string_view, const tix::Metric& metric) {
    for (const tix::Column& column : columns_of(metric)) {
      labels[column.name].emplace(label_of(column));
      const tix::Column bare{.name = column.name};
      if (label_of(bare) != column.name) labels[column.name].emplace(label_of(bare));
    }
  });
  for (const auto& [name, several] : labels) {
    INFO(name);
    const auto known = kSeveralLabels.find(name);
    if (known == kSeveralLabels.end())
      CHECK(several.size() == 1);
    else
      CHECK(several == known->second);
  }
}

TEST_CASE("the measures of report causes are its rows, in order") {
  Desk desk;
  REQUIRE(desk.world.run({"report", "causes", "--format", "json"}) == 0);
  const auto answer = nlohmann::ordered_json::parse(desk.world.out);
  std::vector<std::string> rows, measures;
  for (const auto& row : answer["rows"]) rows.push_back(row["measure"]);
  for (const tix::Metric& measure : tix::kCauses.measures) measures.emplace_back(measure.name);
  CHECK(rows == measures);
}

TEST_CASE("the help of a report lists all its columns") {
  Desk desk;
  for (const auto& report : tix::desk::kReports) {
    desk.world.run({"report", std::string(report.description->name), "--help"});
    for (const tix::Metric& metric : report.description->metrics) {
      INFO(report.description->name << "." << metric.name);
      CHECK(desk.world.out.find("\n  " + std::string(metric.name)) != std::string::npos);
    }
  }
}

TEST_CASE("the views that rows name can be queried") {
  Desk desk;
  std::set<std::string> views;
  each_metric([&](std::string_view, const tix::Metric& metric) {
    std::string_view rest = metric.views;
    while (!rest.empty()) {
      const std::size_t blank = std::min(rest.find(' '), rest.size());
      views.emplace(rest.substr(0, blank));
      rest.remove_prefix(std::min(blank + 1, rest.size()));
    }
  });
  for (const std::string& view : views) {
    INFO(view);
    CHECK(desk.world.run({"sql", "SELECT count(*) FROM " + view}) == 0);
  }
  CHECK(desk.world.run({"sql", "SELECT count(*) FROM no_such_view"}) != 0);
}
