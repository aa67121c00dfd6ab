// One test for each question of intake, in their order.
#include "core/intake/intake_questions.hpp"

#include "core/intake/known_mails.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using namespace tix;
using namespace tix::testing;

using V = IntakeVerdict;

}  // namespace

TEST_CASE("intake: the questions stand in the order of the contract, and the last one decides") {
  std::string numbers;
  for (const IntakeQuestion& question : intake_questions()) {
    numbers += std::string(question.number) + " ";
    CHECK(question.question.ends_with('?'));
  }
  CHECK(numbers == "1 2 3 4 4b 5 7 8 9 10 ");
}

TEST_CASE("intake 1: a mail that came before is a duplicate, by its Message-ID, From and Date") {
  TokoMails toko;
  const IncomingMail m2 = mail_from("ani@pelanggan.test", "m2");
  CHECK(toko.take(m2).verdict == V::created);
  IncomingMail again = m2;
  again.received = {{"other", kNow}};
  again.fingerprint = "f1";
  again.text += "\n_____\nlist footer";
  again.delivered_to = {"sales@toko.test"};
  CHECK(toko.decide(again).verdict == V::duplicate);
  again.from.front().address = "ANI@pelanggan.test";
  CHECK(toko.decide(again).verdict == V::duplicate);
  IncomingMail other = m2;
  other.date_text = "Tue, 11 Aug 2026 09:00:00 +0700";
  CHECK(toko.decide(other).verdict == V::created);
  other = m2;
  other.from.front().address = "x@fremd.test";
  CHECK(toko.decide(other).verdict == V::created);
}

TEST_CASE("intake 1: a mail without a Message-ID is known by what it says") {
  TokoMails toko;
  IncomingMail mail = mail_from("ani@pelanggan.test", "");
  CHECK(toko.take(mail).verdict == V::created);
  CHECK(toko.take(mail).verdict == V::duplicate);
  mail.fingerprint = "f1";
  CHECK(toko.take(mail).verdict == V::created);
}

TEST_CASE("intake 2: what cannot be read is flagged and becomes a ticket all the same") {
  TokoMails toko;
  IncomingMail noise;
  noise.fingerprint = "f9";
  noise.text = "\n\x01\x02 q\x7f\nmore";
  noise.problems = {"the headers have no end"};
  const IntakeDecision made = toko.decide(noise);
  CHECK(made.verdict == V::created);
  CHECK(made.flags.has(IntakeFlag::broken));
  CHECK(made.author == Mailbox{});
  CHECK(made.title == "q");
  CHECK_FALSE(made.acknowledge);
  CHECK(made.channel == "mail");

  IncomingMail nobody = mail_from("", "m2");
  CHECK(toko.decide(nobody).flags.has(IntakeFlag::broken));
  CHECK(toko.decide(nobody).verdict == V::created);
  IncomingMail answer = answer_to("r1", mail_from("ani@pelanggan.test", "m3"));
  answer.problems = {"a part does not decode"};
  CHECK(toko.decide(answer).verdict == V::added);
  CHECK(toko.decide(answer).flags.has(IntakeFlag::broken));
  CHECK_FALSE(toko.first.flags.has(IntakeFlag::broken));
  noise.text.clear();
  CHECK(toko.decide(noise).title == "(no subject)");
  noise.parts.emplace_back().name = "scan.pdf";
  CHECK(toko.decide(noise).title == "scan.pdf");
}

TEST_CASE("intake 3: a copy of our own mail is a loop") {
  TokoMails toko;
  const IntakeDecision loop = toko.decide(mail_from("help@toko.test", "r1"));
  CHECK(loop.verdict == V::loop);
  CHECK(loop.ticket == TicketId{1});
  toko.known.own[""] = toko.known.own["r1"];  // not sent yet
  CHECK(toko.decide(answer_to("", mail_from(kX, ""))).verdict == V::created);
}

