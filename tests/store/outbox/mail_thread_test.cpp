// The thread of a ticket's mails, and the token that proves it.
#include "store/outbox/mail_thread.hpp"

#include "store/outbox/outbox.hpp"
#include "store/outbox/reply_token.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "store/sqlite/transaction.hpp"
#include "store/ticket/random_rows.hpp"
#include "store/ticket/ticket_store.hpp"

#include <random>
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace tix::store {
namespace {

/// A database with tickets 1 and 2, in which mails come and go.
class Mails {
 public:
  Mails() : database_(Database::create(folder_ / "tix.db")) {
    test::Random random{5};
    const test::World world = test::store_world(database_);
    change_ = world.change;
    Transaction transaction(database_);
    for (const TicketId id : {TicketId{1}, TicketId{2}})
      write_projection(database_, test::random_folded(random, world, id), {}, Rows::absent);
    transaction.commit();
  }

  Database& database() { return database_; }

  void receive(const std::string& message_id, const std::string& refs, int verdict = 1) {
    ++at_;
    database_.connection().exec(fmt::format(
        "INSERT INTO intake (channel, key, at, change, verdict, why, ticket, seq, address, name, auth, flags, "
        "message_id, subject) VALUES ((SELECT min(id) FROM name WHERE id > 0), '{0}', {0}, {1}, {2}, '', 1, {0}, "
        "'', '', 0, 0, '{3}', '')",
        at_, change_.value, verdict, message_id));
    database_.connection().exec(
        fmt::format("INSERT INTO intake_header SELECT max(id), '', '{}' FROM intake", refs));
  }

  /// Returns the Message-ID.
  std::string send(const OutboxRow& like) {
    OutboxRow row = like;
    row.change = change_;
    if (!row.ticket) row.ticket = TicketId{1};
    row.created_at = Instant::from_unix(++at_);
    add_to_outbox(database_, row, "toko.test");
    std::string id;
    each_outbox(database_, {}, [&](const OutboxRow& stored) { id = stored.message_id; });
    return id;
  }

 private:
  test::TempFolder folder_;
  Database database_;
  ChangeId change_;
  std::int64_t at_ = 0;
};

OutboxRow reply_row() {
  OutboxRow row;
  row.about = "reply";
  row.address = "ana@acme.test";
  return row;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a thread begins with nothing, and continues the customer's last mail and ours") {
  Mails mails;
  CHECK(mail_thread(mails.database(), TicketId{1}).in_reply_to.empty());
  CHECK(mail_thread(mails.database(), TicketId{1}).refs.empty());
  const std::string first = mails.send(reply_row());
  CHECK(first.ends_with("@toko.test"));
  CHECK(mail_thread(mails.database(), TicketId{1}).in_reply_to == first);
  mails.receive("m1@acme.test", "m0@acme.test " + first);
  const std::string second = mails.send(reply_row());
  const MailThread thread = mail_thread(mails.database(), TicketId{1});
  CHECK(thread.in_reply_to == "m1@acme.test");
  CHECK(thread.refs == Ids{"m0@acme.test", first, "m1@acme.test", second});
}

TEST_CASE("notifications, cancelled mails, other tickets, robots and agents are no part of a thread") {
  Mails mails;
  OutboxRow row = reply_row();
  row.state = OutboxState::cancelled;
  mails.send(row);
  row = reply_row();
  row.ticket = TicketId{2};
  mails.send(row);
  row = reply_row();
  row.about = "step";
  mails.send(row);
  mails.receive("note@toko.test", "", 3);
  mails.receive("away@acme.test", "", 4);
  CHECK(mail_thread(mails.database(), TicketId{1}).refs.empty());
}

TEST_CASE("law: references are at most 20, each once, with the first and the last") {
  Mails mails;
  std::mt19937 random{3};
  Ids all;
  for (int i = 0; i < 60; ++i) {
    const auto before = mail_thread(mails.database(), TicketId{1}).refs;
    std::string refs;
    for (const std::string& id : before) refs += (refs.empty() ? "" : " ") + id;
    if (random() % 2 == 0) {
      all.push_back(fmt::format("m{}@acme.test", i));
      mails.receive(all.back(), refs);
    } else {
      all.push_back(mails.send(reply_row()));
    }
    const auto refs_now = mail_thread(mails.database(), TicketId{1}).refs;
    REQUIRE(refs_now.size() <= 20);
    REQUIRE(std::set(refs_now.begin(), refs_now.end()).size() == refs_now.size());
    REQUIRE(refs_now.front() == all.front());
    REQUIRE(std::ranges::find(refs_now, all.back()) != refs_now.end());
  }
}

TEST_CASE("a token is made once for each ticket, and each is another") {
  Mails mails;
  const std::string one = reply_token(mails.database(), TicketId{1});
  CHECK(one.size() == 10);
  CHECK(one.find_first_not_of("abcdefghijklmnopqrstuvwxyz234567") == std::string::npos);
  CHECK(reply_token(mails.database(), TicketId{1}) == one);
  CHECK(reply_token(mails.database(), TicketId{2}) != one);
}

TEST_CASE("law: no two Message-IDs are equal, also where a backup is put back") {
  std::set<std::string> ids;
  constexpr int kRows = 50;
  for (int copy = 0; copy < 3; ++copy) {
    Mails mails;  // the same rows at the same times
    for (int i = 0; i < kRows; ++i) ids.insert(mails.send(reply_row()));
  }
  CHECK(ids.size() == 3 * kRows);
}

}  // namespace tix::store
