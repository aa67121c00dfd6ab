// A filter as of any moment selects the tickets that match when each is evaluated as of then.
#include "desk/work/random_work.hpp"
#include "desk/work/reading.hpp"

#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

const std::vector<std::string> kTerms = {"team:frontline",
                                         "team:none",
                                         "agent:budi",
                                         "not:agent:budi",
                                         "tag:vip",
                                         "tag:none",
                                         "status:new,open",
                                         "status:resolved",
                                         "status:closed",
                                         "priority:high..",
                                         "priority<normal",
                                         "is:open",
                                         "is:overdue",
                                         "is:breached",
                                         "is:at-risk",
                                         "is:paused",
                                         "is:unanswered",
                                         "is:unassigned",
                                         "breached:*",
                                         "breached:none",
                                         "age:1d..",
                                         "age<6h",
                                         "idle:..12h",
                                         "in_state:1h..",
                                         "due:..0",
                                         "due:none",
                                         "due:0..8h",
                                         "created:today",
                                         "created:..-1d",
                                         "updated>-12h",
                                         "resolved:none",
                                         "resolved:-2d..",
                                         "hops:1..",
                                         "reopens:0",
                                         "unanswered>0",
                                         "id:3..9",
                                         "id:1,4,7",
                                         "title:~1",
                                         "title:t2*",
                                         "help",
                                         "answer",
                                         "more answ*",
                                         "h*",
                                         "t3",
                                         "text:hm,help",
                                         "policy:vip",
                                         "policy:none",
                                         "tier:1",
                                         "tier:none",
                                         "is:escalated",
                                         "escalations:0",
                                         "hold_reason:vendor",
                                         "resolution:*",
                                         "resolution:void,none"};

std::string random_filter(Random& random, int depth) {
  if (depth == 0 || pick(random, 0, 9) < 4)
    return kTerms[static_cast<std::size_t>(pick(random, 0, std::ssize(kTerms) - 1))];
  const std::string a = random_filter(random, depth - 1), b = random_filter(random, depth - 1);
  switch (pick(random, 0, 3)) {
    case 0: return "not:(" + a + ")";
    case 1: return "(" + a + " or " + b + ")";
    default: return a + " " + b;
  }
}

std::vector<std::int64_t> listed(desk::Reading& reading, const Filter& filter) {
  std::vector<std::int64_t> ids;
  reading.each(filter, [&](const TicketFacts& facts) { ids.push_back(facts.ticket.id.value); });
  return ids;
}

std::vector<std::int64_t> asked(desk::Reading& reading, const Filter& filter) {
  std::vector<std::int64_t> ids;
  reading.each(Filter(), [&](const TicketFacts& facts) {
    if (filter.matches(facts)) ids.push_back(facts.ticket.id.value);
  });
  return ids;
}

}  // namespace

TEST_CASE("a filter as of any moment chooses what matches when looked at one by one", "[slow]") {
  int some = 0;
  for (const unsigned seed : {31u, 32u}) {
    Random random{seed};
    ImportDesk desk(kBusyDesk);
    const Instant end = random_days(desk, random, 160);
    for (int probe = 0; probe < 12; ++probe) {
      const Instant t = probe == 0 ? end : kNow + WallSeconds{pick(random, 0, (end - kNow).count)};
      desk::Reading reading(desk.database(), [&](const Zone&) { return t; });
      for (int round = 0; round < 60; ++round) {
        const std::string text = random_filter(random, 3);
        INFO("seed " << seed << ", as of " << format_rfc3339(t) << ": " << text);
        const Filter filter = reading.filter(text, "sari");
        const auto ids = listed(reading, filter);
        REQUIRE(ids == asked(reading, filter));
        some += !ids.empty();
        std::vector<std::int64_t> unresolved, expected;
        reading.each_unresolved(
            filter, t, [&](const TicketFacts& facts) { unresolved.push_back(facts.ticket.id.value); });
        reading.each_unresolved(t, [&](const TicketFacts& facts) {
          if (filter.matches(facts)) expected.push_back(facts.ticket.id.value);
        });
        REQUIRE(unresolved == expected);
      }
    }
    // A bulk command chooses the same inside its transaction.
    desk.now = end;
    std::vector<std::pair<std::string, std::vector<std::int64_t>>> chosen;
    for (int round = 0; round < 40; ++round) {
      desk::Work work(desk.database(), desk.author());
      auto& [text, ids] = chosen.emplace_back(random_filter(random, 2), std::vector<std::int64_t>());
      for (const TicketId id : work.chosen(work.filter(text, work.now()), work.now()))
        ids.push_back(id.value);
    }
    desk::Reading reading(desk.database(), [&](const Zone&) { return end; });
    for (const auto& [text, ids] : chosen) {
      INFO(text);
      CHECK(ids == listed(reading, reading.filter(text, "sari")));
    }
  }
  CHECK(some > 500);
}

TEST_CASE("words are searched for as of the moment, and not where they were redacted") {
  ImportDesk desk(kBusyDesk);
  desk.now = kNow + WallSeconds{60};
  {
    desk::Work work(desk.database(), desk.author());
    work.create(create(work.action_context(kNow), titled("printer")));
    work.record(TicketId{1},
                note(work.action_context(desk.now), work.ticket(TicketId{1}, desk.now), "secret words"));
    work.commit();
  }
  const auto found = [&](const char* text, Instant t) {
    desk::Reading reading(desk.database(), [&](const Zone&) { return t; });
    return listed(reading, reading.filter(text, "sari")).size();
  };
  CHECK(found("secret", desk.now) == 1);
  CHECK(found("printer words", desk.now) == 1);
  CHECK(found("secret", kNow) == 0);
  CHECK(found("printer", kNow) == 1);
  const auto events = store::events_of(desk.database(), TicketId{1});
  store::redact_body(desk.database(), TicketId{1}, events.back().seq);
  CHECK(found("secret", desk.now) == 0);
}