TEST_CASE("intake 5: a robot's answer goes on its ticket or is ignored, and never opens one") {
  TokoMails toko;
  const IncomingMail plain = mail_from("ani@pelanggan.test", "a1", "Re: Printer [Toko #1]");
  std::vector<IncomingMail> robots(3, plain);
  robots[0].auto_submitted = "auto-replied";
  robots[1].has_autoreply_header = true;
  robots[2].precedence = "auto_reply";
  for (const IncomingMail& robot : robots) {
    CHECK(toko.decide(robot).verdict == V::ignored);
    const IntakeDecision answer = toko.decide(answer_to("r1", robot));
    CHECK(answer.verdict == V::auto_);
    CHECK(answer.ticket == TicketId{1});
    CHECK(answer.flags.has(IntakeFlag::automatic));
    IncomingMail from_agent = answer_to("n1", robot);
    from_agent.from = {{"", "budi@toko.test"}};
    CHECK(toko.decide(from_agent).verdict == V::ignored);
    CHECK(toko.decide(with_auth("dmarc=fail", from_agent)).verdict == V::ignored);
  }
  toko.ticket().status = Status::closed;
  CHECK(toko.decide(answer_to("r1", robots[0])).verdict == V::ignored);
}

TEST_CASE("intake 5: without a mark, a robot is known by its subject and what it answers") {
  TokoMails toko;
  for (const char* subject :
       {"Automatic reply: Printer", "Out of Office: Printer", "Réponse automatique : Printer",
        "Jawaban otomatis: Printer", "Abwesenheitsnotiz: Printer", "AUTO: Ani is away"}) {
    INFO(subject);
    const IncomingMail mail = mail_from("ani@pelanggan.test", "a1", subject);
    CHECK(toko.decide(answer_to("r1", mail)).verdict == V::auto_);
    CHECK(toko.decide(mail).verdict == V::created);
  }
  const IncomingMail away = mail_from("budi@toko.test", "a1", "Out of office: Printer");
  CHECK(toko.decide(answer_to("n1", away)).verdict == V::ignored);
  toko.desk.intake.absent = {};
  CHECK(toko.decide(answer_to("r1", mail_from("ani@pelanggan.test", "a1", "Out of Office"))).verdict ==
        V::added);
}

TEST_CASE("intake 7: spam is held, and so is what exceeds a storm") {
  TokoMails toko;
  IncomingMail spam = mail_from("x@fremd.test", "s1");
  spam.is_spam = true;
  CHECK(toko.decide(spam).verdict == V::held);
  CHECK_FALSE(toko.decide(spam).ticket);
  CHECK(toko.decide(answer_to("r1", spam)).ticket == TicketId{1});

  toko.desk.intake.storm = 3;
  for (int i = 0; i < 3; ++i)
    CHECK(toko.take(mail_from("Monitor@host.test", "s" + std::to_string(i))).verdict == V::created);
  CHECK(toko.take(mail_from("monitor@HOST.test", "s4")).verdict == V::held);
  CHECK(toko.take(mail_from("other@host.test", "s5")).verdict == V::created);
  CHECK(toko.take(answer_to("r1", mail_from("monitor@host.test", "s6"))).verdict == V::added);
  toko.ticket().status = Status::closed;
  CHECK(toko.take(answer_to("r1", mail_from("monitor@host.test", "s7"))).verdict == V::held);
}

