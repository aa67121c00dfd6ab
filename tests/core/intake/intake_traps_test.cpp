// Traps that other desks fell into, each named after its report.
#include "core/intake/known_mails.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using namespace tix;
using namespace tix::testing;

using V = IntakeVerdict;

IncomingMail robot_from(const std::string& address, std::string message_id, std::string subject = "Away") {
  IncomingMail mail = mail_from(address, std::move(message_id), std::move(subject));
  mail.auto_submitted = "auto-replied";
  return mail;
}

}  // namespace

TEST_CASE("intake: a subject's number adds nobody to a ticket (Zammad #5064, #2444, faveo #165)") {
  TokoMails toko;
  for (const char* subject : {"Re: foo [Toko #1]", "[Toko #1]", "Ticket#1", "#1", "AW: [Toko #1] foo"})
    CHECK(toko.decide(mail_from(kX, "x1", subject)).verdict == V::created);
}

TEST_CASE(
    "intake: the answer of somebody in copy goes on the ticket (FreeScout #1989, #2086, GLPI #17705, "
    "uvdesk #607, osTicket #1426)") {
  TokoMails toko;
  CHECK(toko.decide(answer_to("m1", mail_from(kBoss, "b1"))).verdict == V::added);
  CHECK(toko.decide(answer_to("r1", mail_from(kBoss, "b2"))).verdict == V::added);
  CHECK(toko.decide(mail_from(kBoss, "b3", "Re: Printer [Toko #1]")).verdict == V::added);
}

TEST_CASE("intake: references that nobody sent us prove nothing (mailanalyzer #86)") {
  TokoMails toko;
  // Both mails refer to a mail of others: that joins them to no ticket.
  IncomingMail first = answer_to("of-others", mail_from(kX, "x1"));
  CHECK(toko.take(first).verdict == V::created);
  CHECK(toko.take(answer_to("of-others", mail_from("y@fremd.test", "y1"))).verdict == V::created);
  // Nor does a reference to our mail open the way to a second ticket.
  toko.add_second_ticket();
  IncomingMail both = mail_from(kX, "x2");
  both.references = {"r2", "r1"};
  CHECK(toko.decide(both).ticket == TicketId{1});
}

TEST_CASE("intake: equal subjects make no thread (mailanalyzer #20)") {
  TokoMails toko;
  CHECK(toko.decide(mail_from(kAni, "m2", "Printer")).verdict == V::created);
  CHECK(toko.decide(mail_from(kAni, "m3", "Re: Printer")).verdict == V::created);
}

TEST_CASE("intake: a common root is seen (Zammad #5716)") {
  TokoMails toko;
  IncomingMail late = mail_from(kBoss, "b1");
  late.in_reply_to = {"between-them"};
  late.references = {"m1", "of-others", "between-them"};
  CHECK(toko.decide(late).ticket == TicketId{1});
}

TEST_CASE("intake: a forward without a prefix is told by its text (Zammad #4965)") {
  TokoMails toko;
  const IncomingMail mail =
      mail_from(kX, "x1", "Printer", "FYI\n\n---------- Forwarded message ---------\nFrom: Toko");
  CHECK(toko.decide(answer_to("r1", mail)).verdict == V::created);
  CHECK(toko.decide(answer_to("r1", mail)).relates_to == TicketId{1});
  IncomingMail answer = mail;
  answer.subject = "Re: Printer";
  CHECK(toko.decide(answer_to("r1", answer)).verdict == V::added);
}

TEST_CASE("intake: answering a notification opens no ticket (brimir #133, osTicket #902)") {
  TokoMails toko;
  CHECK(toko.decide(answer_to("n1", mail_from("budi@toko.test", "g1"))).verdict == V::note);
}

TEST_CASE("intake: only the requester chooses who gets copies (Zendesk's comments on CCs)") {
  TokoMails toko;
  const auto copies = [&](const std::string& address) {
    IncomingMail mail = answer_to("r1", mail_from(address, "c1"));
    mail.cc = {{"", "new@fremd.test"}};
    return toko.decide(mail).cc;
  };
  CHECK(copies(kAni) == std::vector<std::string>{"new@fremd.test"});
  CHECK(copies(kBoss).empty());
  CHECK(copies(kX).empty());
  CHECK(copies("budi@toko.test").empty());
}

