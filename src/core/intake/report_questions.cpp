// Reads reports of mail systems (RFC 3464, RFC 8098, RFC 5965) and bounces in words.
#include "core/intake/report_questions.hpp"

#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace tix {
namespace {

constexpr std::array<std::string_view, 3> kDelivered = {"delivered", "relayed", "expanded"};
/// The words in the subject of a report in words that a mail is late, not lost.
constexpr std::array<std::string_view, 4> kDelayWords = {"delay", "still being retried", "warning",
                                                         "tertunda"};

/// Returns our mail that a report is about: by the part that returns it, else by what the report refers to.
std::optional<OwnMail> reported_mail(IntakeCase& of) {
  if (!of.mail.report.message_id.empty()) return of.known.own_mail(of.mail.report.message_id);
  for (const std::string& message_id : references_of(of.mail))
    if (auto own = of.known.own_mail(message_id)) return own;
  return std::nullopt;
}

/// Programs that fetch mail drop the empty Return-Path of a bounce, so that a missing one says as much.
bool is_from_mail_system(const IncomingMail& mail) {
  const bool is_daemon = std::ranges::any_of(mail.from, is_mailer_daemon) || is_mailer_daemon(mail.sender);
  return is_daemon &&
         (!mail.return_path || mail.return_path->empty() || is_mailer_daemon(Mailbox{"", *mail.return_path}));
}

bool says_delay(const IncomingMail& mail) {
  if (!mail.report.action.empty()) return mail.report.action == "delayed";
  if (!mail.report.status.empty()) return !mail.report.status.starts_with('5');
  const std::string subject = ascii_lower(mail.subject);
  return std::ranges::any_of(kDelayWords,
                             [&](std::string_view word) { return subject.find(word) != std::string::npos; });
}

std::string reason_of(const IncomingMail& mail) {
  const MailReport& report = mail.report;
  const std::string reason(trimmed(fmt::format("{} {}", report.status, report.diagnostic)));
  return reason.empty() ? mail.subject : reason;
}

BouncedMail bounced_mail(const IncomingMail& mail, const OwnMail& own) {
  const bool is_final = !says_delay(mail);
  std::string recipient = mail.report.recipient;
  if (recipient.empty() && !mail.failed_recipients.empty()) recipient = mail.failed_recipients.front();
  return {.outbox = own.outbox,
          .ticket = own.ticket,
          .to_agent = own.to_agent,
          .is_final = is_final,
          .is_bad_address = is_final && mail.report.status.starts_with("5.1."),
          .recipient = std::move(recipient),
          .reason = reason_of(mail)};
}

}  // namespace

bool decide_delivery_report(IntakeCase& of) {
  const IncomingMail& mail = of.mail;
  const bool is_report = mail.report.kind == MailReportKind::delivery || !mail.failed_recipients.empty() ||
                         (mail.report.kind == MailReportKind::none && is_from_mail_system(mail));
  if (!is_report) return false;
  const auto own = reported_mail(of);
  if (own) of.decision.ticket = own->ticket;
  if (position_named(mail.report.action, kDelivered))
    return of.decide(IntakeVerdict::ignored, "reports that a mail was delivered");
  if (!own) return of.decide(IntakeVerdict::bounce, "reports on a mail that is not ours");
  of.decision.bounced = bounced_mail(mail, *own);
  const bool is_final = of.decision.bounced->is_final;
  return of.decide(IntakeVerdict::bounce,
                   fmt::format("our mail {}: {}", is_final ? "was not delivered" : "is delayed",
                               of.decision.bounced->reason));
}

bool decide_other_report(IntakeCase& of) {
  const MailReportKind kind = of.mail.report.kind;
  if (kind != MailReportKind::read_receipt && kind != MailReportKind::feedback) return false;
  const auto own = reported_mail(of);
  if (own) of.decision.ticket = own->ticket;
  if (kind == MailReportKind::feedback)
    return of.decide(IntakeVerdict::held, "the recipient of a mail reported it as spam");
  if (own) of.decision.read_outbox = own->outbox;
  return of.decide(IntakeVerdict::ignored, "confirms that a mail was read");
}

}  // namespace tix
