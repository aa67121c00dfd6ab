// What commands queue in the outbox, and what undo and redact remove from it.
#include "desk/work/notify.hpp"

#include "desk/work/notifying_desk.hpp"
#include "desk/work/redact.hpp"
#include "tix/text/error.hpp"

#include <fstream>
#include <iterator>
#include <map>
#include <random>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

AgentId agent(desk::Work& work, std::string_view name) {
  return work.names().find<AgentId>(name);
}

Notification to_agent(AgentId agent, std::string body) {
  Notification notification;
  notification.agent = agent;
  notification.about = "step";
  notification.subject = "Overdue";
  notification.body = std::move(body);
  return notification;
}

OutboxState outbox_state(NotifyingDesk& desk, std::size_t row) {
  return desk.outbox().at(row).state;
}

}  // namespace

TEST_CASE("law: of one change and ticket each person has one row, and nobody is told of their own doing",
          "[slow]") {
  std::mt19937_64 random{3};
  const std::vector<std::string> people = {"budi", "sari", "made"};
  NotifyingDesk desk;
  std::vector<TicketId> tickets;
  for (int i = 0; i < 4; ++i) tickets.push_back(desk.ticket());
  for (int round = 0; round < 300; ++round) {
    const TicketId id = tickets[random() % tickets.size()];
    const std::string& who = people[random() % people.size()];
    const std::string& whom = people[random() % people.size()];
    desk.act(
        id,
        [&](const ActionContext& a, const Ticket& t) {
          switch (random() % 5) {
            case 0: return assign(a, t, {whom, {}, false, {}});
            case 1:
              return reply(a, t, "an answer", t.status == Status::pending ? Status::open : Status::pending);
            case 2: return note(a, t, "see this, @" + whom);
            case 3: return watch(a, t, a.agent(whom), random() % 3 != 0 ? Watching::begins : Watching::ends);
            default: return *receive(a, t, "and now?", Received::message);
          }
        },
        who);
  }
  std::map<std::tuple<std::int64_t, std::int64_t, std::int64_t, std::string>, int> rows;
  std::int64_t last = 0;
  for (const store::OutboxRow& row : desk.outbox()) {
    REQUIRE(row.id == ++last);
    REQUIRE(++rows[{row.change.value, row.ticket.value, row.agent.value, row.address}] == 1);
    REQUIRE(row.subject.find(fmt::format("[Toko #{}]", row.ticket.value)) != std::string::npos);
    REQUIRE((row.state == OutboxState::told) == row.address.empty());
    const auto change = store::get_change(desk.database(), row.change);
    REQUIRE((!row.agent || change->actor != row.agent));
  }
  CHECK(last > 200);
}

TEST_CASE("a second notice to the same colleague adds what the first does not say") {
  NotifyingDesk desk;
  const TicketId id = desk.ticket();
  {
    desk::Work work(desk.database(), desk.author());
    work.record_change();
    for (const char* body : {"It is overdue.\n", "Call the customer.\n", "It is overdue.\n"})
      desk::notify(work, id, to_agent(agent(work, "budi"), body));
    desk::notify(work, id, to_agent(agent(work, "gone"), "who has left"));
    Notification by_address = to_agent({}, "Come.\n");
    by_address.address = "BUDI@example.test";
    desk::notify(work, id, by_address);
    by_address.address = "boss@example.test";
    desk::notify(work, id, by_address);
    by_address.address = "nobody at all";
    desk::notify(work, id, by_address);
    work.commit();
  }
  const auto rows = desk.outbox();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].address == "budi@example.test");
  CHECK(rows[0].body == "It is overdue.\nCall the customer.\nCome.\n");
  CHECK(rows[1].address == "boss@example.test");
  CHECK_FALSE(rows[1].agent);
}

TEST_CASE("a customer gets each message once, in the desk's own words when it has some") {
  NotifyingDesk desk;
  const TicketId id = desk.ticket(), by_name = desk.ticket("Ana of Acme");
  {
    desk::Work work(desk.database(), desk.author());
    const RenderedMessage text = desk::message_for(work, id, "late");
    const Recorded recorded =
        work.record(id, reply(work.action_context(desk.now), work.ticket(id, desk.now), text.body, {}));
    Notification mail;
    mail.to_customer = true;
    mail.about = "reply";
    mail.subject = text.subject;
    mail.body = text.body;
    mail.message_seq = recorded.added.front().event.seq;
    desk::notify(work, id, mail);
    desk::notify_of(work, id);
    desk::notify_of(work, id);
    work.commit();
  }
  desk.reply_to(by_name, "nobody can be mailed this");
  const auto rows = desk.outbox();
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].subject == "News of No network [Toko #1]");
  CHECK(rows[0].body.empty());  // the words are the message's
  CHECK(rows[0].quotes != 0);

  desk::Work work(desk.database(), desk.author());
  CHECK_THROWS_WITH(desk::message_for(work, id, "lat"), "no message 'lat'");
}

TEST_CASE("what was not committed was not told") {
  NotifyingDesk desk;
  const TicketId id = desk.ticket();
  {
    desk::Work work(desk.database(), desk.author());
    work.record(id, reply(work.action_context(desk.now), work.ticket(id, desk.now), "hello", {}));
    desk::notify_of(work, id);
  }
  CHECK(desk.outbox().empty());
}

