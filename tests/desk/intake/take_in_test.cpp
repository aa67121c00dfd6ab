// The golden cases of a mail from its bytes to the tickets, the clocks, the files and the mails that go out.
#include "desk/check/doctor.hpp"
#include "desk/intake/intake_desk.hpp"
#include "desk/work/redact.hpp"
#include "random_pick.hpp"
#include "store/intake/intake_store.hpp"
#include "store/intake/part_store.hpp"
#include "tix/ticket/event_values.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

const std::string kM1 = mail_text(
    "From: Ani <ani@example.test>\nTo: help@toko.test\nCc: boss@example.test\nSubject: Rusak\n"
    "Message-ID: <m1@example.test>\n",
    "Mesin kopi rusak.\n");

std::string answer_of(const std::string& from, const std::string& message_id, const std::string& text) {
  return mail_text(
      fmt::format("From: {}\nTo: help@toko.test\nSubject: Re: Rusak\nIn-Reply-To: <{}>\n", from, message_id),
      text);
}

IntakeVerdict verdict_of(const desk::TakenIn& taken) {
  return taken.decision.verdict;
}

}  // namespace

TEST_CASE("intake: the same mail again is a duplicate, by whatever way it comes") {
  IntakeDesk desk;
  CHECK(verdict_of(desk.take(kM1)) == IntakeVerdict::created);
  CHECK(verdict_of(desk.take(kM1)) == IntakeVerdict::duplicate);
  CHECK(verdict_of(desk.take("Received: from list by other; Mon, 10 Aug 2026 18:30:00 +0700\n" + kM1 +
                             "\n-- \nfooter of a list\n")) == IntakeVerdict::duplicate);
  std::string other = kM1;
  other.replace(other.find("Ani <ani@"), 9, "Eve <eve@");
  CHECK(verdict_of(desk.take(other)) == IntakeVerdict::created);  // FreeScout #5591: a reused Message-ID
  CHECK(desk.value("SELECT count(*) FROM ticket") == "2");
}

TEST_CASE("intake: a dry run decides and stores nothing") {
  IntakeDesk desk;
  CHECK(verdict_of(desk.take(kM1, desk::Storing::dry_run)) == IntakeVerdict::created);
  CHECK(desk.value("SELECT (SELECT count(*) FROM ticket) + (SELECT count(*) FROM intake)") == "0");
}

TEST_CASE("intake: the boss answers the customer's own mail, and the next reply is one mail to both") {
  IntakeDesk desk;
  const TicketId id = desk.take(kM1).ticket;
  const auto added = desk.take(answer_of("boss@example.test", "m1@example.test", "Please hurry."));
  CHECK(verdict_of(added) == IntakeVerdict::added);
  CHECK(added.ticket == id);
  CHECK_FALSE(added.decision.flags.has(IntakeFlag::stranger));
  const auto row = store::get_intake(desk.database(), added.id);
  CHECK(desk.value(fmt::format("SELECT detail FROM events WHERE ticket = {} AND seq = {}", id.value,
                               row->seq)) == "boss@example.test");
  const store::OutboxRow reply = desk.reply(id, "On its way.");
  CHECK(reply.address == "ani@example.test");
  CHECK(fmt::format("{}", fmt::join(reply.cc, " ")) == "boss@example.test");
}

TEST_CASE("intake: a stranger with proof writes for the customer and gets no copy") {
  IntakeDesk desk;
  const TicketId id = desk.take(kM1).ticket;
  const store::OutboxRow first = desk.reply(id, "Which machine?", Status::pending);
  const auto added = desk.take(answer_of("x@example.net", first.message_id, "The one on floor 2."));
  CHECK(verdict_of(added) == IntakeVerdict::added);
  CHECK(added.decision.flags.has(IntakeFlag::stranger));
  CHECK(desk.ticket_now(id).status == Status::open);
  const store::OutboxRow reply = desk.reply(id, "Thank you.");
  CHECK(reply.address == "ani@example.test");
  CHECK(fmt::format("{}", fmt::join(reply.cc, " ")).find("x@example.net") == std::string::npos);
}

