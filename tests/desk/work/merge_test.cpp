// Merging: unanswered messages are inherited, later messages go to the survivor, and there are no circles.
#include "desk/work/random_work.hpp"
#include "tix/ticket/relations.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

Ticket stored(ImportDesk& desk, std::int64_t id) {
  return store::read_projection(desk.database(), TicketId{id})->ticket;
}

/// A desk with `count` new tickets.
void fill(ImportDesk& desk, int count) {
  desk::Work work(desk.database(), desk.author());
  for (int i = 0; i < count; ++i) work.create(create(work.action_context(desk.now), titled("one")));
  work.commit();
}

}  // namespace

TEST_CASE("random merges and links: each ticket has one survivor, and links are seen from both sides",
          "[slow]") {
  for (const unsigned seed : {21u, 22u, 23u}) {
    Random random{seed};
    ImportDesk desk;
    constexpr int kTickets = 12;
    fill(desk, kTickets);
    std::vector<std::int64_t> into(kTickets + 1, 0);
    int merges = 0;
    for (int round = 0; round < 60; ++round) {
      desk.now = desk.now + WallSeconds{60};
      const std::int64_t id = pick(random, 1, kTickets), other = pick(random, 1, kTickets);
      desk::Work work(desk.database(), desk.author());
      const ActionContext context = work.action_context(desk.now);
      if (pick(random, 0, 2)) {
        if (id == other) continue;
        desk::relate(work, context, TicketId{id},
                     pick(random, 0, 2) ? desk::Linking::link : desk::Linking::unlink,
                     static_cast<LinkKind>(pick(random, 0, 6)), TicketId{other});
        work.commit();
        continue;
      }
      const bool allowed = id != other && into[static_cast<std::size_t>(id)] == 0 &&
                           into[static_cast<std::size_t>(other)] == 0;
      if (!allowed) {
        CHECK_THROWS_AS(desk::merge_tickets(work, context, {TicketId{id}}, TicketId{other}), Error);
        continue;
      }
      desk::merge_tickets(work, context, {TicketId{id}}, TicketId{other});
      work.commit();
      into[static_cast<std::size_t>(id)] = other;
      ++merges;
    }
    CHECK(merges > 3);
    desk::Work work(desk.database(), desk.author());
    for (std::int64_t id = 1; id <= kTickets; ++id) {
      std::int64_t last = id;
      while (into[static_cast<std::size_t>(last)]) last = into[static_cast<std::size_t>(last)];
      CHECK(desk::survivor(work, TicketId{id}, desk.now) == TicketId{last});
      for (const Link& link : relations(work.past(TicketId{id}, desk.now)).links) {
        const auto back = relations(work.past(link.other, desk.now)).links;
        CHECK(std::ranges::find(back, Link{row_of(link.kind).opposite, TicketId{id}}) != back.end());
      }
    }
  }
}

TEST_CASE("the survivor inherits each message nobody has answered, with its time, through chains") {
  ImportDesk desk;
  fill(desk, 3);
  const auto act = [&](std::int64_t id, auto what) {
    desk.now = desk.now + WallSeconds{60};
    desk::Work work(desk.database(), desk.author());
    const ActionContext context = work.action_context(desk.now);
    work.record(TicketId{id}, what(context, work.ticket(TicketId{id}, desk.now)));
    work.commit();
    return desk.now;
  };
  const auto writes = [](const ActionContext& a, const Ticket& t) {
    return *receive(a, t, "hello", Received::message);
  };
  const auto answers = [](const ActionContext& a, const Ticket& t) { return reply(a, t, "hi", {}); };
  act(1, writes);
  act(1, answers);
  const Instant first = act(1, writes), second = act(2, writes);
  const auto merge = [&](std::int64_t id, std::int64_t into) {
    desk.now = desk.now + WallSeconds{60};
    desk::Work work(desk.database(), desk.author());
    desk::merge_tickets(work, work.action_context(desk.now), {TicketId{id}}, TicketId{into});
    work.commit();
  };
  merge(1, 2);
  CHECK(stored(desk, 2).unanswered == 2);
  merge(2, 3);
  CHECK(stored(desk, 3).unanswered == 2);
  CHECK(waiting_since(store::events_of(desk.database(), TicketId{3})) == std::vector{second, first});
  CHECK(stored(desk, 1).resolution == kMergedResolution);
  act(3, answers);
  CHECK(stored(desk, 3).unanswered == 0);
  for (const std::int64_t closed : {1, 2}) CHECK(stored(desk, closed).status == Status::closed);
}

TEST_CASE("a merge with nothing waiting is one event on the survivor, and several merge at once") {
  ImportDesk desk;
  fill(desk, 3);
  desk::Work work(desk.database(), desk.author());
  const auto recorded =
      desk::merge_tickets(work, work.action_context(desk.now), {TicketId{1}, TicketId{2}}, TicketId{3});
  work.commit();
  REQUIRE(recorded.size() == 3);
  CHECK(recorded.back().id == TicketId{3});
  CHECK(relations(store::events_of(desk.database(), TicketId{3})).absorbed ==
        std::vector{TicketId{1}, TicketId{2}});
  CHECK(stored(desk, 3).unanswered == 0);
}
