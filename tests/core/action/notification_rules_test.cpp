// Default notifications, and the agents that `@name` means.
#include "tix/action/notification_rules.hpp"

#include "core/policy/small_desk.hpp"
#include "tix/text/mail_address.hpp"
#include "tix/ticket/firing.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace tix;
using namespace tix::testing;

namespace {

/// The small desk with leads, so that escalations notify somebody.
struct LedDesk : SmallDesk {
  LedDesk() {
    desk.teams[0].lead = "sari";
    desk.teams[1].lead = "made";
    for (const AgentPolicy& agent : desk.agents) names.intern(NameKind::agent, agent.name, agent.active);
  }
  AgentId id(std::string_view name) { return names.find<AgentId>(name); }
};

RecordedEvent happened(EventKind kind, std::int64_t a, std::string text, AgentId actor,
                       std::int64_t seq = 1) {
  RecordedEvent one;
  one.event.kind = kind;
  one.event.a = a;
  one.event.text = std::move(text);
  one.event.actor = actor;
  one.event.seq = seq;
  return one;
}

RecordedEvent message(MessageKind kind, std::string body, AgentId actor, std::int64_t seq = 1) {
  RecordedEvent one = happened(EventKind::message, stored_number(kind), {}, actor, seq);
  one.body = std::move(body);
  return one;
}

std::set<std::string> readers(const LedDesk& desk, const std::vector<Notification>& notifications) {
  std::set<std::string> names;
  for (const Notification& notification : notifications)
    names.insert(notification.to_customer ? "customer" : std::string(desk.names.text(notification.agent)));
  return names;
}

std::vector<std::string> named(LedDesk& desk, std::string_view text) {
  std::vector<std::string> names;
  for (const AgentId agent : mentioned(desk.desk, desk.names, text))
    names.emplace_back(desk.names.text(agent));
  return names;
}

/// The requester is nobody known by a number, and the boss is customer 2.
std::string ana_or_boss(CustomerId customer) {
  return customer == CustomerId{2} ? "boss@acme.test" : "ana@acme.test";
}

}  // namespace

TEST_CASE("law: one notice a person, never to who acts or has left, and every word that is quoted is there") {
  LedDesk desk;
  Random random{11};
  const std::vector<std::string> people = {"budi", "sari", "made", "gone"};
  const auto anybody = [&] { return desk.id(people[static_cast<std::size_t>(pick(random, 0, 3))]); };
  std::size_t told = 0;
  for (int round = 0; round < 3000; ++round) {
    Ticket before, after;
    before.team = pick(random, 0, 1) ? desk.names.intern<TeamId>("frontline") : TeamId{};
    before.agent = pick(random, 0, 1) ? anybody() : AgentId{};
    after = before;
    const AgentId actor = anybody();
    for (int i = 0; i < 3; ++i)
      if (const AgentId watcher = anybody();
          std::ranges::find(after.watchers, watcher) == after.watchers.end())
        after.watchers.push_back(watcher);
    std::vector<RecordedEvent> events;
    if (pick(random, 0, 2) == 0) {
      after.team = desk.names.intern<TeamId>("specialists");
      events.push_back(happened(EventKind::escalated, 0, "too hard", actor));
    }
    if (pick(random, 0, 1)) {
      after.agent = anybody();
      if (after.agent != before.agent)
        events.push_back(happened(EventKind::agent, after.agent.value, {}, actor));
    }
    if (pick(random, 0, 1)) events.push_back(message(MessageKind::note, "ask @sari and @made", actor, 5));
    if (pick(random, 0, 1)) events.push_back(message(MessageKind::reply, "try again", actor, 6));
    if (pick(random, 0, 1)) {
      after.status = Status::pending;
      events.push_back(happened(EventKind::status, stored_number(after.status), {}, actor));
    }
    const auto notifications =
        default_notifications({desk.desk, desk.names, before, after, ana_or_boss, events, actor});
    std::set<AgentId> seen;
    for (const Notification& notification : notifications) {
      ++told;
      REQUIRE(notification.to_customer != static_cast<bool>(notification.agent));
      REQUIRE_FALSE(notification.about.empty());
      if (notification.message_seq == 5) REQUIRE(notification.body.ends_with("ask @sari and @made"));
      if (notification.message_seq == 6) REQUIRE(notification.body.ends_with("try again"));
      if (notification.to_customer) continue;
      REQUIRE(seen.insert(notification.agent).second);
      REQUIRE(notification.agent != actor);
      REQUIRE(notification.agent != desk.id("gone"));
    }
    const bool new_owner =
        after.agent != before.agent && after.agent && after.agent != actor && after.agent != desk.id("gone");
    if (new_owner) REQUIRE(seen.count(after.agent) == 1);
  }
  CHECK(told > 3000);
}

TEST_CASE(
    "on an escalation the leads of both teams and the new owner are told, each of all that concerns them") {
  LedDesk desk;
  Ticket before, after;
  before.title = after.title = "No network";
  before.team = desk.names.intern<TeamId>("frontline");
  after.team = desk.names.intern<TeamId>("specialists");
  after.agent = desk.id("made");
  const std::vector<RecordedEvent> events = {happened(EventKind::escalated, 0, "nobody here knows", desk.me),
                                             happened(EventKind::team, after.team.value, {}, desk.me),
                                             happened(EventKind::agent, after.agent.value, {}, desk.me)};
  const auto notifications =
      default_notifications({desk.desk, desk.names, before, after, ana_or_boss, events, desk.me});
  REQUIRE(readers(desk, notifications) == std::set<std::string>{"sari", "made"});
  CHECK(notifications[0].about == "escalated");
  CHECK(notifications[0].subject == "Escalated: No network");
  CHECK(notifications[0].body ==
        "budi escalated this ticket (functional) from frontline to specialists: nobody here knows\n");
  CHECK(notifications[1].body == notifications[0].body + "budi assigned this ticket to you.\n");
}