TEST_CASE("intake: the token of a reply address finds the ticket, and only its own") {
  IntakeDesk desk;
  const TicketId id = desk.take(kM1).ticket;
  const std::string reply_to = desk.reply(id, "Which machine?").reply_to;
  REQUIRE(reply_to.find("help+") == 0);
  const auto to = [](const std::string& address) {
    return mail_text(fmt::format("From: x@example.net\nTo: {}\nSubject: anything\n", address), "Hello.\n");
  };
  CHECK(desk.take(to(reply_to)).ticket == id);
  std::string guessed = reply_to;
  guessed[6] = guessed[6] == 'a' ? 'b' : 'a';
  CHECK(verdict_of(desk.take(to(guessed))) == IntakeVerdict::created);
}

TEST_CASE("intake: an agent's answer to a notification is a note, and first_response goes on") {
  IntakeDesk desk;
  const TicketId id = desk.take(kM1).ticket;
  const auto taken =
      desk.take(mail_text("From: budi@toko.test\nTo: help@toko.test\nSubject: Re: Rusak [Toko #1]\n"
                          "In-Reply-To: <m1@example.test>\n",
                          "I know this machine.\n"));
  CHECK(verdict_of(taken) == IntakeVerdict::note);
  CHECK(taken.ticket == id);
  CHECK(desk.value("SELECT actor FROM messages WHERE kind = 'note'") == "budi");
  CHECK(desk.value("SELECT outcome FROM clocks WHERE clock = 'first_response'") == "running");
}

TEST_CASE("intake: an out-of-office opens nothing and waits for nothing") {
  IntakeDesk desk;
  const TicketId id = desk.take(kM1).ticket;
  const store::OutboxRow reply = desk.reply(id, "Which machine?", Status::pending);
  const std::string headers =
      "From: ani@example.test\nTo: help@toko.test\nSubject: Automatic reply\nAuto-Submitted: auto-replied\n";
  const auto taken =
      desk.take(mail_text(headers + "In-Reply-To: <" + reply.message_id + ">\n", "I am away.\n"));
  CHECK(verdict_of(taken) == IntakeVerdict::auto_);
  CHECK(desk.ticket_now(id).status == Status::pending);
  CHECK(desk.ticket_now(id).unanswered == 0);
  CHECK(verdict_of(desk.take(mail_text(headers, "I am away.\n"))) == IntakeVerdict::ignored);
  CHECK(desk.value("SELECT count(*) FROM ticket") == "1");
}

TEST_CASE("intake: thanks leave a resolved ticket resolved, and any other word reopens it") {
  IntakeDesk desk;
  const TicketId id = desk.take(kM1).ticket;
  const store::OutboxRow reply = desk.reply(id, "Please try again.", Status::resolved);
  desk.take(answer_of("ani@example.test", reply.message_id, "Terima kasih banyak\n"));
  CHECK(desk.ticket_now(id).status == Status::resolved);
  desk.take(answer_of("ani@example.test", reply.message_id, "Terima kasih, tapi masih error\n"));
  CHECK(desk.ticket_now(id).status == Status::open);
}

TEST_CASE("intake: a stranger on a resolved ticket is held and reopens nothing") {
  IntakeDesk desk;
  const TicketId id = desk.take(kM1).ticket;
  const store::OutboxRow reply = desk.reply(id, "Done.", Status::resolved);
  const auto taken = desk.take(answer_of("x@example.net", reply.message_id, "Buy my watches\n"));
  CHECK(verdict_of(taken) == IntakeVerdict::held);
  CHECK(desk.ticket_now(id).status == Status::resolved);
  CHECK(store::get_intake(desk.database(), taken.id)->raw);
}

