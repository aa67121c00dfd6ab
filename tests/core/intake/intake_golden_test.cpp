// The golden cases of mail: ani@ opened ticket 1 by the mail m1, with boss@ in Cc.
#include "core/intake/known_mails.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using namespace tix;
using namespace tix::testing;

using V = IntakeVerdict;

}  // namespace

TEST_CASE("golden intake: the first mail opens a ticket, with the others in copy") {
  const TokoMails toko;
  CHECK(toko.first.verdict == V::created);
  CHECK(toko.first.author.address == kAni);
  CHECK(toko.first.cc == std::vector{kBoss});
  CHECK(toko.first.title == "Printer");
  CHECK(toko.first.at == kNow);
}

TEST_CASE("golden intake: m1 twice, with other Received lines and the footer of a list") {
  TokoMails toko;
  IncomingMail m1 = mail_from(kAni, "m1");
  CHECK(toko.decide(m1).verdict == V::duplicate);
  m1.received = {{"lists.test", kNow}};
  m1.text += "\n-- \nlist footer";
  m1.fingerprint = "other";
  CHECK(toko.decide(m1).verdict == V::duplicate);
}

TEST_CASE("golden intake: m1's Message-ID with another From and Date is another mail") {
  TokoMails toko;
  IncomingMail mail = mail_from(kX, "m1");
  mail.date_text = "Tue, 11 Aug 2026 09:00:00 +0700";
  CHECK(toko.decide(mail).verdict == V::created);
}

TEST_CASE("golden intake: the boss answers the customer's own mail") {
  TokoMails toko;
  const IntakeDecision made = toko.decide(answer_to("m1", mail_from(kBoss, "b1", "Re: Printer")));
  CHECK(made.verdict == V::added);
  CHECK(made.ticket == TicketId{1});
  CHECK(made.author.address == kBoss);
  CHECK_FALSE(made.flags.has(IntakeFlag::stranger));
}

TEST_CASE("golden intake: a stranger answers our reply") {
  TokoMails toko;
  const IntakeDecision made = toko.decide(answer_to("r1", mail_from(kX, "x1", "Re: Printer [Toko #1]")));
  CHECK(made.verdict == V::added);
  CHECK(made.ticket == TicketId{1});
  CHECK(made.flags.has(IntakeFlag::stranger));
  CHECK(made.cc.empty());
}

TEST_CASE("golden intake: a subject's mark without headers") {
  TokoMails toko;
  const auto from = [](const std::string& address) { return mail_from(address, "x1", "Re: foo [Toko #1]"); };
  IntakeDecision made = toko.decide(from(kX));
  CHECK(made.verdict == V::created);
  CHECK(made.relates_to == TicketId{1});
  CHECK_FALSE(made.ticket);
  CHECK(made.title == "Re: foo");
  made = toko.decide(from(kAni));
  CHECK(made.verdict == V::added);
  CHECK(made.ticket == TicketId{1});
  made = toko.decide(with_auth("dmarc=fail header.from=pelanggan.test", from(kAni)));
  CHECK(made.verdict == V::created);
  CHECK(made.relates_to == TicketId{1});
  CHECK(made.flags.has(IntakeFlag::unverified));
  CHECK_FALSE(made.acknowledge);
  CHECK(made.cc.empty());
}

TEST_CASE("golden intake: a stranger passes on our mail") {
  TokoMails toko;
  const IncomingMail mail = mail_from(kX, "x1", "WG: foo", "Please look at this.");
  for (const IncomingMail& one : {answer_to("r1", mail), mail_from(kX, "x1", "WG: foo [Toko #1]")}) {
    const IntakeDecision made = toko.decide(one);
    CHECK(made.verdict == V::created);
    CHECK(made.relates_to == TicketId{1});
    CHECK(made.author.address == kX);
  }
  // By somebody on the ticket it is a message.
  const IntakeDecision ani =
      toko.decide(answer_to("r1", mail_from(kAni, "x2", "Fwd: foo", "See below.\n> a\n> b")));
  CHECK(ani.verdict == V::added);
  CHECK(ani.shown == std::string_view("See below.\n> a\n> b").size());
}

TEST_CASE("golden intake: an agent passes on a mail as an attachment") {
  TokoMails toko;
  IncomingMail mail = mail_from("budi@toko.test", "g1", "Fwd: Invoice", "He also called.");
  mail.forwarded_from = {{"", "c@kunde.test"}};
  const IntakeDecision made = toko.decide(mail);
  CHECK(made.verdict == V::created);
  CHECK(made.author.address == "c@kunde.test");
  CHECK(made.is_forwarded);
  CHECK(made.agent == "budi");
}

TEST_CASE("golden intake: an agent answers his notification") {
  TokoMails toko;
  const IntakeDecision made =
      toko.decide(answer_to("n1", mail_from("budi@toko.test", "g1", "Re: [Toko #1]")));
  CHECK(made.verdict == V::note);
  CHECK(made.ticket == TicketId{1});
}

