// A thousand cases of working time with answers on which independent engines agree.
#include "core/calendar/calendar_sample.hpp"
#include "places.hpp"
#include "tix/calendar/business_time.hpp"
#include "tix/text/error.hpp"

#include <fstream>
#include <map>

#include <catch2/catch.hpp>

namespace {

using tix::Calendar;
using tix::Instant;
using tix::Seconds;
using tix::test::split;

using Row = std::map<std::string, std::string>;

/// Returns rows by column name. A quoted field may contain commas and line ends.
std::vector<Row> read_rows(std::istream& in) {
  std::vector<std::vector<std::string>> lines{{""}};
  bool quoted = false;
  for (char c = 0; in.get(c);) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      lines.back().emplace_back();
    } else if (c == '\n' && !quoted) {
      lines.push_back({""});
    } else {
      lines.back().back() += c;
    }
  }
  lines.pop_back();  // what follows the last line end

  std::vector<Row> rows;
  for (auto line = lines.begin() + 1; line < lines.end(); ++line) {
    REQUIRE(line->size() == lines.front().size());
    rows.emplace_back();
    for (std::size_t i = 0; i < line->size(); ++i) rows.back()[lines.front()[i]] = (*line)[i];
  }
  return rows;
}

Calendar calendar_of(Row& row) {
  auto rules = tix::test::rules(row["zone"], row["weekly_hours"]);
  for (const auto& date : split(row["holidays"], ';')) rules.holidays.push_back(tix::parse_holiday(date));
  for (const auto& closure : split(row["breaks"], ';')) rules.closures.push_back(tix::parse_closure(closure));
  for (const auto& shift : split(row["shifts"], ';')) {
    rules.special_days.push_back(tix::parse_special_day(shift.substr(0, 10), shift.substr(10)));
  }
  return Calendar{rules};
}

void check_file(const std::string& name, std::size_t expected_rows) {
  const std::string path = std::string{tix::testing::kSharedFolder} + "/vectors/" + name;
  std::ifstream file{path};
  if (!file) {
    WARN("skipped: no " << path);
    return;
  }
  auto rows = read_rows(file);
  REQUIRE(rows.size() == expected_rows);
  for (auto& row : rows) {
    INFO(row["case_id"] << " " << row["zone"] << " " << row["weekly_hours"] << " " << row["op"] << " "
                        << row["start_utc"] << " " << row["amount_seconds_or_end_utc"]);
    const auto calendar = calendar_of(row);
    const auto start = tix::parse_rfc3339(row["start_utc"]);
    const auto& amount = row["amount_seconds_or_end_utc"];
    if (row["op"] == "due") {
      CHECK(tix::format_rfc3339(due(calendar, start, Seconds{std::stoll(amount)})) == row["expected"]);
    } else {
      CHECK(elapsed(calendar, start, tix::parse_rfc3339(amount)).count == std::stoll(row["expected"]));
    }
  }
}

}  // namespace

TEST_CASE("vectors: public") {
  check_file("vectors-public.csv", 347);
}
TEST_CASE("vectors: special days") {
  check_file("vectors-shifts.csv", 300);
}
TEST_CASE("vectors: other projects' suites") {
  check_file("vectors-upstream.csv", 115);
}
TEST_CASE("vectors: contested") {
  check_file("vectors-contested.csv", 257);
}