TEST_CASE("intake 7: a storm of many addresses is held, but answers and agents pass") {
  TokoMails toko;
  toko.desk.intake.storm = 1;
  for (int i = 0; i < 9; ++i)
    CHECK(toko.take(mail_from("a" + std::to_string(i) + "@host.test", "s" + std::to_string(i))).verdict ==
          V::created);
  CHECK(toko.take(mail_from("new@host.test", "s10")).verdict == V::held);
  CHECK(toko.take(mail_from("", "s11")).verdict == V::held);
  CHECK(toko.take(answer_to("r1", mail_from("ani@pelanggan.test", "s12"))).verdict == V::added);
  CHECK(toko.take(mail_from("budi@toko.test", "s13")).verdict == V::created);
  // An hour later there is no storm any more.
  toko.known.created.clear();
  for (int i = 0; i < 20; ++i) toko.known.created.push_back({"a@host.test", kNow - WallSeconds{3600}});
  CHECK(toko.take(mail_from("new@host.test", "s14")).verdict == V::created);
}

TEST_CASE("intake 7: what waited through an outage is no storm") {
  TokoMails toko;
  for (int i = 0; i < 40; ++i) {
    IncomingMail mail = mail_from("monitor@host.test", "s" + std::to_string(i));
    mail.received = {{"mx.toko.test", kNow - WallSeconds{(40 - i) * 3600}}};
    CHECK(toko.take(mail).verdict == V::created);
  }
}

TEST_CASE("intake 7: a storm during an outage is one") {
  TokoMails toko;
  int held = 0;
  for (int i = 0; i < 40; ++i) {
    IncomingMail mail = mail_from("monitor@host.test", "s" + std::to_string(i));
    mail.received = {{"mx.toko.test", kNow - WallSeconds{5 * 3600 - i}}};
    held += toko.take(mail).verdict == V::held ? 1 : 0;
  }
  CHECK(held == 10);
}

TEST_CASE("intake 8: an agent's mail is a note on the ticket it answers") {
  TokoMails toko;
  const IntakeDecision note = toko.decide(answer_to("n1", mail_from("budi@toko.test", "g1")));
  CHECK(note.verdict == V::note);
  CHECK(note.ticket == TicketId{1});
  CHECK(note.agent == "budi");
  CHECK_FALSE(note.flags.has(IntakeFlag::stranger));
  // Also what he passes on.
  CHECK(toko.decide(answer_to("n1", mail_from("budi@toko.test", "g1", "Fwd: Printer"))).verdict == V::note);
  // A former agent and a forged one are strangers.
  CHECK(toko.decide(answer_to("n1", mail_from("gone@toko.test", "g1"))).verdict == V::added);
  const auto forged =
      toko.decide(with_auth("dmarc=fail", answer_to("n1", mail_from("budi@toko.test", "g1"))));
  CHECK(forged.verdict == V::added);
  CHECK(forged.agent.empty());
  CHECK(forged.flags.has(IntakeFlag::stranger));
  CHECK(forged.flags.has(IntakeFlag::unverified));
}

TEST_CASE("intake 8: an agent is a customer on his own request and on a new ticket") {
  TokoMails toko;
  const IntakeDecision made = toko.decide(mail_from("budi@toko.test", "g1"));
  CHECK(made.verdict == V::created);
  CHECK(made.author.address == "budi@toko.test");
  CHECK(made.agent == "budi");
  toko.ticket().requester = {"budi@toko.test"};
  CHECK(toko.decide(answer_to("r1", mail_from("budi@toko.test", "g2"))).verdict == V::added);
}

TEST_CASE("intake 8: an agent who passes on an attached mail opens a ticket for its author") {
  TokoMails toko;
  IncomingMail mail = mail_from("budi@toko.test", "g1", "Fwd: Invoice", "He called me. c2@kunde.test");
  mail.forwarded_from = {{"Citra", "c@kunde.test"}};
  mail.forwarded_subject = "Invoice 7";
  mail.cc = {{"", "wife@home.test"}};
  const IntakeDecision made = toko.decide(mail);
  CHECK(made.verdict == V::created);
  CHECK(made.is_forwarded);
  CHECK(made.author == Mailbox{"Citra", "c@kunde.test"});
  CHECK(made.agent == "budi");
  CHECK(made.title == "Invoice 7");
  CHECK(made.cc.empty());
  CHECK_FALSE(made.acknowledge);
  // A customer who does the same is the requester.
  mail.from = {{"", "x@fremd.test"}};
  CHECK(toko.decide(mail).author.address == "x@fremd.test");
  CHECK_FALSE(toko.decide(mail).is_forwarded);
  mail.from = {{"", "budi@toko.test"}};
  mail.forwarded_from = {{"", "help@toko.test"}};
  CHECK(toko.decide(mail).author.address == "budi@toko.test");
}