TEST_CASE("undo cancels what it would have told, and is refused once a customer has it in hand") {
  NotifyingDesk desk;
  const TicketId id = desk.ticket();
  const auto undo = [&] {
    desk::Author by = desk.author();
    by.actor = "tester";  // whose commands these are
    desk::Work work(desk.database(), by);
    desk::undo(work);
    work.commit();
  };
  desk.reply_to(id, "sorry, wrong window");
  undo();
  CHECK(outbox_state(desk, 0) == OutboxState::cancelled);

  for (const OutboxState out :
       {OutboxState::sending, OutboxState::sent, OutboxState::unknown, OutboxState::failed}) {
    desk.reply_to(id, "an answer");
    store::OutboxRow row = desk.outbox().back();
    row.state = out;
    store::set_outbox_state(desk.database(), row);
    if (out == OutboxState::failed)
      CHECK_NOTHROW(undo());
    else
      CHECK_THROWS_AS(undo(), Error);
  }
  // A notification that a colleague has read does not prevent an undo.
  desk.act(id, [](const ActionContext& a, const Ticket& t) { return assign(a, t, {"budi", {}, false, {}}); });
  store::OutboxRow row = desk.outbox().back();
  row.state = OutboxState::sent;
  store::set_outbox_state(desk.database(), row);
  CHECK_NOTHROW(undo());
}

TEST_CASE("redacted words are in no row and in no file, and what quotes them is not sent") {
  NotifyingDesk desk;
  const TicketId id = desk.ticket();
  desk.act(id, [](const ActionContext& a, const Ticket& t) {
    return watch(a, t, a.agent("budi"), Watching::begins);
  });
  desk.reply_to(id, "the code is zulufoxtrot");
  REQUIRE(desk.outbox().size() == 2);  // the watcher and the customer
  {
    desk::Work work(desk.database(), desk.author());
    desk::redact(work, work.action_context(desk.now), id, desk.outbox().front().quotes, "a secret");
    work.commit();
  }
  for (const store::OutboxRow& row : desk.outbox()) {
    CHECK(row.state == OutboxState::cancelled);
    CHECK(row.last_error == "its text was redacted");
  }
  REQUIRE(desk.database().empty_log());
  std::ifstream file(desk.database().file(), std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  CHECK(bytes.find("zulufoxtrot") == std::string::npos);
}

namespace {

/// Adds people who get each reply in copy.
void copy_to(NotifyingDesk& desk, TicketId id, const std::vector<std::string>& addresses) {
  desk::Work work(desk.database(), desk.author());
  std::vector<NewEvent> events;
  for (const std::string& address : addresses)
    events.push_back({.at = work.now(),
                      .actor = work.actor(),
                      .kind = EventKind::cc_added,
                      .a = work.know_customer(address, work.now()).value});
  work.record(id, std::move(events));
  work.commit();
}

}  // namespace

TEST_CASE("a reply is one mail to the requester and the cc's, and the next one continues its thread") {
  NotifyingDesk desk;
  const TicketId id = desk.ticket();
  copy_to(desk, id, {"boss@acme.test", "ANA@acme.test", "no address"});
  desk.reply_to(id, "first");
  desk.reply_to(id, "second");
  const auto rows = desk.outbox();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].address == "ana@acme.test");
  CHECK(rows[0].cc == std::vector<std::string>{"boss@acme.test"});
  CHECK(rows[0].subject == "Re: No network [Toko #1]");
  CHECK(rows[0].in_reply_to.empty());
  CHECK(rows[0].refs.empty());
  CHECK(rows[1].in_reply_to == rows[0].message_id);
  CHECK(rows[1].refs == std::vector<std::string>{rows[0].message_id});
}

namespace {

/// A batch whose desk has a channel for mail, in which `id` is answered.
std::string reply_by_channel(NotifyingDesk& desk, TicketId id) {
  desk::Work work(desk.database(), desk.author());
  desk::DeskInForce with_channel = work.in_force();
  ChannelPolicy& mail = with_channel.desk.channels.emplace_back();
  mail.name = "mail";
  mail.addresses = {"help@toko.test"};
  mail.reply_to = "help+{token}@toko.test";
  work.use_desk(std::move(with_channel));
  work.record(id, reply(work.action_context(desk.now), work.ticket(id, desk.now), "hello", {}));
  desk::notify_of(work, id);
  std::string why = desk::why_not_mailed(work, id);
  work.commit();
  return why;
}

}  // namespace

TEST_CASE("a channel gives a reply its domain and an address that proves the ticket") {
  NotifyingDesk desk;
  const TicketId one = desk.ticket(), other = desk.ticket();
  copy_to(desk, one, {"help@toko.test", "HELP+x@toko.test", "boss@acme.test"});
  CHECK(reply_by_channel(desk, one).empty());
  CHECK(reply_by_channel(desk, one).empty());
  CHECK(reply_by_channel(desk, other).empty());
  const auto rows = desk.outbox();
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].message_id.ends_with("@toko.test"));
  CHECK(rows[0].reply_to.starts_with("help+"));
  CHECK(rows[0].reply_to.size() == std::string("help+abcdefghij@toko.test").size());
  CHECK(rows[1].reply_to == rows[0].reply_to);
  CHECK(rows[2].reply_to != rows[0].reply_to);
  CHECK(rows[0].cc == std::vector<std::string>{"boss@acme.test"});
}

TEST_CASE("nothing is mailed to an address of ours, and why a reply is not mailed is known") {
  NotifyingDesk desk;
  CHECK(reply_by_channel(desk, desk.ticket("help@toko.test")) ==
        "'help@toko.test' is an address of this desk");
  CHECK(reply_by_channel(desk, desk.ticket("+628123")) == "'+628123' is not a mail address");
  CHECK(reply_by_channel(desk, desk.ticket("")) == "no requester");
  CHECK(desk.outbox().empty());
}
