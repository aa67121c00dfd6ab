// A sweep killed at any moment and run again, and several at once, do what one sweep does.
#include "desk/check/doctor.hpp"
#include "desk/sweep/queue_assignment.hpp"
#include "desk/sweep/swept_desk.hpp"
#include "desk/work/closed_desk.hpp"
#include "store/outbox/outbox.hpp"

#include <filesystem>
#include <set>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

using namespace tix;
using namespace tix::test;

namespace {

constexpr int kTickets = 500;

/// A desk on which much is due at once.
void fill(const ClosedDesk& desk) {
  auto database = desk.open();
  desk::Work work(database, ClosedDesk::author());
  const ActionContext context = work.action_context(kNow);
  for (int i = 0; i < kTickets; ++i) {
    NewTicket ticket = titled("t" + std::to_string(i), i % 3 ? "budi" : "");
    ticket.priority = static_cast<Priority>(i % 4);
    ticket.body = "help";
    desk::act_new(work, context, create(context, ticket));
  }
  work.commit();
}

constexpr Instant kLater = kNow + WallSeconds{100 * 60};

std::string clean_log(const std::filesystem::path& from, const ClosedDesk& desk) {
  const auto copy = from.parent_path() / "clean.db";
  std::filesystem::copy_file(desk.file(), copy);
  auto database = store::Database::open(copy, store::Access::write);
  sweep_at(database, kLater);
  return log_of(database);
}

std::int64_t count_notified(store::Database& database) {
  std::int64_t notified = 0;
  store::each_outbox(database, Instant::first(), [&](const store::OutboxRow&) { ++notified; });
  return notified;
}

}  // namespace

TEST_CASE("a sweep killed at random moments and repeated ends as one that was not", "[slow]") {
  Random random{31};
  int killed_midway = 0;
  for (int round = 0; round < 4; ++round) {
    const ClosedDesk desk(kSweptDesk);
    fill(desk);
    const std::string clean = clean_log(desk.file(), desk);
    // Once after some batches, whatever the speed of this computer; then at any moment.
    run_and_kill(60'000'000, [&] {
      auto own = desk.open();
      desk::SweepOptions options;
      options.progress = [](std::int64_t, std::int64_t) { ::raise(SIGKILL); };
      desk::sweep(own, {"root", "root", "sweep", kLater}, options);
    });
    {
      auto database = desk.open();
      killed_midway += log_of(database) != clean;
    }
    for (int attempt = 0; attempt < 5; ++attempt)
      run_and_kill(static_cast<int>(pick(random, 1000, 400000)), [&] {
        auto own = desk.open();
        sweep_at(own, kLater);
      });
    auto database = desk.open();
    sweep_at(database, kLater);
    INFO("round " << round);
    CHECK(log_of(database) == clean);
    const std::int64_t notified = count_notified(database);
    CHECK(sweep_at(database, kLater).empty());
    CHECK(count_notified(database) == notified);
    CHECK(desk::examine(database, {}).findings.empty());
  }
  CHECK(killed_midway == 4);
}

TEST_CASE("twenty processes create, assign, take the next and sweep at once: none fails, nothing twice",
          "[slow]") {
  const ClosedDesk desk(kSweptDesk);
  fill(desk);
  constexpr int kProcesses = 20, kActs = 12;
  std::vector<pid_t> children;
  for (int process = 0; process < kProcesses; ++process) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child != 0) {
      children.push_back(child);
      continue;
    }
    try {
      auto own = desk.open();
      Random random{static_cast<unsigned>(process)};
      for (int i = 0; i < kActs; ++i) {
        const Instant now = kLater + WallSeconds{i + process % 3};  // clocks differ a little
        switch ((process + i) % 4) {
          case 0: {
            desk::Work work(own, {"budi", "budi", "create", now});
            const ActionContext context = work.action_context(now);
            desk::act_new(work, context, create(context, titled("more")));
            work.commit();
            break;
          }
          case 1: {
            desk::Work work(own, {"budi", "budi", "assign", now});
            const TicketId id{pick(random, 1, kTickets)};
            const ActionContext context = work.action_context(now);
            if (work.ticket(id, context.at()).unresolved())
              desk::act(work, context, id,
                        assign(context, work.ticket(id, context.at()), {"made", {}, false, {}}));
            work.commit();
            break;
          }
          case 2: {
            const char* who = process % 2 ? "budi" : "sari";
            desk::Work work(own, {who, who, "next", now});
            const auto taken = desk::take_next(
                work, {work.names().find<AgentId>(who), work.names().find<TeamId>("frontline"), {}},
                work.now());
            work.commit();
            (void)taken;
            break;
          }
          default: sweep_at(own, now);
        }
      }
    } catch (const std::exception& error) {
      std::fprintf(stderr, "process %d: %s\n", process, error.what());
      _exit(3);
    }
    _exit(0);
  }
  for (const pid_t child : children) {
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
  }
  auto database = desk.open();
  std::set<std::tuple<std::int64_t, std::int64_t, std::int64_t>> keys;
  int fired = 0, taken = 0;
  for (std::int64_t id = 1; id <= store::count_tickets(database); ++id) {
    AgentId holder;
    for (const Event& event : store::events_ever_of(database, TicketId{id})) {
      if (event.kind == EventKind::step_fired) {
        CHECK(keys.emplace(id, event.a, event.b).second);
        ++fired;
      }
      const auto change = store::get_change(database, event.change);
      if (event.kind == EventKind::agent && change && change->command == "next") {
        CHECK_FALSE(holder);  // nobody takes what somebody has
        ++taken;
      }
      if (event.kind == EventKind::agent) holder = AgentId{event.a};
    }
  }
  CHECK(fired > 500);
  CHECK(taken > 20);
  CHECK(desk::examine(database, {}).findings.empty());
}