TEST_CASE("intake 9: proof by a token, a reference or the mark of somebody on the ticket finds it") {
  TokoMails toko;
  const auto found = [&](const IncomingMail& mail) {
    const IntakeDecision decision = toko.decide(mail);
    return decision.verdict == V::added && decision.ticket == TicketId{1};
  };
  const IncomingMail x = mail_from("x@fremd.test", "x1");
  IncomingMail mail = x;
  mail.cc = {{"", "HELP+K7@toko.test"}};
  CHECK(found(mail));
  mail.cc = {{"", "help+k8@toko.test"}};
  CHECK_FALSE(found(mail));
  mail = x;
  mail.delivered_to = {"help+k7@toko.test"};
  CHECK(found(mail));
  mail = x;
  mail.references = {"r1", "unknown"};
  CHECK(found(mail));
  mail.references = {"unknown", "m1"};
  CHECK(found(mail));
  mail = x;
  mail.in_reply_to = {"r1"};
  CHECK(found(mail));
  CHECK(found(mail_from("ani@pelanggan.test", "x1", "Re: foo [Toko #1]")));
  CHECK(found(mail_from("boss@pelanggan.test", "x1", "Re: foo [Toko #1]")));
  CHECK_FALSE(found(mail_from("x@fremd.test", "x1", "Re: foo [Toko #1]")));
  CHECK_FALSE(found(mail_from("ani@pelanggan.test", "x1", "Re: foo", "see [Toko #1]")));
}

TEST_CASE("intake 9: the surest and the latest proof is asked first") {
  TokoMails toko;
  toko.add_second_ticket();
  IncomingMail mail = mail_from("ani@pelanggan.test", "x1", "Re: foo [Toko #1]");
  mail.references = {"r1", "r2"};
  CHECK(toko.decide(mail).ticket == TicketId{2});
  mail.in_reply_to = {"r1"};
  CHECK(toko.decide(mail).ticket == TicketId{1});
  mail.in_reply_to = {"r2"};
  mail.to = {{"", "help+k7@toko.test"}};
  CHECK(toko.decide(mail).ticket == TicketId{1});
  // Merged: the survivor.
  toko.known.tickets[1] = toko.known.tickets[2];
  CHECK(toko.decide(mail).ticket == TicketId{2});
}

TEST_CASE("intake 9: only the last 200 references are asked") {
  TokoMails toko;
  IncomingMail mail = mail_from(kX, "x1");
  mail.references.assign(200, "of-others");
  mail.references.front() = "r1";
  CHECK(toko.decide(mail).verdict == V::added);
  mail.references.emplace_back("of-others");
  CHECK(toko.decide(mail).verdict == V::created);
}

TEST_CASE("intake 9: a closed ticket gets a follow-up, a stranger cannot reopen a resolved one") {
  TokoMails toko;
  const IncomingMail ani = answer_to("r1", mail_from("ani@pelanggan.test", "x1"));
  const IncomingMail x = answer_to("r1", mail_from("x@fremd.test", "x2"));
  toko.ticket().status = Status::resolved;
  CHECK(toko.decide(ani).verdict == V::added);
  CHECK(toko.decide(x).verdict == V::held);
  CHECK(toko.decide(x).ticket == TicketId{1});
  CHECK(toko.decide(x).flags.has(IntakeFlag::stranger));
  CHECK(toko.decide(with_auth("dmarc=fail", ani)).verdict == V::held);
  toko.ticket().status = Status::closed;
  const IntakeDecision next = toko.decide(ani);
  CHECK(next.verdict == V::follow_up);
  CHECK(next.ticket == TicketId{1});
  CHECK_FALSE(next.relates_to);
  CHECK(next.shown == ani.text.size());
  CHECK_FALSE(next.acknowledge);
}

