// An undone command never was: whatever desks were applied and whatever became known about customers since,
// every ticket at every moment is as in a desk where the command was not run.
#include "desk/work/random_work.hpp"
#include "desk/work/undo.hpp"
#include "store/sqlite/backup.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "tix/sla/fold.hpp"
#include "tix/ticket/event_values.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

std::string any_target(Random& random) {
  return std::to_string(pick(random, 1, 40) * 10) + "m";
}

/// A desk with policies by plan, by tag and for the rest, with targets of its own.
std::string any_desk(Random& random) {
  std::string text = kBusyDesk;
  const auto policy = [&](const char* name, const char* when) {
    return fmt::format(
        "[[sla]]\nname = \"{}\"\n{}[sla.targets]\nurgent = {{ resolution = \"{}\" }}\nnormal = {{ "
        "first_response = \"{}\", resolution = \"{}\" }}\n",
        name, when, any_target(random), any_target(random), any_target(random));
  };
  text.resize(text.find("[[sla]]"));
  return text + policy("gold", "when = \"plan:gold\"\n") + policy("vip", "when = \"tag:vip\"\n") +
         policy("standard", "calendar = \"office\"\n");
}

/// What others do between a command and its undo, on this desk and on its twin.
struct Meanwhile {
  std::string desk_text;  ///< applied, if not empty
  desk::ApplyOptions apply = {};
  std::string plan;  ///< of the customer; "-": unchanged
  Instant at;

  void happen(store::Database& database) const {
    if (!desk_text.empty())
      desk::apply_desk(database, {"boss", "boss", "desk apply", at}, desk_text, "d.toml", apply);
    if (plan == "-") return;
    desk::Work work(database, {"boss", "boss", "customer set", at + WallSeconds{1}});
    auto row = store::get_customer(database, CustomerId{1}).value();
    row.customer.plan = plan;
    work.set_customer(row);
    work.commit();
  }
};

Meanwhile anything(Random& random, Instant at) {
  constexpr std::array kPlans = {"gold", "", "silver", "-", "-"};
  return {.desk_text = pick(random, 0, 1) ? any_desk(random) : std::string(),
          .apply = {.new_only = pick(random, 0, 3) == 0},
          .plan = kPlans[static_cast<std::size_t>(pick(random, 0, 4))],
          .at = at};
}

/// Returns the events of a ticket with bindings numbered by `bindings`, because two desks may number the same
/// binding differently.
std::vector<Event> events_with(store::Database& database, TicketId id, BindingTable& bindings) {
  const BindingTable own = store::load_bindings(database, desk::read_calendar);
  auto events = store::events_of(database, id);
  for (Event& event : events)
    if (event.kind == EventKind::bound)
      event.a = bindings.intern(own[event_value<Refers::binding>(event)]).value;
  return events;
}

/// Returns one line per event, to show where two histories differ.
std::string lines_of(const std::vector<Event>& events) {
  std::string text;
  for (const Event& event : events)
    text += fmt::format("{} seq {} change {} {} {} {}\n", event.at.unix(), event.seq, event.change.value,
                        row_of(event.kind).name, event.a, event.b);
  return text;
}

/// Returns the ticket without its time of last update, which an undo changes.
Folded without_touch(Folded folded) {
  folded.ticket.updated_at = {};
  return folded;
}

}  // namespace

TEST_CASE("undo equals never, whatever was applied and became known since", "[slow]") {
  int undone = 0, rebound = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    Random random{seed};
    ImportDesk original(any_desk(random));
    store::Database& database = original.database();
    {
      desk::Work work(database, {"sari", "sari", "create", kNow});
      for (int i = 0; i < 3; ++i) {
        NewTicket ticket = titled("t");
        ticket.requester = work.know_customer(i < 2 ? "ana@sea.test" : "bo@sea.test", work.now());
        work.create(create(work.action_context(kNow), ticket));
      }
      work.commit();
    }
    Instant when = random_days(original, random, 12);
    for (int round = 0; round < 12; ++round) {
      const TempFolder folder;
      store::backup(database, folder / "twin.db");
      auto twin = store::Database::open(folder / "twin.db", store::Access::write);
      const std::int64_t count = store::count_tickets(database);
      const Instant acted = when;
      const ChangeId next = desk::Work(database, {"sari", "sari", "act", acted}).change();
      random_act(database, random, acted, kNoUndo);
      const bool is_new = store::count_tickets(database) > count;
      for (std::int64_t times = pick(random, 1, 3); times > 0 && !is_new; --times) {
        when = when + WallSeconds{pick(random, 2, 7200)};
        const Meanwhile meanwhile = anything(random, when);
        meanwhile.happen(database);
        meanwhile.happen(twin);
      }
      when = when + WallSeconds{pick(random, 2, 7200)};
      if (is_new) continue;
      desk::Undone taken_back;
      try {
        desk::Work work(database, {"sari", "sari", "undo", when});
        taken_back = desk::undo(work);
        work.commit();
      } catch (const Error& error) {
        REQUIRE(error.kind() == ErrorKind::refused);
        continue;
      }
      if (taken_back.change.id != next) continue;  // the act was refused: this undid an earlier one
      ++undone;
      BindingTable bindings = store::load_bindings(database, desk::read_calendar);
      for (std::int64_t number = 1; number <= count; ++number) {
        INFO("seed " << seed << ", round " << round << ", ticket " << number);
        const TicketId id{number};
        const auto here = events_with(database, id, bindings);
        const auto never = events_with(twin, id, bindings);
        INFO("here\n" << lines_of(here) << "never\n" << lines_of(never));
        CHECK(without_touch(fold(id, here, bindings)) == without_touch(fold(id, never, bindings)));
        for (int probe = 0; probe < 4; ++probe) {
          const Instant t = kNow + WallSeconds{pick(random, 0, (when - kNow).count)};
          CHECK(without_touch(fold(id, until(here, t), bindings)) ==
                without_touch(fold(id, until(never, t), bindings)));
        }
        const auto stored = store::read_projection(database, id);
        REQUIRE(stored);
        CHECK(stored->clocks == fold(id, store::events_of(database, id), bindings).clocks);
      }
      for (const desk::RevertedTicket& reverted : taken_back.tickets)
        rebound += std::ranges::any_of(store::events_of(database, reverted.id), [&](const Event& event) {
          return event.kind == EventKind::bound && event.at > acted && event.seq > reverted.events.back().seq;
        });
    }
  }
  CHECK(undone > 100);
  CHECK(rebound > 20);
}
