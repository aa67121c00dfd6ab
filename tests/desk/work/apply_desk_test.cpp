// Desk versions are immutable and bind unresolved tickets from their instant on.
#include "desk/work/random_work.hpp"
#include "tix/sla/fold.hpp"
#include "tix/text/error.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

constexpr WallSeconds kHour{3600};

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

TicketId one_ticket(ImportDesk& desk) {
  desk::Work work(desk.database(), desk.author());
  const TicketId id = work.create(create(work.action_context(desk.now), titled("one", "budi")));
  work.commit();
  return id;
}

ClockRow resolution_of(ImportDesk& desk, TicketId id) {
  return store::read_projection(desk.database(), id)->clocks.back();
}

std::string relaxed() {
  return with(kPlainDesk, "resolution = \"24h\"", "resolution = \"30h\"");
}

}  // namespace

TEST_CASE("applying rebinds unresolved tickets from then on, and keeps what has run") {
  ImportDesk desk;
  const TicketId id = one_ticket(desk);
  desk.now = kNow + kHour;
  const auto applied = desk::apply_desk(desk.database(), desk.author(), relaxed(), "desk.toml", {});
  CHECK(applied.version == DeskVersionId{2});
  CHECK(applied.rebound == 1);
  CHECK(resolution_of(desk, id).due_at == kNow + WallSeconds{30 * 3600});
  CHECK(resolution_of(desk, id).target_no == 2);
  CHECK(store::desk_versions(desk.database()).front().toml == kPlainDesk);
}

TEST_CASE("the same file twice is one version") {
  ImportDesk desk;
  CHECK(desk::apply_desk(desk.database(), desk.author(), kPlainDesk, "desk.toml", {}).unchanged);
  CHECK(store::desk_versions(desk.database()).size() == 1);
}

TEST_CASE("a resolved ticket never changes, and a dry run changes nothing") {
  ImportDesk desk;
  const TicketId id = one_ticket(desk);
  const auto tried = desk::apply_desk(desk.database(), desk.author(), relaxed(), "desk.toml", {false, true});
  CHECK(tried.rebound == 1);
  REQUIRE(tried.moved.size() == 1);
  CHECK(tried.moved[0].clock == Clock::resolution);
  CHECK(tried.moved[0].from == kNow + WallSeconds{24 * 3600});
  CHECK(tried.moved[0].to == kNow + WallSeconds{30 * 3600});
  CHECK(store::desk_versions(desk.database()).size() == 1);
  CHECK(resolution_of(desk, id).target == Seconds{24 * 3600});
  {
    desk::Work work(desk.database(), desk.author());
    work.record(
        id, set_status(work.action_context(desk.now), work.ticket(id, desk.now), {Status::resolved, {}, {}}));
    work.commit();
  }
  CHECK(desk::apply_desk(desk.database(), desk.author(), relaxed(), "desk.toml", {}).rebound == 0);
  CHECK(resolution_of(desk, id).target == Seconds{24 * 3600});
}

TEST_CASE("with new_only tickets that exist keep what they were promised") {
  ImportDesk desk;
  const TicketId id = one_ticket(desk);
  CHECK(desk::apply_desk(desk.database(), desk.author(), relaxed(), "desk.toml", {true, false}).rebound == 0);
  CHECK(resolution_of(desk, id).target == Seconds{24 * 3600});
  CHECK(resolution_of(desk, one_ticket(desk)).target == Seconds{30 * 3600});
}

TEST_CASE("a name in use cannot vanish; it can be renamed or become inactive") {
  ImportDesk desk;
  const TicketId id = one_ticket(desk);
  const std::string without = with(kPlainDesk, "[agent.budi]\nteam = \"frontline\"\n", "");
  CHECK_THROWS_AS(desk::apply_desk(desk.database(), desk.author(), without, "desk.toml", {}), Error);
  CHECK(store::desk_versions(desk.database()).size() == 1);
  const std::string renamed = with(kPlainDesk, "[agent.budi]\n", "[agent.budi-s]\nrenamed_from = \"budi\"\n");
  CHECK_NOTHROW(desk::apply_desk(desk.database(), desk.author(), renamed, "desk.toml", {}));
  const NameTable names = store::load_names(desk.database());
  CHECK(names.text(store::read_projection(desk.database(), id)->ticket.agent) == "budi-s");
  const std::string inactive = with(renamed, "renamed_from = \"budi\"\n", "active = false\n");
  CHECK_NOTHROW(desk::apply_desk(desk.database(), desk.author(), inactive, "desk.toml", {}));
  CHECK_FALSE(store::load_names(desk.database()).active(names.find<AgentId>("budi-s").value));
}

TEST_CASE("a wrong file is an error with its place and changes nothing") {
  ImportDesk desk;
  try {
    desk::apply_desk(desk.database(), desk.author(), "[desk]\nzone = \"Mars/Olympus\"\n", "desk.toml", {});
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::desk);
    CHECK(std::string(error.what()).find("desk.toml:2:8") == 0);
  }
  CHECK(store::desk_versions(desk.database()).size() == 1);
}
