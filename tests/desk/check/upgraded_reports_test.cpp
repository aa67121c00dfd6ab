// A desk of random lives in an older schema: after the upgrade every report is the same.
#include "desk/check/doctor.hpp"
#include "desk/check/refold.hpp"
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

/// Removes what migrations after the second added, which leaves a database as tix 0.1.0 made it.
void make_older(const std::filesystem::path& file) {
  SQLite::Database connection(file.string(), SQLite::OPEN_READWRITE);
  connection.exec("DROP VIEW inbox; DROP VIEW attachments; DROP INDEX outbox_message_id");
  for (const std::string_view table : {"once", "customer_fact", "intake_header", "intake", "part", "blob",
                                       "reply_token", "lease", "cc"})
    connection.exec(fmt::format("DROP TABLE {}", table));
  for (const std::string_view column :
       {"desk_version DROP COLUMN new_only", "message DROP COLUMN shown", "outbox DROP COLUMN channel",
        "outbox DROP COLUMN cc", "outbox DROP COLUMN in_reply_to", "outbox DROP COLUMN refs",
        "outbox DROP COLUMN reply_to", "outbox DROP COLUMN provider_id", "outbox DROP COLUMN expires_at"})
    connection.exec(fmt::format("ALTER TABLE {}", column));
  connection.exec(
      "DELETE FROM word WHERE list IN ('customer_fact', 'verdict', 'auth', 'intake_flag', 'part_role')"
      " OR list = 'event_kind' AND value > 39 OR list = 'message_kind' AND value > 3"
      " OR list = 'delivery' AND value > 6; PRAGMA user_version = 2");
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
