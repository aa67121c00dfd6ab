// A desk of random lives, as an older tix left it: after the upgrade every report says what it said.
#include "desk/check/doctor.hpp"
#include "desk/report/asking.hpp"
#include "desk/report/reports.hpp"
#include "desk/work/random_work.hpp"
#include "store/sqlite/backup.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/upgrade.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

/// Takes away what migrations after the second added: what remains is a database as tix 0.1.0 made it.
void make_older(const std::filesystem::path& file) {
  SQLite::Database connection(file.string(), SQLite::OPEN_READWRITE);
  connection.exec(
      "DROP TABLE once; DROP TABLE customer_fact; ALTER TABLE desk_version DROP COLUMN new_only;"
      "DELETE FROM word WHERE list = 'customer_fact'; PRAGMA user_version = 2");
}

std::vector<std::string> every_report(store::Database& database, Instant end) {
  std::vector<std::string> texts;
  desk::Reading reading(database, [&](const Zone&) { return end; });
  for (const desk::ReportRow& row : desk::kReports) {
    if (row.make == nullptr) continue;  // the digest, which is made of others
    const desk::ReportQuestion question{
        .filter = Filter(),
        .by = Grouping::parse("none"),
        .periods = PeriodRow({Period{{}, Interval{end - WallSeconds{90 * 86400}, end}}}),
        .zone = Zone::utc()};
    try {
      texts.push_back(rendered(row.make(reading, question).report, format::Format::jsonl));
    } catch (const Error& error) {
      texts.emplace_back(error.what());  // a forecast of too few days
    }
  }
  return texts;
}

}  // namespace

TEST_CASE("after an upgrade every report says what it said, and doctor finds nothing", "[slow]") {
  for (const unsigned seed : {3u, 5u, 8u}) {
    Random random{seed};
    ImportDesk desk(kBusyDesk);
    const Instant end = random_days(desk, random, 150);
    const auto before = every_report(desk.database(), end);
    const TempFolder folder;
    store::backup(desk.database(), folder / "older.db");
    make_older(folder / "older.db");
    auto older = store::Database::open(folder / "older.db", store::Access::write, {.accept_older = true});
    CHECK(store::upgrade(older).from == 2);
    CHECK(every_report(older, end) == before);
    CHECK(desk::examine(older, [](std::int64_t) {}).findings.empty());
  }
}
