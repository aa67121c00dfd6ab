// Mails on the wire between processes: they come back as they were, and nonsense is refused.
#include "format/mail/mail_wire.hpp"

#include "random_pick.hpp"
#include "tix/text/error.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::format;
using test::below;
using test::chance;
using test::one_of;
using test::pick;
using test::Random;

namespace {

std::string some_text(Random& random) {
  return std::string(static_cast<std::size_t>(below(random, one_of(random, {1, 5, 300}))),
                     one_of(random, {'a', '\n', '\xff', '\0'}));
}

/// A list of up to three, each made by `make`.
template <class Make>
auto some(Random& random, const Make& make) {
  std::vector<decltype(make())> list;
  for (auto left = below(random, 4); left > 0; --left) list.push_back(make());
  return list;
}

IncomingMail some_mail(Random& random) {
  const auto text = [&] { return some_text(random); };
  const auto box = [&] { return Mailbox{text(), text()}; };
  const auto trace = [&] {
    return ReceivedTrace{text(), chance(random, 50)
                                     ? std::optional(Instant::from_unix(pick(random, -1, 5'000'000'000)))
                                     : std::nullopt};
  };
  const auto part = [&] {
    const bool is_kept = chance(random, 50);
    return IncomingPart{one_of(random, {PartRole::attachment, PartRole::html, PartRole::text}),
                        text(),
                        text(),
                        pick(random, 0, 1 << 30),
                        is_kept ? std::optional(pick(random, 0, 1 << 30)) : std::nullopt,
                        text()};
  };
  IncomingMail mail;
  for (std::string* each :
       {&mail.headers, &mail.fingerprint, &mail.message_id, &mail.date_text, &mail.subject,
        &mail.auto_submitted, &mail.precedence, &mail.text, &mail.report.action, &mail.report.status,
        &mail.report.recipient, &mail.report.diagnostic, &mail.report.message_id, &mail.forwarded_subject})
    *each = text();
  for (auto* each : {&mail.from, &mail.reply_to, &mail.to, &mail.cc, &mail.forwarded_from})
    *each = some(random, box);
  for (auto* each : {&mail.in_reply_to, &mail.references, &mail.delivered_to, &mail.authentication_results,
                     &mail.failed_recipients, &mail.problems, &mail.warnings})
    *each = some(random, text);
  for (bool* each :
       {&mail.has_autoreply_header, &mail.has_list_id, &mail.is_spam, &mail.is_from_html, &mail.is_signed})
    *each = chance(random, 50);
  mail.sender = box();
  if (chance(random, 50)) mail.return_path = text();
  mail.received = some(random, trace);
  mail.parts = some(random, part);
  mail.report.kind = one_of(random, {MailReportKind::none, MailReportKind::delivery,
                                     MailReportKind::read_receipt, MailReportKind::feedback});
  return mail;
}

bool is_refused(std::string_view bytes) {
  try {
    read_mail_wire(bytes);
    return false;
  } catch (const Error& error) {
    return error.kind() == ErrorKind::bug;
  }
}

}  // namespace

TEST_CASE("mail wire: what is written is read back") {
  Random random{1};
  for (int round = 0; round < 2000; ++round) {
    const IncomingMail mail = some_mail(random);
    REQUIRE(read_mail_wire(write_mail_wire(mail)) == mail);
  }
}

TEST_CASE("mail wire: what is cut or goes on is refused") {
  Random random{2};
  for (int round = 0; round < 500; ++round) {
    const std::string bytes = write_mail_wire(some_mail(random));
    REQUIRE(is_refused(std::string_view(bytes).substr(0, below(random, bytes.size()))));
    REQUIRE(is_refused(bytes + 'x'));
  }
  CHECK(is_refused(""));
}

TEST_CASE("mail wire: changed bytes give a mail or an error") {
  Random random{3};
  int refused = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = write_mail_wire(some_mail(random));
    for (auto left = pick(random, 1, 4); left > 0; --left)
      bytes[below(random, bytes.size())] = static_cast<char>(below(random, 256));
    refused += is_refused(bytes) ? 1 : 0;
  }
  CHECK(refused > 400);
  CHECK(refused < 2000);
  CHECK(is_refused(std::string(400, '\xff')));
}
