// A desk for mails, mails to it, and what it knows of them, kept in maps.
#pragma once

#include "tix/intake/correspondence.hpp"
#include "tix/intake/incoming_mail.hpp"
#include "tix/intake/intake_decision.hpp"
#include "tix/policy/policy.hpp"
#include "tix/text/ascii.hpp"
#include "tix/time/instant.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tix::testing {

inline constexpr Instant kNow = Instant::from_unix(1'786'327'200);  // 2026-08-10T02:00:00Z

inline const std::string kAni = "ani@pelanggan.test";    // the requester
inline const std::string kBoss = "boss@pelanggan.test";  // in copy
inline const std::string kX = "x@fremd.test";            // a stranger

/// Answers from maps. `take` does what desk does with a decision, as far as later mails ask for it.
class KnownMails : public Correspondence {
 public:
  struct Created {
    std::string address;
    Instant at;
  };

  bool knows_key(std::string_view key) override { return keys.contains(std::string(key)); }
  std::optional<OwnMail> own_mail(std::string_view message_id) override {
    const auto found = own.find(std::string(message_id));
    return found == own.end() ? std::nullopt : std::optional(found->second);
  }
  TicketId ticket_of_incoming(std::string_view message_id) override {
    const auto found = incoming.find(std::string(message_id));
    return found == incoming.end() ? TicketId{} : found->second;
  }
  TicketId ticket_of_token(std::string_view token) override {
    const auto found = tokens.find(std::string(token));
    return found == tokens.end() ? TicketId{} : found->second;
  }
  std::optional<TicketStanding> standing(TicketId ticket) override {
    const auto found = tickets.find(ticket.value);
    if (found == tickets.end()) return std::nullopt;
    return found->second;
  }
  std::int64_t created_since(std::string_view address, Instant since) override {
    return std::ranges::count_if(created, [&](const Created& one) {
      return one.at > since && (address.empty() || equal_without_case(one.address, address));
    });
  }
  bool was_acknowledged(std::string_view address, Instant since) override {
    return std::ranges::any_of(acknowledged, [&](const Created& one) {
      return one.at >= since && equal_without_case(one.address, address);
    });
  }

  /// Records a decision. Returns the ticket that the mail is on now; none if it is on none.
  TicketId take(const IncomingMail& mail, const IntakeDecision& decision) {
    if (decision.verdict == IntakeVerdict::duplicate) return {};
    keys.insert(decision.key);
    const bool opens =
        decision.verdict == IntakeVerdict::created || decision.verdict == IntakeVerdict::follow_up;
    const bool joins = decision.verdict == IntakeVerdict::added || decision.verdict == IntakeVerdict::note ||
                       decision.verdict == IntakeVerdict::auto_;
    TicketId ticket = joins ? decision.ticket : TicketId{};
    if (opens) {
      ticket = TicketId{static_cast<std::int64_t>(tickets.size()) + 1};
      TicketStanding& made = tickets[ticket.value];
      made.id = ticket;
      if (!decision.author.address.empty()) made.requester = {decision.author.address};
      created.push_back({decision.author.address, decision.at});
    }
    if (ticket) {
      TicketStanding& standing = tickets.at(ticket.value);
      standing.cc.insert(standing.cc.end(), decision.cc.begin(), decision.cc.end());
      if (!mail.message_id.empty()) incoming.emplace(mail.message_id, ticket);
    }
    if (decision.acknowledge) acknowledged.push_back({decision.author.address, kNow});
    return ticket;
  }

  std::set<std::string> keys;
  std::map<std::string, OwnMail> own;
  std::map<std::string, TicketId> incoming, tokens;
  std::map<std::int64_t, TicketStanding> tickets;
  std::vector<Created> created, acknowledged;
};

/// The desk of the golden cases: help@toko.test, agents budi and sari, and gone, who has left.
inline Desk toko() {
  const auto agent = [](std::string name, bool active = true) {
    AgentPolicy policy;
    policy.email = name + "@toko.test";
    policy.name = std::move(name);
    policy.active = active;
    return policy;
  };
  Desk desk;
  desk.name = "Toko Serba Ada";
  desk.mark = "Toko";
  desk.agents = {agent("budi"), agent("sari"), agent("gone", false)};
  ChannelPolicy mail;
  mail.name = "mail";
  mail.addresses = {"help@toko.test"};
  mail.acknowledge = "received";
  mail.reply_to = "help+{token}@toko.test";
  mail.authserv = "mx.toko.test";
  mail.forms = {"web@toko.test"};
  desk.channels = {mail};
  return desk;
}

/// A mail from one address to help@toko.test with a Message-ID and a date.
inline IncomingMail mail_from(std::string address, std::string message_id, std::string subject = "Printer",
                              std::string text = "It is broken.") {
  IncomingMail mail;
  mail.from = {{"", std::move(address)}};
  mail.to = {{"", "help@toko.test"}};
  mail.message_id = std::move(message_id);
  mail.fingerprint = "f0";
  mail.date_text = "Mon, 10 Aug 2026 09:00:00 +0700";
  mail.subject = std::move(subject);
  mail.text = std::move(text);
  mail.return_path = mail.from.front().address;
  return mail;
}

inline IncomingMail answer_to(std::string message_id, IncomingMail mail) {
  mail.in_reply_to = {message_id};
  mail.references = {std::move(message_id)};
  return mail;
}

inline IncomingMail with_auth(std::string result, IncomingMail mail) {
  mail.authentication_results = {"mx.toko.test; " + std::move(result)};
  return mail;
}

/// A report on one of our mails.
inline MailReport report_on(MailReportKind kind, std::string message_id) {
  MailReport report;
  report.kind = kind;
  report.message_id = std::move(message_id);
  return report;
}

inline MailReport delivery_report(std::string message_id, std::string action, std::string status) {
  MailReport report = report_on(MailReportKind::delivery, std::move(message_id));
  report.action = std::move(action);
  report.status = std::move(status);
  return report;
}

/// The desk, and ani@, who opened ticket 1 by the mail m1 with boss@ in Cc. Our reply to it is r1.
class TokoMails {
 public:
  TokoMails() {
    IncomingMail m1 = mail_from("ani@pelanggan.test", "m1");
    m1.cc = {{"Boss", "boss@pelanggan.test"}};
    first = decide(m1);
    known.take(m1, first);
    known.own["r1"] = {.ticket = TicketId{1}, .outbox = 7};
    known.own["n1"] = {.ticket = TicketId{1}, .outbox = 8, .to_agent = true};
    known.tokens["k7"] = TicketId{1};
  }

  IntakeDecision decide(const IncomingMail& mail) { return decide_intake(mail, desk, known, kNow); }
  /// Decides and records.
  IntakeDecision take(const IncomingMail& mail) {
    IntakeDecision decision = decide(mail);
    known.take(mail, decision);
    return decision;
  }
  TicketStanding& ticket() { return known.tickets.at(1); }
  /// Adds ticket 2 of x@, with our mail r2.
  void add_second_ticket() {
    TicketStanding& second = known.tickets[2];
    second.id = TicketId{2};
    second.status = Status::open;
    second.requester = {"x@fremd.test"};
    known.own["r2"] = {.ticket = TicketId{2}, .outbox = 9};
  }

  Desk desk = toko();
  KnownMails known;
  IntakeDecision first;
};

}  // namespace tix::testing
