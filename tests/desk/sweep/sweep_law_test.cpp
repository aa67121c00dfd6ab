// The sweep on random desks fires exactly what the model expects, each timer once, and the rows agree with
// the events.
#include "core/sla/timer_model.hpp"
#include "desk/check/doctor.hpp"
#include "desk/sweep/swept_desk.hpp"
#include "tix/ticket/firing.hpp"

#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;
using testing::DueTimer;

namespace {

/// Evaluates the one `when` that this desk uses.
bool holds(const std::string& when, const Ticket& ticket, const NameTable& names) {
  if (when.empty()) return true;
  if (when.starts_with("not:")) return !holds(when.substr(4), ticket, names);
  const std::string field = when.substr(0, when.find(':')), value = when.substr(when.find(':') + 1);
  if (field == "team") return names.text(ticket.team) == value;
  if (field == "priority") return name_of(ticket.priority) == value;
  return std::ranges::any_of(ticket.tags, [&](LabelId tag) { return names.text(tag) == value; });
}

const testing::Hours kAlways{{nullptr, testing::Pattern{}}};

/// Follows one ticket through a sweep, firing by firing.
class Audit {
 public:
  Audit(store::Database& database, Instant now)
      : database_(&database),
        now_(now),
        names_(store::load_names(database)),
        desk_(desk::desk_in_force(database).desk) {}

  void of(TicketId id, ChangeId last_before, std::map<std::string, int>& fired) {
    testing::Life life;
    life.bindings = store::load_bindings(*database_, desk::read_calendar);
    std::vector<Event> later;
    for (const Event& event : store::events_of(*database_, id)) {
      if (event.at > now_) continue;
      (event.change > last_before ? later : life.events).push_back(event);
    }
    std::ranges::sort(later, {}, &Event::seq);
    if (life.events.empty()) return;
    for (std::size_t i = 0; i < later.size(); ++i) {
      if (later[i].kind == EventKind::step_fired || (later[i].kind == EventKind::rule_fired && later[i].b))
        expect(life, later[i], id, fired);
      insert(life, later[i]);
      if (later[i].kind == EventKind::step_fired) check_actions(life, later, i);
    }
    std::string left;
    for (const DueTimer& one : due(life))
      left += fmt::format(" {} ({} {} {} at {})", names_.text(one.name), name_of(one.clock), one.cycle,
                          one.target_no, (one.moment - kNow).count);
    INFO("ticket " << id.value << " after the sweep at " << (now_ - kNow).count << ":" << left);
    CHECK(left.empty());
    check_breaches(life);
  }

  std::int64_t breaches() const { return breaches_; }

 private:
  /// The promises broken so far are those that counting seconds finds, whatever the sweep did to the ticket.
  void check_breaches(const testing::Life& life) {
    testing::ClockModel model(life, kAlways);
    model.run_to(now_);
    std::map<std::pair<Clock, int>, Instant> expected, found;
    for (const ClockRow& row : model.rows(now_))
      if (row.breached_at) expected[{row.clock, row.cycle}] = *row.breached_at;
    for (const ClockRow& row : fold(TicketId{1}, life.events, life.bindings).clocks)
      if (row.breached_as_of(now_)) found[{row.clock, row.cycle}] = *row.breached_at;
    CHECK(found == expected);
    breaches_ += std::ssize(found);
  }

  static void insert(testing::Life& life, const Event& event) {
    life.events.insert(std::ranges::upper_bound(life.events, event, earlier), event);
  }

  Ticket ticket_of(const testing::Life& life) const {
    return fold(TicketId{1}, life.events, life.bindings).ticket;
  }

  /// Returns the timers due by the model whose `when` is true of the ticket as it is.
  std::vector<DueTimer> due(const testing::Life& life) const {
    const Ticket ticket = ticket_of(life);
    std::vector<DueTimer> due = testing::due_timers(life, kAlways, now_);
    for (const DueTimer& one : due) {
      if (one.name == kPromiseBroken.value) continue;
      const std::string name(names_.text(one.name));
      INFO(name);
      CHECK(
          holds(one.is_step ? desk_.step(name)->when.text() : desk_.rule(name)->when.text(), ticket, names_));
    }
    return due;
  }

  void expect(const testing::Life& life, const Event& event, TicketId id, std::map<std::string, int>& fired) {
    const auto expected = due(life);
    INFO("ticket " << id.value << " fired " << names_.text(event.a));
    REQUIRE_FALSE(expected.empty());
    const DueTimer& next = expected.front();
    CHECK(event.a == next.name);
    CHECK(event.at == now_);
    CHECK(event.actor == kAutomatic);
    if (next.is_step) {
      const FiredFor key = fired_for(event.b);
      CHECK(key.clock == next.clock);
      CHECK(key.cycle == next.cycle);
      CHECK(key.target_no == next.target_no);
      const auto firing = store::get_firing(*database_, id, event.seq);
      REQUIRE(firing);
      CHECK(firing->moment == next.moment);
    } else {
      CHECK(event.b == next.since.unix());
    }
    ++fired[std::string(names_.text(event.a))];
  }