TEST_CASE("intake 9: a message of nobody is held, so that it does not count as the requester's") {
  TokoMails toko;
  for (const char* sender : {"help@toko.test", "", "ani smith@pelanggan.test"}) {
    INFO(sender);
    const IntakeDecision made = toko.decide(answer_to("r1", mail_from(sender, "x1")));
    CHECK(made.verdict == V::held);
    CHECK(made.ticket == TicketId{1});
  }
}

TEST_CASE("intake 10: one of our own addresses is answered by nothing automatic, a form that uses it is") {
  TokoMails toko;
  IncomingMail mail = mail_from("help@toko.test", "x1");
  CHECK(toko.decide(mail).verdict == V::created);
  CHECK(toko.decide(mail).author == Mailbox{"help@toko.test", ""});
  CHECK(toko.decide(mail).flags.has(IntakeFlag::automatic));
  toko.desk.channels.front().forms = {"help@toko.test"};
  mail.reply_to = {{"", kX}};
  mail.cc = {{"", "new@fremd.test"}};
  CHECK(toko.decide(mail).author.address == kX);
  CHECK(toko.decide(mail).acknowledge);
  CHECK(toko.decide(mail).cc.empty());
  // Nor is an agent who gave our address for his own.
  toko.desk.channels.front().forms = {};
  toko.desk.agents.front().email = "help@toko.test";
  CHECK(toko.decide(mail).agent.empty());
}

TEST_CASE("intake 10: a new ticket is acknowledged once a day to a person") {
  TokoMails toko;
  CHECK(toko.first.verdict == V::created);
  CHECK(toko.first.acknowledge);
  CHECK(toko.first.cc == std::vector<std::string>{"boss@pelanggan.test"});
  CHECK_FALSE(toko.decide(mail_from("ani@pelanggan.test", "m2")).acknowledge);
  toko.known.acknowledged.front().at = kNow - WallSeconds{24 * 3600 - 1};
  CHECK_FALSE(toko.decide(mail_from("ani@pelanggan.test", "m2")).acknowledge);
  toko.known.acknowledged.front().at = kNow - WallSeconds{24 * 3600 + 1};
  CHECK(toko.decide(mail_from("ani@pelanggan.test", "m2")).acknowledge);
  const IncomingMail x = mail_from("x@fremd.test", "x1");
  CHECK(toko.decide(x).acknowledge);
  CHECK_FALSE(toko.decide(with_auth("dmarc=fail", x)).acknowledge);
  CHECK_FALSE(toko.decide(mail_from("no-reply@shop.test", "x1")).acknowledge);
  std::vector<IncomingMail> programs(6, x);
  programs[0].auto_submitted = "auto-generated";
  programs[1].precedence = "bulk";
  programs[2].precedence = "list";
  programs[3].precedence = "junk";
  programs[4].has_list_id = true;
  programs[5].return_path = "";
  for (const IncomingMail& mail : programs) {
    const IntakeDecision made = toko.decide(mail);
    CHECK(made.verdict == V::created);
    CHECK(made.flags.has(IntakeFlag::automatic));
    CHECK_FALSE(made.acknowledge);
  }
  IncomingMail person = x;
  person.auto_submitted = "no";
  CHECK(toko.decide(person).acknowledge);
  toko.desk.channels.front().acknowledge = "";
  CHECK_FALSE(toko.decide(x).acknowledge);
  toko.desk.channels.clear();
  CHECK(toko.decide(x).channel == "mail");
  CHECK_FALSE(toko.decide(x).acknowledge);
}
