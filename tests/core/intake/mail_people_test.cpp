// Authors, copies, channels and times of mails.
#include "core/intake/mail_people.hpp"

#include "core/intake/known_mails.hpp"
#include "core/intake/mail_channel.hpp"
#include "core/intake/mail_time.hpp"
#include "tix/policy/answer_channel.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace {

using namespace tix;
using namespace tix::testing;

Instant before(std::int64_t seconds) {
  return kNow - WallSeconds{seconds};
}

}  // namespace

TEST_CASE("mail author: From, else Sender, and Reply-To of forms only") {
  const Desk desk = toko();
  const auto address = [&](const IncomingMail& mail) { return author_of(desk, mail).person.address; };
  IncomingMail mail = mail_from("ani@a.test", "x");
  mail.reply_to = {{"", "evil@e.test"}};
  CHECK(address(mail) == "ani@a.test");
  mail.from.push_back({"", "boss@a.test"});
  CHECK(address(mail) == "ani@a.test");
  mail.sender = {"", "secretary@a.test"};
  CHECK(address(mail) == "secretary@a.test");
  mail.from = {{"Ani", "ani smith@a.test"}};
  CHECK(address(mail) == "secretary@a.test");
  mail.sender = {};
  CHECK(author_of(desk, mail).person == Mailbox{"Ani", ""});
  mail.from = {{"", "ani smith@a.test"}};
  CHECK(author_of(desk, mail).person == Mailbox{"ani smith@a.test", ""});
  mail.from = {};
  CHECK(author_of(desk, mail).person == Mailbox{});

  IncomingMail form = mail_from("WEB@toko.test", "x");
  CHECK(author_of(desk, form).person == Mailbox{});
  form.reply_to = {{"Ani", "ani@a.test"}};
  CHECK(author_of(desk, form).person == Mailbox{"Ani", "ani@a.test"});
  CHECK(author_of(desk, form).sender.address == "WEB@toko.test");
  form.reply_to = {{"", "help@toko.test"}};
  CHECK(author_of(desk, form).person.address.empty());
}

TEST_CASE("mail author: one of our own addresses is nobody, an agent is one while active") {
  const Desk desk = toko();
  for (const char* ours : {"help@toko.test", "HELP@toko.test", "help+k7@toko.test"}) {
    CHECK(author_of(desk, mail_from(ours, "x")).person.address.empty());
    CHECK(is_own_address(desk, ours));
  }
  CHECK(author_of(desk, mail_from("Budi@toko.test", "x")).agent == desk.agents.data());
  CHECK(author_of(desk, mail_from("gone@toko.test", "x")).agent == nullptr);
  CHECK(author_of(desk, mail_from("ani@a.test", "x")).agent == nullptr);
}

TEST_CASE("mail copies: at most ten people, and nobody who reads it anyway or never") {
  const Desk desk = toko();
  IncomingMail mail = mail_from("ani@a.test", "x");
  for (const char* address : {"help+k7@toko.test", "budi@toko.test", "gone@toko.test", "web@toko.test",
                              "ANI@a.test", "No-Reply@shop.test", "donotreply@b.test", "mailer-daemon@a.test",
                              "boss@a.test", "BOSS@a.test", "not an address", ""})
    mail.cc.push_back({"", address});
  CHECK(copies_of(desk, mail, "ani@a.test", nullptr) == std::vector<std::string>{"boss@a.test"});
  TicketStanding ticket;
  ticket.requester = {"other@a.test"};
  ticket.cc = {"boss@A.test"};
  CHECK(copies_of(desk, mail, "ani@a.test", &ticket).empty());
  for (int i = 0; i < 50; ++i) mail.to.push_back({"", fmt::format("p{}@a.test", i)});
  CHECK(copies_of(desk, mail, "ani@a.test", nullptr).size() == 10);
}

TEST_CASE("mail channel: the surest address chooses, and a token is told from other names") {
  Desk desk = toko();
  ChannelPolicy sales = desk.channels.front();
  sales.name = "sales";
  sales.addresses = {"sales@toko.test"};
  sales.reply_to = "";
  ChannelPolicy chat = sales;
  chat.name = "wa";
  chat.kind = ChannelKind::chat;
  chat.addresses = {"chat@toko.test"};
  desk.channels.insert(desk.channels.begin(), chat);
  desk.channels.push_back(sales);
  const auto channel = [&](const IncomingMail& mail) {
    const ChannelPolicy* found = channel_of(desk, mail);
    return found == nullptr ? "none" : found->name;
  };
  IncomingMail mail = mail_from("ani@a.test", "x");
  CHECK(channel(mail) == "mail");
  mail.cc = {{"", "sales@toko.test"}};
  CHECK(channel(mail) == "mail");
  mail.delivered_to = {"SALES@toko.test"};
  CHECK(channel(mail) == "sales");
  mail = mail_from("ani@a.test", "x");
  mail.to = {{"", "chat@toko.test"}};
  CHECK(channel(mail) == "mail");
  desk.channels.pop_back();
  desk.channels.pop_back();
  CHECK(channel(mail) == "none");

  CHECK(token_in("Help+K7@toko.test", "help+{token}@toko.test") == "k7");
  CHECK_FALSE(token_in("help+@toko.test", "help+{token}@toko.test"));
  CHECK_FALSE(token_in("help@toko.test", "help+{token}@toko.test"));
  CHECK_FALSE(token_in("help+a@b@toko.test", "help+{token}@toko.test"));
  CHECK_FALSE(token_in("help+k7@toko.test", ""));
}

TEST_CASE("mail time: when our own server took it, else the topmost one, else now") {
  IncomingMail mail = mail_from("ani@a.test", "x");
  CHECK(taken_at(mail, "mx.toko.test", kNow) == kNow);
  mail.received = {{"fetcher", before(60)}, {"MX.toko.test", before(600)}, {"relay", before(900)}};
  CHECK(taken_at(mail, "mx.toko.test", kNow) == before(600));
  CHECK(taken_at(mail, "mx.other.test", kNow) == before(60));
  CHECK(taken_at(mail, "", kNow) == before(60));
  mail.received.front().at.reset();
  CHECK(taken_at(mail, "", kNow) == before(600));
  mail.received = {{"", before(600)}};
  CHECK(taken_at(mail, "", kNow) == before(600));
  mail.received = {{"mx.toko.test", before(-1)}};
  CHECK(taken_at(mail, "mx.toko.test", kNow) == kNow);
  mail.received = {{"mx.toko.test", before(7 * 86400)}};
  CHECK(taken_at(mail, "mx.toko.test", kNow) == before(7 * 86400));
  mail.received = {{"mx.toko.test", before(7 * 86400 + 1)}};
  CHECK(taken_at(mail, "mx.toko.test", kNow) == kNow);
}