TEST_CASE("the leads of both teams hear of a step that escalates, and not of one that only warns") {
  LedDesk desk;
  Ticket before, after;
  before.team = desk.names.intern<TeamId>("frontline");
  after.team = desk.names.intern<TeamId>("specialists");
  const StepId step = desk.names.intern<StepId>("overdue");
  for (const EscalationKind kind :
       {EscalationKind::functional, EscalationKind::hierarchical, EscalationKind::warning}) {
    std::vector<RecordedEvent> events = {happened(EventKind::step_fired, step.value, {}, kAutomatic)};
    events[0].event.b = packed({Clock::resolution, 1, 1, kind});
    const auto notifications =
        default_notifications({desk.desk, desk.names, before, after, ana_or_boss, events, kAutomatic});
    if (kind == EscalationKind::warning) {
      CHECK(notifications.empty());
      continue;
    }
    REQUIRE(readers(desk, notifications) == std::set<std::string>{"sari", "made"});
    CHECK(notifications[0].body ==
          fmt::format("The step 'overdue' escalated this ticket ({}) from frontline to specialists.\n",
                      name_of(kind)));
  }
}

TEST_CASE("watchers hear of answers, of the customer and of the state, and the customer gets the answer") {
  LedDesk desk;
  Ticket before, after;
  before.title = after.title = "No network";
  before.status = Status::open;
  after.status = Status::pending;
  after.watchers = {desk.id("sari"), desk.me};
  std::vector<RecordedEvent> events = {message(MessageKind::reply, "Restart it.", desk.me, 9),
                                       happened(EventKind::status, 2, {}, desk.me)};
  auto notifications =
      default_notifications({desk.desk, desk.names, before, after, ana_or_boss, events, desk.me});
  REQUIRE(readers(desk, notifications) == std::set<std::string>{"sari", "customer"});
  CHECK(notifications[0].subject == "New reply: No network");
  CHECK(notifications[0].body ==
        "budi changed the status from open to pending.\nbudi replied:\n\nRestart it.");
  CHECK(notifications[1].subject == "Re: No network");
  CHECK(notifications[1].body == "Restart it.");
  CHECK(notifications[1].message_seq == 9);

  // At the beginning of a ticket it is not an answer.
  events.insert(events.begin(), happened(EventKind::created, 0, "No network", desk.me));
  CHECK(default_notifications({desk.desk, desk.names, Ticket{}, after, ana_or_boss, events, desk.me})
            .back()
            .subject == "No network");

  events = {message(MessageKind::received, "Still broken.", desk.me, 10)};
  notifications = default_notifications({desk.desk, desk.names, after, after, ana_or_boss, events, desk.me});
  REQUIRE(readers(desk, notifications) == std::set<std::string>{"sari"});
  CHECK(notifications[0].body == "ana@acme.test wrote:\n\nStill broken.");

  // By mail, somebody else may write, and nobody of the desk acts.
  events.front().event.b = 2;
  events.front().event.actor = {};
  events.push_back(happened(EventKind::status, 1, {}, {}));
  notifications = default_notifications({desk.desk, desk.names, before, after, ana_or_boss, events, desk.me});
  CHECK(
      notifications[0].body ==
      "The customer's message changed the status from open to pending.\nboss@acme.test wrote:\n\nStill broken.");
}

TEST_CASE("a name after @ is a colleague, whatever stands around it, unless it is part of a word") {
  LedDesk desk;
  AgentPolicy longer;
  longer.name = "sari-2";
  desk.desk.agents.push_back(longer);
  desk.names.intern_active<AgentId>("sari-2");
  using Names = std::vector<std::string>;
  CHECK(named(desk, "@sari") == Names{"sari"});
  CHECK(named(desk, "(@sari), @made; @sari!") == Names{"sari", "made"});
  CHECK(named(desk, "ask @sari.") == Names{"sari"});
  CHECK(named(desk, "ask @sari... please") == Names{"sari"});
  CHECK(named(desk, "@sari-2 then") == Names{"sari-2"});
  CHECK(named(desk, "write to ana@sari") == Names{});
  CHECK(named(desk, "@sari@acme.test") == Names{});
  CHECK(named(desk, "@sari.test") == Names{});
  CHECK(named(desk, "@sarina, @Sari, @nobody, @, @@") == Names{});
  CHECK(named(desk, "@gone") == Names{});
}

TEST_CASE("a mail address can stand in a header as it is") {
  for (const char* good : {"ana@acme.test", "a+b.c_d@x", "o'neil@acme.test"}) CHECK(is_mail_address(good));
  for (const char* bad : {"", "ana", "@acme.test", "ana@", "ana@acme@test", "ana @acme.test",
                          "ana@acme.test\nBcc: x@y", "-ox@y", "ana@acme.test,bob@acme.test",
                          "Ana <ana@acme.test>", "an\xc3\xa1@acme.test", "\"a b\"@acme.test"})
    CHECK_FALSE(is_mail_address(bad));
}
