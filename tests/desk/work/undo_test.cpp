// Undo: as if the command had never been run, at every moment. Also what is refused.
#include "desk/work/undo.hpp"

#include "desk/work/random_work.hpp"
#include "desk/work/redact.hpp"
#include "tix/action/acts_edit.hpp"
#include "tix/sla/fold.hpp"

#include <map>

#include <SQLiteCpp/Statement.h>
#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

using Histories = std::map<std::int64_t, std::vector<Event>>;

Histories histories(store::Database& database) {
  Histories all;
  for (std::int64_t number = 1; number <= store::count_tickets(database); ++number)
    all[number] = store::events_of(database, TicketId{number});
  return all;
}

/// The state without its age, because an undo is an event, too.
auto state_of(Ticket ticket) {
  ticket.updated_at = {};
  return std::tuple{ticket.status,     ticket.priority,  ticket.team,        ticket.agent,
                    ticket.title,      ticket.ref,       ticket.resolution,  ticket.hold_reason,
                    ticket.binding,    ticket.opens_at,  ticket.resolved_at, ticket.due_by_hand,
                    ticket.unanswered, ticket.incidents, ticket.tags,        ticket.reopens,
                    ticket.extra,      ticket.hops};
}

void check_same_fold(TicketId id, std::span<const Event> x, std::span<const Event> y,
                     const BindingTable& bindings) {
  const Folded one = fold(id, x, bindings), other = fold(id, y, bindings);
  CHECK(state_of(one.ticket) == state_of(other.ticket));
  CHECK(one.clocks == other.clocks);
  CHECK(one.state_intervals == other.state_intervals);
  CHECK(one.open_intervals == other.open_intervals);
}

std::string refusal(ImportDesk& desk, const char* actor = "sari") {
  try {
    desk::Work work(desk.database(), {actor, actor, "undo", desk.now});
    desk::undo(work);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    return error.what();
  }
  return "nothing was refused";
}

/// Runs one command of `actor`, `seconds` after the last.
template <class Act>
void command(ImportDesk& desk, const char* actor, const char* name, Act act, std::int64_t seconds = 60) {
  desk.now = desk.now + WallSeconds{seconds};
  desk::Work work(desk.database(), {actor, actor, name, desk.now});
  act(work, work.action_context(desk.now));
  work.commit();
}

void undo(ImportDesk& desk, const char* actor = "sari") {
  command(desk, actor, "undo", [](desk::Work& work, const ActionContext&) { desk::undo(work); });
}

const auto kCreate = [](desk::Work& work, const ActionContext& context) {
  work.create(create(context, titled("one")));
};
const auto kNote = [](desk::Work& work, const ActionContext& context) {
  work.record(TicketId{1}, note(context, work.ticket(TicketId{1}, context.at()), "hm"));
};
const auto kVip = [](desk::Work& work, const ActionContext& context) {
  work.record(TicketId{1}, tag(context, work.ticket(TicketId{1}, context.at()), {{"vip"}, {}}));
};

}  // namespace

TEST_CASE("after an undo everything is as before the act, as of every moment, and a replay changes nothing",
          "[slow]") {
  int undone = 0;
  for (const unsigned seed : {11u, 12u, 13u, 14u}) {
    Random random{seed};
    ImportDesk desk(kBusyDesk);
    store::Database& database = desk.database();
    Instant when = random_days(desk, random, 40);
    for (int round = 0; round < 60; ++round) {
      const Histories before = histories(database);
      random_act(database, random, when, kNoUndo);
      if (histories(database) == before ||
          store::count_tickets(database) > static_cast<std::int64_t>(before.size())) {
        when = when + WallSeconds{60};
        continue;  // refused, or a new ticket
      }
      const Instant acted = when;
      when = when + WallSeconds{pick(random, 0, 3600)};
      ChangeId change;
      {
        desk::Work work(database, {"sari", "sari", "undo", when});
        change = work.change();
        desk::undo(work);
        work.commit();
      }
      ++undone;
      const BindingTable bindings = store::load_bindings(database, desk::read_calendar);
      for (const auto& [number, events] : before) {
        INFO("seed " << seed << ", round " << round << ", ticket " << number);
        const TicketId id{number};
        auto standing = store::events_of(database, id);
        const Folded replayed = fold(id, standing, bindings);
        const auto stored = store::read_projection(database, id);
        REQUIRE(stored);
        CHECK(state_of(stored->ticket) == state_of(replayed.ticket));
        CHECK(stored->clocks == replayed.clocks);
        CHECK(stored->state_intervals == replayed.state_intervals);
        check_same_fold(id, events, standing, bindings);
        for (int probe = 0; probe < 3; ++probe) {
          const Instant t = kNow + WallSeconds{pick(random, 0, (acted - kNow).count + 9000)};
          if (events.front().at <= t) check_same_fold(id, until(events, t), until(standing, t), bindings);
        }
        std::erase_if(standing, [&](const Event& event) { return event.change == change; });
        CHECK(standing == events);
      }
    }
  }
  CHECK(undone > 100);
}

