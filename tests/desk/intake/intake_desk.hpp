// A desk that takes mails in from texts, as tix intake does from files.
#pragma once

#include "desk/import/import_desk.hpp"
#include "desk/intake/intake_batch.hpp"
#include "format/mail/taken_mail.hpp"
#include "store/outbox/outbox.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::test {

inline constexpr const char* kMailDesk = R"(
[desk]
name = "Toko"
mark = "Toko"
zone = "Asia/Jakarta"
[team.frontline]
lead = "sari"
[agent.budi]
team = "frontline"
email = "budi@toko.test"
[agent.sari]
team = "frontline"
email = "sari@toko.test"
[channel.mail]
addresses = ["help@toko.test"]
team = "frontline"
acknowledge = "received"
reply_to = "help+{token}@toko.test"
authserv = "mx.toko.test"
forms = ["web@toko.test", "wordpress@toko.test"]
[message.received]
body = "Halo {customer}, we have your message as #{id}."
)";

/// 2026-08-10 19:00 in Jakarta.
inline constexpr Instant kMailNow = Instant::from_unix(1786363200);

class IntakeDesk : public ImportDesk {
 public:
  explicit IntakeDesk(const char* desk_text = kMailDesk) : ImportDesk(desk_text) { now = kMailNow; }

  /// Takes a mail in.
  desk::TakenIn take(std::string_view raw, desk::Storing storing = desk::Storing::commits);
  /// Answers a ticket as an agent, and returns the row of the mail.
  store::OutboxRow reply(TicketId id, const std::string& text, std::optional<Status> then = {});
  /// Mails an agent about a ticket.
  void notify_agent(TicketId id, const std::string& agent);
  /// Gives a mail of the outbox the Message-ID that a fixture answers.
  void name_mail(std::int64_t outbox, const std::string& message_id);
  /// Makes a ticket of a customer by hand.
  TicketId ticket(const std::string& requester, const std::string& title);
  Ticket ticket_now(TicketId id);
  std::vector<store::OutboxRow> outbox();
  /// Returns the only value of a query.
  std::string value(const std::string& sql);
};

/// Returns a mail with these headers and this text. A Message-ID and a date are added if `headers` has none.
std::string mail_text(const std::string& headers, const std::string& text);

}  // namespace tix::test
