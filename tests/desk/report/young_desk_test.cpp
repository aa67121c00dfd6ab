// Reports compare only with periods that the desk existed through from their first second on.
#include "desk/report/asking.hpp"
#include "desk/report/digest.hpp"

#include <array>
#include <map>
#include <string>

#include <catch2/catch.hpp>

namespace {

using namespace tix;
using namespace tix::test;

constexpr WallSeconds kDay{86400};
constexpr WallSeconds kWeek{7 * 86400};

/// Creates a ticket at `first`, four a day later, and twenty a week after that.
void create_from(ImportDesk& desk, Instant first) {
  create_ticket(desk, first);
  for (int i = 0; i < 4; ++i) create_ticket(desk, first + kDay);
  for (int i = 0; i < 20; ++i) create_ticket(desk, first + kDay + kWeek);
}

/// Returns the seven days from `from` on.
PeriodWords week_from(Instant from) {
  return {format_rfc3339(from), format_rfc3339(from + kWeek), {}};
}

std::map<std::string, Row> causes_of(ImportDesk& desk, Instant end, const PeriodWords& words) {
  std::map<std::string, Row> lines;
  for (const Row& row : ask(desk, end, {desk::causes_report, "none", "", words}).report.rows)
    lines[std::get<std::string>(row[1])] = row;
  return lines;
}

}  // namespace

TEST_CASE("causes: a week that began before the desk's first ticket is not compared with the next") {
  const Instant midnight = Instant::from_unix((kNow.unix() / 86400 + 1) * 86400);
  ImportDesk desk(kBusyDesk);
  create_from(desk, midnight + WallSeconds{1});
  const Instant end = midnight + WallSeconds{20 * 86400};
  constexpr std::size_t kValue = 2, kBefore = 3, kChange = 4, kMost = 5;
  auto young = causes_of(desk, end, week_from(midnight + kWeek));
  CHECK(young["created"][kValue] == Cell{std::int64_t{20}});
  CHECK(young["created"][kBefore] == Cell{std::int64_t{5}});
  CHECK(young["spikes"][kValue] == Cell{});
  CHECK(young["spikes"][kMost] == Cell{});
  for (const auto& [measure, line] : young) {
    INFO(measure);
    CHECK(line[kChange] == Cell{});
  }
  auto older = causes_of(desk, end, week_from(midnight + kWeek + kDay));
  CHECK(older["created"][kBefore] == Cell{std::int64_t{4}});
  CHECK(older["created"][kChange] == Cell{percent_of(16, 4)});
  CHECK(older["spikes"][kValue] == Cell{std::int64_t{1}});
  CHECK(older["spikes"][kBefore] == Cell{});
  CHECK(older["spikes"][kMost] == Cell{std::string("network: 20")});
}

TEST_CASE("digest: a desk younger than a week shows no change") {
  const Instant first = kNow;
  ImportDesk desk(kBusyDesk);
  create_from(desk, first);
  for (const auto& [end, is_shown] :
       {std::pair{first + kDay, false}, std::pair{first + kWeek - WallSeconds{1}, false},
        std::pair{first + kWeek, true}}) {
    INFO(format_rfc3339(end));
    const Report backlog = ask(desk, end, {desk::backlog_with_change}).report;
    for (const Extra& extra : backlog.totals_extra) CHECK((extra.value != Cell{}) == is_shown);
    desk::Reading reading(desk.database(), [&, at = end](const Zone&) { return at; });
    const desk::Digest digest = desk::digest(reading, {}, Zone::utc());
    CHECK((digest.headline.find("last ") != std::string::npos) == is_shown);
    const CellsByName numbers = cells_of(digest.numbers, digest.numbers.rows.front());
    for (const char* column : {"open_change", "overdue_change"})
      CHECK((numbers.at(column) != Cell{}) == is_shown);
  }
}
