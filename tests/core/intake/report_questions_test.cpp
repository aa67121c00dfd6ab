// Reports of mail systems about our mails.
#include "core/intake/known_mails.hpp"

#include <optional>
#include <string>

#include <catch2/catch.hpp>

namespace {

using namespace tix;
using namespace tix::testing;

using V = IntakeVerdict;

}  // namespace

TEST_CASE("intake 4: a delivery report bounces our mail") {
  TokoMails toko;
  IncomingMail report = mail_from("MAILER-DAEMON@mx.toko.test", "b1", "Undelivered Mail Returned to Sender");
  report.return_path = "";
  report.report = delivery_report("r1", "failed", "5.1.1");
  report.report.recipient = "ani@pelanggan.test";
  report.report.diagnostic = "550 no such user";
  IntakeDecision bounce = toko.decide(report);
  REQUIRE(bounce.verdict == V::bounce);
  REQUIRE(bounce.bounced);
  CHECK(bounce.ticket == TicketId{1});
  CHECK(bounce.bounced->outbox == 7);
  CHECK(bounce.bounced->ticket == TicketId{1});
  CHECK(bounce.bounced->is_final);
  CHECK(bounce.bounced->is_bad_address);
  CHECK_FALSE(bounce.bounced->to_agent);
  CHECK(bounce.bounced->recipient == "ani@pelanggan.test");
  CHECK(bounce.bounced->reason == "5.1.1 550 no such user");
  CHECK(bounce.why == "our mail was not delivered: 5.1.1 550 no such user");

  report.report.status = "5.2.2";
  CHECK_FALSE(toko.decide(report).bounced->is_bad_address);
  report.report.action = "delayed";
  report.report.status = "5.1.1";
  CHECK_FALSE(toko.decide(report).bounced->is_final);
  CHECK_FALSE(toko.decide(report).bounced->is_bad_address);
  report.report.status = "4.4.1";
  CHECK_FALSE(toko.decide(report).bounced->is_final);
  report.report.action = "";
  CHECK_FALSE(toko.decide(report).bounced->is_final);
  report.report.action = "failed";  // given up after days of trying
  CHECK(toko.decide(report).bounced->is_final);
  CHECK_FALSE(toko.decide(report).bounced->is_bad_address);
  report.report.action = "delivered";
  CHECK(toko.decide(report).verdict == V::ignored);
  report.report.action = "failed";
  report.report.message_id = "n1";
  CHECK(toko.decide(report).bounced->to_agent);
  report.report.message_id = "";
  report.in_reply_to = {"r1"};
  CHECK(toko.decide(report).bounced->outbox == 7);
  report.report.message_id = "unknown";
  bounce = toko.decide(report);
  CHECK(bounce.verdict == V::bounce);
  CHECK_FALSE(bounce.bounced);
  CHECK_FALSE(bounce.ticket);
}

TEST_CASE("intake 4: a bounce in words is known by its headers or its sender") {
  TokoMails toko;
  IncomingMail exim = answer_to("r1", mail_from("server@host.test", "b1", "Mail delivery failed"));
  CHECK(toko.decide(exim).verdict == V::added);
  exim.failed_recipients = {"ani@pelanggan.test"};
  CHECK(toko.decide(exim).verdict == V::bounce);
  CHECK(toko.decide(exim).bounced->recipient == "ani@pelanggan.test");
  CHECK(toko.decide(exim).bounced->reason == "Mail delivery failed");
  CHECK(toko.decide(exim).bounced->is_final);
  exim.subject = "Warning: message 1abc delayed 24 hours";
  CHECK_FALSE(toko.decide(exim).bounced->is_final);

  for (const char* sender : {"MAILER-DAEMON", "Postmaster@host.test", "mailer-daemon@googlemail.com"}) {
    INFO(sender);
    IncomingMail words = answer_to("r1", mail_from(sender, "b2", "Undeliverable: Printer"));
    words.return_path = "ani@pelanggan.test";
    CHECK(toko.decide(words).verdict != V::bounce);
    for (const std::optional<std::string>& path :
         {std::optional<std::string>(), std::optional<std::string>(""),
          std::optional<std::string>("MAILER-DAEMON")}) {
      words.return_path = path;
      CHECK(toko.decide(words).verdict == V::bounce);
    }
  }
}

TEST_CASE("intake 4b: a read receipt is ignored, a complaint is held") {
  TokoMails toko;
  IncomingMail report = mail_from("ani@pelanggan.test", "d1", "Read: Printer");
  report.report = report_on(MailReportKind::read_receipt, "r1");
  CHECK(toko.decide(report).verdict == V::ignored);
  CHECK(toko.decide(report).read_outbox == 7);
  CHECK(toko.decide(report).ticket == TicketId{1});
  IncomingMail by_server = report;
  by_server.from = {{"", "postmaster@pelanggan.test"}};
  by_server.return_path = "";
  CHECK(toko.decide(by_server).read_outbox == 7);
  report.report.message_id = "unknown";
  CHECK(toko.decide(report).verdict == V::ignored);
  CHECK(toko.decide(report).read_outbox == 0);
  report.report = report_on(MailReportKind::feedback, "r1");
  CHECK(toko.decide(report).verdict == V::held);
  CHECK(toko.decide(report).ticket == TicketId{1});
}
