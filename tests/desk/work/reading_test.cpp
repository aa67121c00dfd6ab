// As-of: a report as of a moment equals the report made at that moment, and agrees with the events.
#include "desk/work/reading.hpp"

#include "desk/report/asking.hpp"
#include "desk/work/random_work.hpp"
#include "tix/report/ticket_table.hpp"
#include "tix/sla/fold.hpp"

#include <set>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

std::string backlog_as_of(ImportDesk& desk, Instant t, const char* by, const char* filter = "") {
  return csv_of(ask(desk, t, {desk::backlog_with_change, by, filter, {}}).report);
}

std::string list_as_of(ImportDesk& desk, Instant t) {
  desk::Reading reading(desk.database(), [&](const Zone&) { return t; });
  TicketTable table(TicketTable::column_names());
  reading.each(Filter(), [&](const TicketFacts& facts) { table.add(facts); });
  const std::size_t all = table.size();
  return rendered(table.report(all), format::Format::csv);
}

}  // namespace

TEST_CASE("a report as of a moment is the report made at that moment", "[slow]") {
  for (const unsigned seed : {5u, 6u, 7u}) {
    Random random{seed};
    ImportDesk desk(kBusyDesk);
    std::vector<std::pair<Instant, std::string>> made;
    Instant when = kNow;
    for (int i = 0; i < 90; ++i) {
      random_act(desk.database(), random, when, kNoUndo);
      const Instant later = when + WallSeconds{pick(random, 1, 5400)};
      const Instant between = when + WallSeconds{pick(random, 0, (later - when).count - 1)};
      made.emplace_back(between, backlog_as_of(desk, between, "team,priority") + list_as_of(desk, between));
      when = later;
    }
    for (const auto& [then, said] : made) {
      INFO("seed " << seed << ", as of " << format_rfc3339(then));
      CHECK(backlog_as_of(desk, then, "team,priority") + list_as_of(desk, then) == said);
    }
  }
}

TEST_CASE("unresolved at T is what the events up to T say", "[slow]") {
  Random random{8};
  ImportDesk desk(kBusyDesk);
  const Instant end = random_days(desk, random, 150);
  const BindingTable bindings = store::load_bindings(desk.database(), desk::read_calendar);
  for (int probe = 0; probe < 25; ++probe) {
    const Instant t = kNow + WallSeconds{pick(random, 0, (end - kNow).count)};
    std::set<std::int64_t> expected, listed;
    for (std::int64_t number = 1; number <= store::count_tickets(desk.database()); ++number) {
      const auto events = store::events_of(desk.database(), TicketId{number});
      const auto past = until(events, t);
      if (!past.empty() && fold(TicketId{number}, past, bindings).ticket.unresolved())
        expected.insert(number);
    }
    desk::Reading reading(desk.database(), [&](const Zone&) { return t; });
    reading.each(reading.filter("is:open", ""),
                 [&](const TicketFacts& facts) { listed.insert(facts.ticket.id.value); });
    CHECK(listed == expected);
  }
}

TEST_CASE("a filter asks about a ticket as it was then") {
  ImportDesk desk(kBusyDesk);
  desk.now = kNow;
  {
    desk::Work work(desk.database(), desk.author());
    work.create(create(work.action_context(kNow), titled("one")));
    work.commit();
  }
  desk.now = kNow + WallSeconds{3600};
  {
    desk::Work work(desk.database(), desk.author());
    work.record(TicketId{1}, prioritize(work.action_context(desk.now), work.ticket(TicketId{1}, desk.now),
                                        Priority::urgent));
    work.commit();
  }
  CHECK(backlog_as_of(desk, kNow, "none", "priority:urgent") !=
        backlog_as_of(desk, desk.now, "none", "priority:urgent"));
  CHECK(backlog_as_of(desk, kNow, "none", "priority:normal").find("\n1,0,") != std::string::npos);
}

TEST_CASE("a late resolution that no job ever saw is a breach at its due") {
  ImportDesk desk;
  desk::Work work(desk.database(), desk.author());
  const Instant start = kNow - WallSeconds{48 * 3600};
  const TicketId id = work.create(create(work.action_context(start), titled("slow")));
  const Instant late = start + WallSeconds{24 * 3600 + 300};
  work.record(id, set_status(work.action_context(late), work.ticket(id, late), {Status::resolved, {}, {}}));
  work.commit();
  const auto stored = store::read_projection(desk.database(), id);
  REQUIRE(stored);
  const ClockRow& resolution = stored->clocks.back();
  CHECK(resolution.outcome == Outcome::breached);
  CHECK(resolution.breached_at == start + WallSeconds{24 * 3600});
}

TEST_CASE("facts recorded later about earlier moments are counted") {
  ImportDesk desk;
  desk::Work work(desk.database(), desk.author());
  work.create(create(work.action_context(kNow - WallSeconds{7200}), titled("entered late")));
  work.commit();
  desk::Reading then(desk.database(), [&](const Zone&) { return kNow - WallSeconds{3600}; });
  CHECK(then.header("backlog").late_facts == 2);  // created and bound
}

TEST_CASE("as of a moment the desk is the one that was in force then") {
  ImportDesk desk;
  desk.now = kNow + WallSeconds{7200};
  std::string later = kPlainDesk;
  later.replace(later.find("Asia/Jakarta"), 12, "Europe/Paris");
  REQUIRE(desk::apply_desk(desk.database(), desk.author(), later, "desk.toml", {}).version ==
          DeskVersionId{2});
  const auto version_as_of = [&](Instant t) {
    desk::Reading reading(desk.database(), [&](const Zone&) { return t; });
    return std::pair{reading.header("backlog").desk_version, reading.zone().name()};
  };
  CHECK(version_as_of(kNow + WallSeconds{7199}) == std::pair<std::int64_t, std::string>{1, "Asia/Jakarta"});
  CHECK(version_as_of(kNow + WallSeconds{7200}) == std::pair<std::int64_t, std::string>{2, "Europe/Paris"});
  CHECK(version_as_of(kNow - WallSeconds{9999999}).first ==
        1);  // the first counts from the beginning of time
}