TEST_CASE("golden intake: an out-of-office with and without proof") {
  TokoMails toko;
  toko.ticket().status = Status::pending;
  IncomingMail away = mail_from(kAni, "a1", "Away");
  away.auto_submitted = "auto-replied";
  CHECK(toko.decide(answer_to("r1", away)).verdict == V::auto_);
  CHECK(toko.decide(away).verdict == V::ignored);
  away.from = {{"", "budi@toko.test"}};
  CHECK(toko.decide(answer_to("n1", away)).verdict == V::ignored);
}

TEST_CASE("golden intake: a monitor that writes 40 times in an hour") {
  TokoMails toko;
  int created = 0, held = 0;
  for (int i = 0; i < 40; ++i) {
    IncomingMail mail = mail_from("monitor@host.test", "o" + std::to_string(i), "Disk full");
    mail.auto_submitted = "auto-generated";
    const IntakeDecision made = toko.take(mail);
    created += made.verdict == V::created ? 1 : 0;
    held += made.verdict == V::held ? 1 : 0;
    CHECK_FALSE(made.acknowledge);
    CHECK(made.flags.has(IntakeFlag::automatic));
  }
  CHECK(created == 30);
  CHECK(held == 10);
}

TEST_CASE("golden intake: a report that our reply was not delivered, again, and of an unknown mail") {
  TokoMails toko;
  IncomingMail report = mail_from("MAILER-DAEMON@pelanggan.test", "d1", "Undelivered Mail");
  report.return_path = "";
  report.report = delivery_report("r1", "failed", "5.1.1");
  const IntakeDecision bounce = toko.take(report);
  CHECK(bounce.verdict == V::bounce);
  REQUIRE(bounce.bounced);
  CHECK(bounce.bounced->is_bad_address);
  CHECK(toko.take(report).verdict == V::duplicate);
  report.message_id = "d2";
  report.report.message_id = "nobody-knows";
  CHECK(toko.take(report).verdict == V::bounce);
  CHECK(toko.known.tickets.size() == 1);
}

TEST_CASE("golden intake: random bytes are a ticket without a requester") {
  TokoMails toko;
  IncomingMail noise;
  noise.fingerprint = "f";
  noise.problems = {"the headers have no end"};
  const IntakeDecision made = toko.decide(noise);
  CHECK(made.verdict == V::created);
  CHECK(made.author.address.empty());
  CHECK(made.flags.has(IntakeFlag::broken));
}

TEST_CASE("golden intake: a new mail of 10:01 fetched at 10:10 begins at 10:01") {
  TokoMails toko;
  IncomingMail mail = mail_from(kAni, "m2", "Another");
  mail.received = {{"fetcher.local", kNow}, {"mx.toko.test", kNow - WallSeconds{540}}};
  CHECK(toko.decide(mail).at == kNow - WallSeconds{540});
}

TEST_CASE("golden intake: a thank-you on a resolved ticket, and one with more words") {
  TokoMails toko;
  toko.ticket().status = Status::resolved;
  const auto says = [&](const std::string& text) {
    return toko.decide(answer_to("r1", mail_from(kAni, "t1", "Re: Printer", text)));
  };
  CHECK(says("Terima kasih banyak").verdict == V::added);
  CHECK(says("Terima kasih banyak").is_thanks);
  CHECK(says("Terima kasih banyak\n\nPada 10 Agu 2026, Toko menulis:\n> Sudah selesai?").is_thanks);
  CHECK(says("Terima kasih, tapi masih error").verdict == V::added);
  CHECK_FALSE(says("Terima kasih, tapi masih error").is_thanks);
  IncomingMail with_file = answer_to("r1", mail_from(kAni, "t1", "Re: Printer", "Terima kasih"));
  with_file.parts.emplace_back();
  CHECK_FALSE(toko.decide(with_file).is_thanks);
  with_file.parts.front().role = PartRole::html;
  CHECK(toko.decide(with_file).is_thanks);
}

TEST_CASE("golden intake: what is shown of an answer, of one between the lines, and of a quote only") {
  TokoMails toko;
  const auto shown = [&](const std::string& text) {
    const IntakeDecision made = toko.decide(answer_to("r1", mail_from(kAni, "t1", "Re: Printer", text)));
    return text.substr(0, made.shown);
  };
  const std::string quote = "Pada Sen, 10 Agu 2026 pukul 09.00 Toko menulis:\n> Sudah dicoba?\n> Budi";
  CHECK(shown("Masih rusak.\n\n" + quote) == "Masih rusak.");
  const std::string between = quote + "\nSudah.\n> Kabelnya?\nBaru.";
  CHECK(shown(between) == between);
  CHECK(shown(quote) == quote);
  // The message that opens a ticket is shown whole.
  const std::string opening = "Masih rusak.\n\n" + quote;
  CHECK(toko.decide(mail_from(kAni, "t2", "Printer", opening)).shown == opening.size());
}