TEST_CASE("intake: what makes no message is kept whole, however large it is") {
  IntakeDesk desk((std::string(kMailDesk) + "[intake]\nmax_size = \"100kB\"\n").c_str());
  const std::string spam =
      mail_text("From: x@example.net\nTo: help@toko.test\nX-Spam-Flag: YES\n", std::string(150'000, 'x'));
  const auto taken = desk.take(spam);
  CHECK(verdict_of(taken) == IntakeVerdict::held);
  const BlobId raw = store::get_intake(desk.database(), taken.id)->raw;
  REQUIRE(raw);
  CHECK(store::get_blob(desk.database(), raw)->size == std::ssize(spam));
}

TEST_CASE("intake: what an agent had not seen is not answered by what he did") {
  IntakeDesk desk;
  const TicketId id = desk.take(kM1).ticket;
  const Instant resolved_at = kMailNow + WallSeconds{300};
  desk.now = resolved_at;
  const store::OutboxRow reply = desk.reply(id, "Done.", Status::resolved);
  desk.now = kMailNow + WallSeconds{600};
  const std::string one_minute_past = "Received: from a by mx.toko.test; Mon, 10 Aug 2026 19:01:00 +0700\n";
  const auto taken =
      desk.take(one_minute_past + answer_of("ani@example.test", reply.message_id, "Still broken.\n"));
  CHECK(verdict_of(taken) == IntakeVerdict::added);
  const auto row = store::get_intake(desk.database(), taken.id);
  CHECK(desk.value(fmt::format("SELECT at FROM event WHERE ticket = {} AND seq = {}", id.value, row->seq)) ==
        std::to_string(resolved_at.unix()));
  CHECK(desk.ticket_now(id).status == Status::open);
  const auto other =
      desk.take(one_minute_past + mail_text("From: ani@example.test\nTo: help@toko.test\nSubject: Other\n",
                                            "Something else.\n"));
  CHECK(verdict_of(other) == IntakeVerdict::created);
  CHECK(desk.ticket_now(other.ticket).created_at == kMailNow + WallSeconds{60});
}

TEST_CASE("intake: a mail to a closed ticket opens one that follows it up") {
  IntakeDesk desk;
  const TicketId id = desk.take(kM1).ticket;
  const store::OutboxRow reply = desk.reply(id, "Done.", Status::resolved);
  desk.now = kMailNow + WallSeconds{15 * 86400};
  const auto taken = desk.take(answer_of("ani@example.test", reply.message_id, "Broken again.\n"));
  CHECK(verdict_of(taken) == IntakeVerdict::follow_up);
  CHECK(taken.ticket != id);
  CHECK(desk.value(
            fmt::format("SELECT value || ' ' || detail FROM events WHERE ticket = {} AND kind = 'linked'",
                        taken.ticket.value)) == "1 follows_up");
  CHECK(desk.value("SELECT value || ' ' || detail FROM events WHERE ticket = 1 AND kind = 'linked'") ==
        "2 followed_up_by");
}

TEST_CASE("intake: a returned reply opens the ticket and tells the agent once") {
  IntakeDesk desk;
  const TicketId id = desk.take(kM1).ticket;
  const store::OutboxRow reply = desk.reply(id, "Which machine?", Status::pending);
  const auto report = [&](const std::string& about, const std::string& number) {
    return mail_text(
        "From: MAILER-DAEMON@mx.toko.test\nReturn-Path: <>\nTo: help@toko.test\nSubject: Undelivered\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\nMessage-ID: <" +
            number + "@mx.toko.test>\n",
        "--b\nContent-Type: text/plain\n\nNo such user.\n--b\nContent-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; mx.toko.test\n\nFinal-Recipient: rfc822; ani@example.test\nAction: failed\n"
        "Status: 5.1.1\nDiagnostic-Code: smtp; 550 no such user\n\n--b\nContent-Type: text/rfc822-headers\n\n"
        "Message-ID: <" +
            about + ">\nSubject: Re: Rusak\n\n--b--\n");
  };
  CHECK(verdict_of(desk.take(report(reply.message_id, "d1"))) == IntakeVerdict::bounce);
  CHECK(desk.ticket_now(id).status == Status::open);
  CHECK(store::get_outbox(desk.database(), reply.id)->state == OutboxState::bounced);
  CHECK(desk.value("SELECT outcome FROM clocks WHERE clock = 'first_response'") == "measured");
  CHECK(desk.outbox().back().about == "bounced");
  const std::size_t mails = desk.outbox().size();
  CHECK(verdict_of(desk.take(report(reply.message_id, "d1"))) == IntakeVerdict::duplicate);
  CHECK(verdict_of(desk.take(report(reply.message_id, "d2"))) ==
        IntakeVerdict::bounce);  // of a second server
  CHECK(desk.outbox().size() == mails);
  CHECK(verdict_of(desk.take(report("unknown@toko.test", "d3"))) == IntakeVerdict::bounce);
  CHECK(desk.value("SELECT count(*) FROM ticket") == "1");
  CHECK(desk.value("SELECT count(*) FROM event WHERE kind = 43") == "1");
}

TEST_CASE("intake: random bytes become a ticket without requester, and stay as they are") {
  IntakeDesk desk;
  Random random{14};
  std::string noise(4096, '\0');
  for (char& byte : noise) byte = static_cast<char>(below(random, 256));
  const auto taken = desk.take(noise);
  CHECK(verdict_of(taken) == IntakeVerdict::created);
  CHECK(taken.decision.flags.has(IntakeFlag::broken));
  CHECK_FALSE(desk.ticket_now(taken.ticket).customer);
  std::string raw;
  store::read_blob(desk.database(), store::get_intake(desk.database(), taken.id)->raw,
                   [&](std::string_view piece) { raw += piece; });
  CHECK(raw == noise);
}

TEST_CASE("intake: of forty mails of a monitor in an hour, thirty open tickets and nobody is mailed") {
  IntakeDesk desk;
  std::map<IntakeVerdict, int> verdicts;
  for (int i = 0; i < 40; ++i)
    ++verdicts[verdict_of(
        desk.take(mail_text("From: monitor@example.test\nTo: help@toko.test\nSubject: CRITICAL\n"
                            "Auto-Submitted: auto-generated\n",
                            "web1 is down\n")))];
  CHECK(verdicts[IntakeVerdict::created] == 30);
  CHECK(verdicts[IntakeVerdict::held] == 10);
  for (const store::OutboxRow& row : desk.outbox()) CHECK(row.agent);
}

TEST_CASE("intake: who opens a ticket is acknowledged once a day, and never a robot or a forger") {
  IntakeDesk desk;
  const auto acknowledgements = [&] {
    return std::ranges::count(desk.outbox(), store::kAcknowledgement, &store::OutboxRow::about);
  };
  desk.take(kM1);
  CHECK(acknowledgements() == 1);
  CHECK(desk.outbox().back().in_reply_to == "m1@example.test");
  const std::string again = "From: ani@example.test\nTo: help@toko.test\nSubject: Another thing\n";
  desk.take(mail_text(again, "Also broken.\n"));
  CHECK(acknowledgements() == 1);
  desk.now = kMailNow + WallSeconds{25 * 3600};
  desk.take(mail_text(again, "Broken on the next day.\n"));
  CHECK(acknowledgements() == 2);
  const std::string forged = "Authentication-Results: mx.toko.test; dmarc=fail header.from=other.test\n";
  desk.take(mail_text(forged + "From: c@other.test\nTo: help@toko.test\nSubject: Forged\n", "Hello.\n"));
  CHECK(acknowledgements() == 2);
}

TEST_CASE("intake: files are kept byte for byte under safe names, and equal ones once") {
  IntakeDesk desk;
  const std::string headers =
      "From: ani@example.test\nTo: help@toko.test\nSubject: Files\nMIME-Version: 1.0\n"
      "Content-Type: multipart/mixed; boundary=b\n";
  const auto body = [](const std::string& name) {
    return "--b\nContent-Type: text/plain\n\nSee the file.\n--b\nContent-Type: image/png\n"
           "Content-Disposition: attachment; filename=\"" +
           name + "\"\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n";
  };
  const auto first = desk.take(mail_text(headers, body("../../.bashrc")));
  desk.take(mail_text(headers, body("logo.png")));
  const auto parts = store::parts_of(desk.database(), first.ticket);
  REQUIRE(parts.size() == 1);
  CHECK(parts[0].safe_name == "bashrc");
  CHECK(parts[0].name == "../../.bashrc");
  std::string bytes;
  store::read_blob(desk.database(), parts[0].blob, [&](std::string_view piece) { bytes += piece; });
  CHECK(bytes == std::string("\x89PNG\r\n\x1a\n", 8));
  CHECK(desk.value("SELECT count(*) FROM blob") == "1");
}

TEST_CASE("intake: redacting a message erases its files and the mail itself") {
  IntakeDesk desk((std::string(kMailDesk) + "[intake]\nkeep_raw = \"all\"\n").c_str());
  const auto taken =
      desk.take(mail_text("From: ani@example.test\nTo: help@toko.test\nSubject: Files\nMIME-Version: 1.0\n"
                          "Content-Type: multipart/mixed; boundary=b\n",
                          "--b\nContent-Type: text/plain\n\nMy number is 0812.\n--b\nContent-Type: text/csv\n"
                          "Content-Disposition: attachment; filename=numbers.csv\n\n0812\n--b--\n"));
  const auto row = store::get_intake(desk.database(), taken.id);
  REQUIRE(row->raw);
  REQUIRE(desk.value("SELECT count(*) FROM blob") == "2");
  desk::Work work(desk.database(), desk.author());
  desk::redact(work, work.action_context(desk.now), taken.ticket, row->seq, "private");
  work.commit();
  CHECK(desk.value("SELECT count(*) FROM blob") == "0");
  CHECK_FALSE(store::get_intake(desk.database(), taken.id)->raw);
}

TEST_CASE("intake: what comes a day late counts as it is, and its steps do not fire for the past") {
  IntakeDesk desk((std::string(kMailDesk) + R"(
[[sla]]
name = "standard"
[sla.targets]
normal = { first_response = "1h" }
[[escalation]]
name = "late"
clock = "first_response"
at = "due"
do = ["notify:lead"]
)")
                      .c_str());
  const auto taken = desk.take("Received: from a by mx.toko.test; Sun, 09 Aug 2026 19:00:00 +0700\n" + kM1);
  const Ticket ticket = desk.ticket_now(taken.ticket);
  CHECK(ticket.created_at == kMailNow - WallSeconds{86400});
  CHECK(desk.value("SELECT breached_at IS NOT NULL FROM clocks WHERE clock = 'first_response'") == "1");
  CHECK(desk.value("SELECT count(*) FROM ticket WHERE next_timer_at IS NOT NULL") == "0");
}

TEST_CASE("intake: doctor finds nothing after a random correspondence", "[slow]") {
  IntakeDesk desk;
  Random random{2026};
  std::vector<std::string> ids = {"nothing@example.test"};
  constexpr std::array<const char*, 4> kFrom = {"ani@example.test", "boss@example.test", "x@example.net",
                                                "budi@toko.test"};
  for (int i = 0; i < 120; ++i) {
    desk.now = desk.now + WallSeconds{pick(random, 0, 4000)};
    const std::string id = fmt::format("r{}@example.test", i);
    const auto taken = desk.take(mail_text(
        fmt::format("Message-ID: <{}>\nFrom: {}\nTo: help@toko.test\nSubject: Mail {}\nIn-Reply-To: <{}>\n",
                    id, kFrom[below(random, 4)], i, ids[below(random, std::ssize(ids))]),
        "Text of it.\n\n> a quote\n"));
    ids.push_back(id);
    if (taken.ticket && chance(random, 40)) {
      const Ticket ticket = desk.ticket_now(taken.ticket);
      if (status_at(ticket, desk.now, WallSeconds{14 * 86400}) != Status::closed)
        ids.push_back(desk.reply(taken.ticket, "An answer.",
                                 chance(random, 30) ? std::optional(Status::resolved) : std::nullopt)
                          .message_id);
    }
  }
  CHECK(desk::examine(desk.database(), [](std::int64_t) {}).findings.empty());
}