TEST_CASE("intake: a list in To gets no copies") {
  TokoMails toko;
  IncomingMail mail = mail_from(kX, "x1");
  mail.to.push_back({"", "all@lists.test"});
  mail.has_list_id = true;
  CHECK(toko.decide(mail).cc.empty());
}

TEST_CASE(
    "intake: a stranger's message is the customer's, not a hidden note (gitlab support-team-meta #1581)") {
  TokoMails toko;
  const IntakeDecision made = toko.decide(answer_to("r1", mail_from(kX, "x1")));
  CHECK(made.verdict == V::added);
  CHECK(made.flags.has(IntakeFlag::stranger));
}

TEST_CASE("intake: a reused Message-ID swallows no mail (FreeScout #5591)") {
  TokoMails toko;
  IncomingMail daily = mail_from("form@shop.test", "always-the-same");
  CHECK(toko.take(daily).verdict == V::created);
  daily.date_text = "Tue, 11 Aug 2026 09:00:00 +0700";
  CHECK(toko.take(daily).verdict == V::created);
}

TEST_CASE("intake: a missing Message-ID imports no mail twice (FreeScout #691, #4740)") {
  TokoMails toko;
  const IncomingMail mail = mail_from(kX, "");
  CHECK(toko.take(mail).verdict == V::created);
  CHECK(toko.take(mail).verdict == V::duplicate);
}

TEST_CASE("intake: a mail to two of our addresses makes one ticket (FreeScout #4748, #5638)") {
  TokoMails toko;
  ChannelPolicy sales = toko.desk.channels.front();
  sales.name = "sales";
  sales.addresses = {"sales@toko.test"};
  toko.desk.channels.push_back(sales);
  IncomingMail mail = mail_from(kX, "x1");
  mail.to.push_back({"", "sales@toko.test"});
  mail.delivered_to = {"help@toko.test"};
  CHECK(toko.take(mail).verdict == V::created);
  mail.delivered_to = {"sales@toko.test"};
  CHECK(toko.take(mail).verdict == V::duplicate);
}

TEST_CASE("intake: no From and blanks in From stop nothing (Zammad #795, osTicket #6710)") {
  TokoMails toko;
  IncomingMail mail = mail_from("ani smith@pelanggan.test", "x1");
  CHECK(toko.decide(mail).verdict == V::created);
  CHECK(toko.decide(mail).author == Mailbox{"ani smith@pelanggan.test", ""});
  mail.from.clear();
  CHECK(toko.decide(mail).verdict == V::created);
}

TEST_CASE("intake: two robots never answer each other (osTicket #1041, odoo #66329, FreeScout #3670)") {
  TokoMails toko;
  IncomingMail away = robot_from(kX, "o1");
  CHECK(toko.take(away).verdict == V::ignored);
  away = answer_to("r1", robot_from(kAni, "o2"));
  const IntakeDecision made = toko.take(away);
  CHECK(made.verdict == V::auto_);
  CHECK_FALSE(made.acknowledge);
}

TEST_CASE("intake: the bounce of an acknowledgement opens no ticket (faveo #150, FreeScout #634)") {
  TokoMails toko;
  IncomingMail bounce = mail_from("postmaster@fremd.test", "o1", "Undeliverable: We got your message");
  bounce.return_path.reset();
  CHECK(toko.take(bounce).verdict == V::bounce);
  CHECK(toko.known.tickets.size() == 1);
}

TEST_CASE("intake: an automatic answer reopens nothing (alga-psa PR 2739)") {
  TokoMails toko;
  toko.ticket().status = Status::resolved;
  CHECK(toko.decide(answer_to("r1", robot_from(kAni, "o1"))).verdict == V::auto_);
  toko.ticket().status = Status::closed;
  CHECK(toko.decide(answer_to("r1", robot_from(kAni, "o1"))).verdict == V::ignored);
}

TEST_CASE("intake: Precedence list and bulk make no robot (PostHog PR 92017)") {
  TokoMails toko;
  for (const char* precedence : {"list", "bulk", "junk"}) {
    IncomingMail mail = answer_to("r1", mail_from(kAni, "o1"));
    mail.precedence = precedence;
    CHECK(toko.decide(mail).verdict == V::added);
    CHECK(toko.decide(mail).flags.has(IntakeFlag::automatic));
  }
}

TEST_CASE("intake: an empty Return-Path, left by a redirect, blocks no reopening (osTicket #3975)") {
  TokoMails toko;
  toko.ticket().status = Status::resolved;
  IncomingMail mail = answer_to("r1", mail_from(kAni, "o1"));
  mail.return_path = "";
  CHECK(toko.decide(mail).verdict == V::added);
  CHECK_FALSE(toko.decide(mail).is_thanks);
}

