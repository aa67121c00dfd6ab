// One batch of writing is stored whole or not at all, and the rows agree with the events.
#include "desk/work/random_work.hpp"
#include "tix/sla/fold.hpp"
#include "tix/text/error.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

ErrorKind kind_of_error(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& error) {
    return error.kind();
  }
  return ErrorKind::bug;
}

}  // namespace

TEST_CASE("a replay of the events equals the stored rows, whatever was done", "[slow]") {
  for (const unsigned seed : {1u, 2u, 3u, 4u}) {
    Random random{seed};
    ImportDesk desk(kBusyDesk);
    random_days(desk, random, 120);
    const BindingTable bindings = store::load_bindings(desk.database(), desk::read_calendar);
    const std::int64_t count = store::count_tickets(desk.database());
    REQUIRE(count > 5);
    for (std::int64_t number = 1; number <= count; ++number) {
      INFO("seed " << seed << ", ticket " << number);
      const TicketId id{number};
      const Folded replayed = fold(id, store::events_of(desk.database(), id), bindings);
      const auto stored = store::read_projection(desk.database(), id);
      REQUIRE(stored);
      CHECK(stored->clocks == replayed.clocks);
      CHECK(stored->state_intervals == replayed.state_intervals);
      CHECK(stored->open_intervals == replayed.open_intervals);
      CHECK(stored->due_at == replayed.due_at);
      CHECK(stored->overdue_at == replayed.overdue_at);
      CHECK(stored->ticket.status == replayed.ticket.status);
      CHECK(stored->ticket.binding == replayed.ticket.binding);
      CHECK(stored->ticket.updated_at == replayed.ticket.updated_at);
      CHECK(stored->ticket.tags == replayed.ticket.tags);
      CHECK(stored->ticket.hops == replayed.ticket.hops);
    }
  }
}

TEST_CASE("a batch that is not committed leaves nothing") {
  ImportDesk desk;
  {
    desk::Work work(desk.database(), desk.author());
    work.create(create(work.action_context(kNow), titled("gone")));
  }
  CHECK(store::count_tickets(desk.database()) == 0);
  int changes = 0;
  store::each_change(desk.database(), [&](const store::Change&) { ++changes; });
  {
    desk::Work work(desk.database(), desk.author());
    work.commit();  // nothing was recorded: no trace either
  }
  int after = 0;
  store::each_change(desk.database(), [&](const store::Change&) { ++after; });
  CHECK(changes == after);
}

TEST_CASE("what happened did not happen in the future, nor before a person's last act") {
  ImportDesk desk;
  desk::Work work(desk.database(), desk.author());
  const TicketId id = work.create(create(work.action_context(kNow), titled("one")));
  CHECK(kind_of_error([&] { work.action_context(kNow + WallSeconds{1}); }) == ErrorKind::refused);
  const ActionContext earlier = work.action_context(kNow - WallSeconds{1});
  CHECK(kind_of_error([&] { work.record(id, note(earlier, work.ticket(id, earlier.at()), "late")); }) ==
        ErrorKind::refused);
  CHECK(kind_of_error([&] { work.ticket(TicketId{99}, desk.now); }) == ErrorKind::not_found);
}

TEST_CASE("a binding does not stand in the way of an act entered late") {
  ImportDesk desk;
  desk.now = kNow - WallSeconds{7200};
  TicketId id;
  {
    desk::Work work(desk.database(), desk.author());
    id = work.create(create(work.action_context(desk.now), titled("one")));
    work.commit();
  }
  desk.now = kNow;
  std::string stricter = kPlainDesk;
  const std::string before = "normal = { first_response = \"4h\"";
  stricter.replace(stricter.find(before), before.size(), "normal = { first_response = \"1h\"");
  REQUIRE(desk::apply_desk(desk.database(), desk.author(), stricter, "desk.toml", {}).rebound == 1);
  desk::Work work(desk.database(), desk.author());
  const ActionContext context = work.action_context(kNow - WallSeconds{3600});
  work.record(id, reply(context, work.ticket(id, context.at()), "an hour ago", {}));
  work.commit();
  const auto stored = store::read_projection(desk.database(), id);
  REQUIRE(stored);
  CHECK(stored->clocks.front().outcome == Outcome::met);
  CHECK(stored->clocks.front().target == Seconds{4 * 3600});  // what was promised when it was answered
}
