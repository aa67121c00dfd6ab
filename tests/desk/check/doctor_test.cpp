// The doctor finds changes that were made without tix, and reports nothing otherwise.
#include "desk/check/doctor.hpp"

#include "desk/work/random_work.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

std::vector<std::string> findings(ImportDesk& desk) {
  std::vector<std::string> found;
  for (const desk::Finding& finding : desk::examine(desk.database(), {}).findings)
    found.push_back(fmt::format("{} {}: {}", finding.check, finding.ticket.value, finding.what));
  return found;
}

/// A busy desk, and the findings of the doctor after `sql` ran on its database.
std::vector<std::string> after(const std::string& sql) {
  ImportDesk desk(kBusyDesk);
  Random random(77);
  random_days(desk, random, 60);
  REQUIRE(findings(desk).empty());
  desk.database().connection().exec("PRAGMA foreign_keys = OFF");
  REQUIRE(desk.database().connection().exec(sql) > 0);
  return findings(desk);
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("doctor: honest work leaves nothing to find", "[slow]") {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    ImportDesk desk(kBusyDesk);
    Random random(seed);
    random_days(desk, random, 120);
    CHECK(findings(desk) == Found{});
    CHECK(desk::examine(desk.database(), {}).tickets == store::count_tickets(desk.database()));
  }
}

TEST_CASE("doctor: a changed row is found", "[slow]") {
  CHECK(after("UPDATE ticket SET title = 'x' WHERE id = 1") ==
        Found{"rows 1: its row differs from its events"});
  CHECK(after("UPDATE ticket SET updated_at = updated_at + 1 WHERE id = 2") ==
        Found{"rows 2: its row differs from its events"});
  CHECK(after("UPDATE span SET agent = 1 WHERE ticket = 1 AND seq = 1 AND agent IS NOT 1") ==
        Found{"rows 1: its spans differ from its events"});
  CHECK(after("DELETE FROM stay WHERE ticket = 1") == Found{"rows 1: its stays differ from its events"});
  CHECK(after("INSERT INTO tag VALUES (1, 9, 1)") == Found{"rows 1: its row differs from its events"});
}

TEST_CASE("doctor: a customer that nobody has set is found", "[slow]") {
  CHECK(after("INSERT INTO customer (address, plan) VALUES ('ana@sea.test', 'gold')") ==
        Found{"rows 0: the row of customer 'ana@sea.test' differs from its recorded facts"});
}

TEST_CASE("doctor: a wrong clock is found", "[slow]") {
  CHECK(after("UPDATE clock SET elapsed_s = elapsed_s + 1 WHERE ticket = 1 AND clock = 4") ==
        Found{"rows 1: its clocks differ from its events"});
  CHECK(after("UPDATE clock SET breached_at = NULL WHERE ticket = (SELECT min(ticket) FROM clock WHERE "
              "breached_at IS NOT NULL) AND breached_at IS NOT NULL")
            .size() == 1);
  CHECK(after("UPDATE clock SET unresolved = 1 - unresolved WHERE ticket = 2") ==
        Found{"rows 2: its clocks disagree with it on whether it is resolved"});
  CHECK(after("DELETE FROM clock WHERE ticket = 2 AND clock = 1") ==
        Found{"rows 2: its clocks differ from its events"});
}

TEST_CASE("doctor: a deleted event is found, the last one too", "[slow]") {
  const Found first = after("DELETE FROM event WHERE ticket = 1 AND seq = 1");
  REQUIRE(first.size() >= 2);
  CHECK(first.back() == "rows 1: its log does not begin with its creation");
  for (const char* which : {"seq = 2", "seq = (SELECT max(seq) FROM event WHERE ticket = 1)"}) {
    const Found found = after(fmt::format("DELETE FROM event WHERE ticket = 1 AND {}", which));
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().find("log 1: its log has ") == 0);
  }
}

TEST_CASE("doctor: a changed event, a lost body, a stray row, another desk file are found", "[slow]") {
  CHECK_FALSE(after("UPDATE event SET at = at - 3600 WHERE ticket = 1 AND seq = 1").empty());
  CHECK(after("DELETE FROM message WHERE id = (SELECT min(id) FROM message)").size() == 1);
  CHECK(after("INSERT INTO span VALUES (999, 1, 0, 1, 0, 0, NULL, NULL, NULL, NULL, NULL)") ==
        Found{"log 999: a row of table span belongs to a missing ticket"});
  CHECK(after("UPDATE desk_version SET toml = toml || ' '") ==
        Found{"desk 0: the text of desk version 1 does not match its hash"});
  CHECK_FALSE(after("DELETE FROM change WHERE id = 1").empty());
}