TEST_CASE("intake: a bounce on a closed ticket is seen (Zammad #1198, #1925, osTicket #4911)") {
  TokoMails toko;
  toko.ticket().status = Status::closed;
  IncomingMail bounce = mail_from("mailer-daemon@fremd.test", "o1");
  bounce.report = delivery_report("r1", "failed", "5.0.0");
  REQUIRE(toko.decide(bounce).bounced);
  CHECK(toko.decide(bounce).bounced->ticket == TicketId{1});
}

TEST_CASE("intake: Reply-To lets nobody in (bileto PR 659), and forms work (FreeScout #2833)") {
  TokoMails toko;
  IncomingMail forged = mail_from(kX, "x1", "Re: Printer [Toko #1]");
  forged.reply_to = {{"", kAni}};
  CHECK(toko.decide(forged).verdict == V::created);
  CHECK(toko.decide(forged).author.address == kX);
  IncomingMail form = mail_from("web@toko.test", "x2");
  form.reply_to = {{"Citra", "c@kunde.test"}};
  CHECK(toko.decide(form).author == Mailbox{"Citra", "c@kunde.test"});
  CHECK(toko.decide(form).acknowledge);
}

TEST_CASE("intake: the text of a forward names no customer (FreeScout #2813)") {
  TokoMails toko;
  const IncomingMail mail =
      mail_from("budi@toko.test", "g1", "Fwd: Invoice",
                "---------- Forwarded message ---------\nFrom: Evil <evil@fremd.test>\nSubject: Invoice");
  CHECK(toko.decide(mail).author.address == "budi@toko.test");
  CHECK_FALSE(toko.decide(mail).is_forwarded);
}

TEST_CASE("intake: thanks reopen nothing (frappe #2228)") {
  TokoMails toko;
  toko.ticket().status = Status::resolved;
  CHECK(toko.decide(answer_to("r1", mail_from(kAni, "t1", "Re: Printer", "Thank you so much!"))).is_thanks);
}

TEST_CASE(
    "intake: stripping eats no answer and needs no line of ours (talon #129, FreeScout #1421, osTicket #5548)") {
  TokoMails toko;
  const auto shown = [&](const std::string& text) {
    return text.substr(0, toko.decide(answer_to("r1", mail_from(kAni, "t1", "Re: Printer", text))).shown);
  };
  const std::string answered = "On 10 Aug 2026, Toko wrote:\n> Is it on?\nYes, it is.";
  CHECK(shown(answered) == answered);
  CHECK(shown("Yes.\n\nOn 10 Aug 2026, Toko wrote:\n> Is it on?") == "Yes.");
}

TEST_CASE("intake: X-Auto-Response-Suppress says nothing about who wrote (Discourse PR 21367)") {
  // Outlook sets it on mails by people. The reader does not even hand it over.
  TokoMails toko;
  IncomingMail mail = answer_to("r1", mail_from(kAni, "o1"));
  mail.headers = "X-Auto-Response-Suppress: All\n";
  CHECK(toko.decide(mail).verdict == V::added);
  CHECK_FALSE(toko.decide(mail).flags.has(IntakeFlag::automatic));
}

TEST_CASE("intake: a forged sender is told apart, and nothing is sent to him (backscatter)") {
  TokoMails toko;
  const IncomingMail forged = with_auth("dmarc=fail", mail_from(kX, "x1"));
  CHECK(toko.decide(forged).flags.has(IntakeFlag::unverified));
  CHECK_FALSE(toko.decide(forged).acknowledge);
  IncomingMail claims = mail_from(kX, "x2");
  claims.authentication_results = {"mx.evil.test; dmarc=pass", "mx.toko.test; dmarc=fail"};
  CHECK(toko.decide(claims).auth == MailAuth::fail);
}

TEST_CASE("intake: two desks that write to each other do not misfile") {
  TokoMails toko;
  CHECK_FALSE(toko.decide(mail_from(kAni, "x1", "Re: foo [Warung #1]")).relates_to);
  CHECK(toko.decide(mail_from(kAni, "x1", "Re: foo [Warung #1]")).title == "Re: foo [Warung #1]");
  CHECK(toko.decide(robot_from("help@warung.test", "x2", "We got your mail [Warung #7]")).verdict ==
        V::ignored);
}