  /// Returns the ticket after the actions, computed by hand.
  void check_actions(const testing::Life& life, const std::vector<Event>& later, std::size_t firing) const {
    const EscalationStep* step = desk_.step(names_.text(later[firing].a));
    if (!step) return;
    const Ticket before = ticket_of(life);
    testing::Life then = life;
    for (std::size_t i = firing + 1; i < later.size(); ++i) {
      if (later[i].kind == EventKind::step_fired || later[i].kind == EventKind::rule_fired) break;
      insert(then, later[i]);
    }
    const Ticket after = ticket_of(then);
    for (const Action& action : step->actions) {
      INFO(step->name << ' ' << action.argument);
      if (action.kind == ActionKind::team) CHECK(names_.text(after.team) == action.argument);
      if (action.kind == ActionKind::tag)
        CHECK(std::ranges::find(after.tags, names_.find<LabelId>(action.argument)) != after.tags.end());
      if (action.kind == ActionKind::priority)
        CHECK(static_cast<int>(after.priority) == std::max(0, static_cast<int>(before.priority) - 1));
    }
  }

  store::Database* database_;
  Instant now_;
  NameTable names_;
  Desk desk_;
  std::int64_t breaches_ = 0;
};

ChangeId last_change(store::Database& database) {
  ChangeId last;
  store::each_change(database, [&](const store::Change& change) { last = change.id; });
  return last;
}

void check_no_duplicate(store::Database& database) {
  std::set<std::tuple<std::int64_t, std::int64_t, std::int64_t>> keys;
  for (std::int64_t id = 1; id <= store::count_tickets(database); ++id)
    for (const Event& event : store::events_of(database, TicketId{id})) {
      const bool timed =
          event.kind == EventKind::step_fired || (event.kind == EventKind::rule_fired && event.b);
      if (timed) CHECK(keys.emplace(id, event.a, event.b).second);
    }
}

}  // namespace

TEST_CASE("a sweep fires what the model expects, in order, and nothing else", "[slow]") {
  Random random{20261123};
  std::map<std::string, int> fired;
  std::int64_t breaches = 0;
  for (int round = 0; round < 40; ++round) {
    INFO("round " << round);
    ImportDesk desk(kSweptDesk);
    Instant when = kNow;
    for (int act = 0; act < 40; ++act) {
      when = when + WallSeconds{pick(random, 0, 2) * pick(random, 0, 500)};
      if (pick(random, 0, 4) != 0) {
        random_command(desk.database(), random, when);
        continue;
      }
      const ChangeId before = last_change(desk.database());
      sweep_at(desk.database(), when);
      Audit audit(desk.database(), when);
      for (std::int64_t id = 1; id <= store::count_tickets(desk.database()); ++id)
        audit.of(TicketId{id}, before, fired);
      breaches += audit.breaches();
    }
    check_no_duplicate(desk.database());
    for (const desk::Finding& finding : desk::examine(desk.database(), {}).findings) FAIL(finding.what);
  }
  CHECK(breaches > 500);
  for (const char* name : {"warn", "overdue", "unanswered", "held too long", "remind"}) {
    INFO(name);
    CHECK(fired[name] > 5);
  }
}

TEST_CASE("a dry run says what the sweep does, and a second sweep does nothing", "[slow]") {
  Random random{4};
  std::size_t done = 0;
  for (int round = 0; round < 60; ++round) {
    ImportDesk desk(kSweptDesk);
    Instant when = kNow;
    for (int act = 0; act < 30; ++act) {
      when = when + WallSeconds{pick(random, 0, 900)};
      random_command(desk.database(), random, when);
      if (pick(random, 0, 5)) continue;
      INFO("round " << round);
      const std::string log = log_of(desk.database());
      const std::string dry = text_of(sweep_at(desk.database(), when, true));
      CHECK(log_of(desk.database()) == log);
      const auto swept = sweep_at(desk.database(), when);
      CHECK(text_of(swept) == dry);
      const std::string after = log_of(desk.database());
      CHECK(sweep_at(desk.database(), when).empty());
      CHECK(log_of(desk.database()) == after);
      done += swept.size();
    }
  }
  CHECK(done > 200);
}

TEST_CASE("steps and rules wait for nothing that an import tells of the past") {
  ImportDesk desk(kSweptDesk);
  desk.now = kNow;
  desk.tickets(
      "ref,title,status,priority,created_at\n"
      "A,old and open,open,urgent,2026-08-01T10:00:00Z\n"
      "B,old and pending,pending,normal,2026-08-01T10:00:00Z\n");
  for (const desk::Swept& row : sweep_at(desk.database(), kNow + WallSeconds{60})) CHECK(row.what == "route");
  // Timers that become due after the ticket was read fire as well.
  desk.tickets("ref,title,priority,created_at\nC,new,normal,2026-08-07T11:50:00Z\n");
  const auto swept = sweep_at(desk.database(), kNow + WallSeconds{85 * 60});
  CHECK(std::ranges::any_of(swept, [](const desk::Swept& row) { return row.name == "warn"; }));
}

TEST_CASE("a new step in the desk file does not fire for what is long past") {
  ImportDesk desk(kSweptDesk);
  {
    desk::Work work(desk.database(), {"sari", "sari", "create", kNow});
    const ActionContext context = work.action_context(kNow);
    desk::act_new(work, context, create(context, titled("one", "budi")));
    work.commit();
  }
  std::string text = kSweptDesk;
  text +=
      "[[escalation]]\nname = \"early\"\nclock = \"resolution\"\nat = \"10%\"\ndo = [\"tag:early\"]\n"
      "[[escalation]]\nname = \"late\"\nclock = \"resolution\"\nat = \"50%\"\ndo = [\"tag:late\"]\n";
  desk::apply_desk(desk.database(), {"sari", "sari", "desk apply", kNow + WallSeconds{30 * 60}}, text,
                   "d.toml", {});
  std::set<std::string> names;
  for (const desk::Swept& row : sweep_at(desk.database(), kNow + WallSeconds{65 * 60}))
    names.insert(row.name);
  CHECK(names.count("early") == 0);
  CHECK(names.count("late") == 1);
}