TEST_CASE("undo takes one command after the other, and never the same twice") {
  ImportDesk desk;
  command(desk, "sari", "create", kCreate);
  for (const char* title : {"two", "three"})
    command(desk, "sari", "edit", [&](desk::Work& work, const ActionContext& context) {
      Edit to;
      to.title = title;
      work.record(TicketId{1}, edit(context, work.ticket(TicketId{1}, context.at()), to));
    });
  const auto title = [&] { return store::read_projection(desk.database(), TicketId{1})->ticket.title; };
  CHECK(title() == "three");
  undo(desk);
  CHECK(title() == "two");
  undo(desk);
  CHECK(title() == "one");
  CHECK(refusal(desk).find("created a ticket") != std::string::npos);
  CHECK(refusal(desk, "budi") == "there is no command of 'budi' to undo");
}

TEST_CASE("what somebody did since, or a day, stands in the way") {
  ImportDesk desk;
  command(desk, "sari", "create", kCreate);
  command(desk, "sari", "tag", kVip);
  command(desk, "budi", "note", kNote);
  CHECK(refusal(desk).find("was followed by 'message' on ticket 1, by budi") != std::string::npos);
  undo(desk, "budi");
  desk.now = desk.now + (kNow + WallSeconds{120 + 24 * 3600} - desk.now);
  CHECK(refusal(desk) == "nothing was refused");  // a day to the second
  desk.now = desk.now + WallSeconds{1};
  CHECK(refusal(desk).find("more than 24 h old") != std::string::npos);
}

TEST_CASE("imports, desk files and redactions are not undone") {
  ImportDesk desk;
  desk.tickets("ref,title,created_at\nA,one,2026-08-07T10:00:00Z\n");
  CHECK(refusal(desk) == "an import cannot be undone");
  REQUIRE(desk::apply_desk(desk.database(), {"sari", "sari", "desk apply", desk.now}, kBusyDesk, "d.toml", {})
              .rebound == 1);
  CHECK(refusal(desk) == "applying a desk file cannot be undone");
  desk.now = desk.now + WallSeconds{60};
  {
    desk::Work work(desk.database(), {"sari", "sari", "customer set", desk.now});
    work.record(TicketId{1}, {{desk.now, work.actor(), EventKind::bound, 1, 0, {}, {}}});
    work.commit();
  }
  CHECK(refusal(desk) == "a change to a customer cannot be undone");
  command(desk, "sari", "note", kNote);
  command(desk, "sari", "redact", [](desk::Work& work, const ActionContext& context) {
    const auto events = work.past(TicketId{1}, context.at());
    desk::redact(work, context, TicketId{1}, events.back().seq, "a card number");
  });
  CHECK(refusal(desk).find("deleted the text of a message") != std::string::npos);
}

TEST_CASE("a ref that somebody else has by now is not taken from them") {
  ImportDesk desk;
  command(desk, "sari", "create", kCreate);
  command(desk, "budi", "create", kCreate);
  const auto give = [&](const char* actor, std::int64_t id, const char* ref) {
    command(desk, actor, "edit", [&](desk::Work& work, const ActionContext& context) {
      Edit to;
      to.ref = ref;
      work.record(TicketId{id}, edit(context, work.ticket(TicketId{id}, context.at()), to));
    });
  };
  give("sari", 1, "A");
  give("sari", 1, "B");
  give("budi", 2, "A");
  CHECK(refusal(desk) == "ref 'A' already belongs to ticket 2");
  undo(desk, "budi");
  undo(desk);
  CHECK(store::read_projection(desk.database(), TicketId{1})->ticket.ref == "A");
}

TEST_CASE("a desk applied since looked at another ticket: what it promised is looked at again") {
  ImportDesk desk(kBusyDesk);
  command(desk, "sari", "create", kCreate);
  command(desk, "sari", "tag", kVip);
  const auto policy = [&] {
    const BindingTable bindings = store::load_bindings(desk.database(), desk::read_calendar);
    return bindings[store::read_projection(desk.database(), TicketId{1})->ticket.binding].policy;
  };
  CHECK(policy() == "vip");
  std::string stricter = kBusyDesk;
  const std::string before = "normal = { first_response = \"20m\"";
  stricter.replace(stricter.find(before), before.size(), "normal = { first_response = \"10m\"");
  desk.now = desk.now + WallSeconds{60};
  REQUIRE(desk::apply_desk(desk.database(), {"boss", "boss", "desk apply", desk.now}, stricter, "d.toml", {})
              .rebound == 1);
  undo(desk);
  CHECK(policy() == "standard");
  std::vector<std::int64_t> standing, viewed;
  for (const Event& event : store::events_of(desk.database(), TicketId{1})) standing.push_back(event.seq);
  SQLite::Statement rows(desk.database().connection(),
                         "SELECT seq FROM events WHERE ticket = 1 AND undone = 0 ORDER BY at, seq");
  while (rows.executeStep()) viewed.push_back(rows.getColumn(0).getInt64());
  CHECK(viewed == standing);
}

TEST_CASE("an undo that is not committed has not happened") {
  ImportDesk desk;
  command(desk, "sari", "create", kCreate);
  command(desk, "sari", "note", kNote);
  const Histories before = histories(desk.database());
  {
    desk::Work work(desk.database(), {"sari", "sari", "undo", desk.now});
    const desk::Undone undone = desk::undo(work);
    CHECK(undone.change.command == "note");
    REQUIRE(undone.tickets.size() == 1);
    CHECK(undone.tickets[0].events.size() == 1);
  }
  CHECK(histories(desk.database()) == before);
}
