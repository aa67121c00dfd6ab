// A desk of random lives in an older schema: after the upgrade every report is the same.
#include "desk/check/doctor.hpp"
#include "desk/check/refold.hpp"
#include "desk/report/asking.hpp"
#include "desk/report/reports.hpp"
#include "desk/work/random_work.hpp"
#include "store/sqlite/backup.hpp"
#include "store/sqlite/migrate.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/upgrade.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

/// Puts the rows of a database into one of the second schema, which tix 0.1.0 made. What later migrations
/// added is lost.
void make_older(const std::filesystem::path& file) {
  const std::filesystem::path newer = file.string() + ".newer";
  std::filesystem::rename(file, newer);
  SQLite::Database older(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  std::vector<store::EmbeddedMigration> first = store::embedded_migrations();
  first.resize(2);
  store::migrate(older, first);
  older.exec(fmt::format("PRAGMA foreign_keys = OFF; ATTACH '{}' AS newer; BEGIN", newer.string()));
  SQLite::Statement tables(older,
                           "SELECT m.name, (SELECT group_concat(c.name) FROM pragma_table_info(m.name) AS c) "
                           "FROM main.sqlite_master AS m WHERE m.type = 'table' AND m.name <> 'word' "
                           "AND m.name NOT LIKE 'sqlite_%' AND m.sql NOT LIKE 'CREATE VIRTUAL%'");
  std::vector<std::string> copies;
  while (tables.executeStep())
    copies.push_back(fmt::format("DELETE FROM main.{0}; INSERT INTO main.{0} ({1}) SELECT {1} FROM newer.{0}",
                                 tables.getColumn(0).getString(), tables.getColumn(1).getString()));
  for (const std::string& copy : copies) older.exec(copy);
  older.exec("COMMIT; DETACH newer");
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

TEST_CASE("an upgrade counts anew what an older tix counted otherwise") {
  Random random{13};
  ImportDesk desk(kBusyDesk);
  random_days(desk, random, 20);
  store::Database& database = desk.database();
  SQLite::Database& connection = database.connection();
  const auto sums = [&] {
    return connection.execAndGet("SELECT sum(hops) || ' ' || sum(seq) FROM ticket JOIN span ON ticket = id")
        .getString();
  };
  const std::string before = sums();
  // As schema 2 had them: A to B to A within a second was two hops.
  connection.exec(
      "UPDATE ticket SET hops = hops + 2 WHERE id % 3 = 0; DELETE FROM stay WHERE ticket % 5 = 0");
  CHECK(sums() != before);
  CHECK_FALSE(desk::examine(database, [](std::int64_t) {}).findings.empty());
  desk::refold(database);
  CHECK(sums() == before);
  CHECK(desk::examine(database, [](std::int64_t) {}).findings.empty());
}

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
    CHECK(store::upgrade(older, desk::refold).from == 2);
    CHECK(every_report(older, end) == before);
    CHECK(desk::examine(older, [](std::int64_t) {}).findings.empty());
  }
}
