// What holds for every mail, whatever stands in it.
#include "core/intake/known_mails.hpp"
#include "random_pick.hpp"

#include <array>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using namespace tix;
using namespace tix::testing;
using namespace tix::test;

using V = IntakeVerdict;

constexpr std::array<std::string_view, 15> kAddresses = {"ani@pelanggan.test",
                                                         "boss@pelanggan.test",
                                                         "x@fremd.test",
                                                         "budi@toko.test",
                                                         "gone@toko.test",
                                                         "help@toko.test",
                                                         "help+k7@toko.test",
                                                         "help+kx@toko.test",
                                                         "web@toko.test",
                                                         "no-reply@shop.test",
                                                         "MAILER-DAEMON",
                                                         "postmaster@a.test",
                                                         "not an address @ all",
                                                         "",
                                                         "-x@a.test"};
constexpr std::array<std::string_view, 8> kMessageIds = {"m1", "r1", "n1", "r2", "x1", "x2", "", "\xff\x01"};
constexpr std::array<std::string_view, 10> kSubjects = {"Printer",
                                                        "Re: Printer [Toko #1]",
                                                        "Fwd: Re: Printer [Toko #2]",
                                                        "Out of office",
                                                        "[Toko #999]",
                                                        "",
                                                        "\n\t",
                                                        "AUTO: a",
                                                        "Undelivered: a",
                                                        "[Toko #"};
constexpr std::array<std::string_view, 8> kTexts = {
    "It is broken.", "Terima kasih", "",       "a\n\nOn 1 Aug x wrote:\n> q",
    "\n\n",          "> q",          "-- \na", "---------- Forwarded message ---------"};

Mailbox random_box(Random& random) {
  return {chance(random, 50) ? "Mail Delivery System" : "", std::string(one_of(random, kAddresses))};
}

std::vector<Mailbox> random_boxes(Random& random, int most) {
  std::vector<Mailbox> boxes;
  for (auto left = pick(random, 0, most); left > 0; --left) boxes.push_back(random_box(random));
  return boxes;
}

std::vector<std::string> random_ids(Random& random) {
  std::vector<std::string> ids;
  for (auto left = pick(random, 0, 3); left > 0; --left) ids.emplace_back(one_of(random, kMessageIds));
  return ids;
}

IncomingMail random_mail(Random& random) {
  IncomingMail mail;
  mail.fingerprint = std::to_string(pick(random, 1, 1'000'000'000));
  mail.message_id = chance(random, 60) ? mail.fingerprint : std::string(one_of(random, kMessageIds));
  mail.from = chance(random, 80) ? std::vector{random_box(random)} : random_boxes(random, 3);
  if (chance(random, 20)) mail.reply_to = random_boxes(random, 2);
  mail.to = random_boxes(random, 3);
  mail.cc = random_boxes(random, 14);
  if (chance(random, 10)) mail.sender = random_box(random);
  mail.date_text = one_of(random, {"", "Mon, 10 Aug 2026 09:00:00 +0700", "yesterday"});
  mail.subject = one_of(random, kSubjects);
  mail.text = one_of(random, kTexts);
  if (chance(random, 40)) mail.in_reply_to = random_ids(random);
  if (chance(random, 40)) mail.references = random_ids(random);
  if (chance(random, 20)) mail.delivered_to = {std::string(one_of(random, kAddresses))};
  if (chance(random, 60)) mail.return_path = one_of(random, kAddresses);
  for (auto left = pick(random, 0, 3); left > 0; --left)
    mail.received.push_back({one_of(random, {"mx.toko.test", "relay", ""}),
                             chance(random, 80)
                                 ? std::optional(kNow - WallSeconds{pick(random, -99999, 999999)})
                                 : std::nullopt});
  if (chance(random, 40))
    mail.authentication_results = {"mx.toko.test; dmarc=" +
                                   std::string(one_of(random, {"pass", "fail", "none"}))};
  if (chance(random, 20)) mail.auto_submitted = one_of(random, {"auto-replied", "auto-generated", "no"});
  if (chance(random, 10))
    mail.precedence = one_of(random, {"bulk", "list", "auto_reply", "special-delivery"});
  mail.has_autoreply_header = chance(random, 3);
  mail.has_list_id = chance(random, 5);
  mail.is_spam = chance(random, 5);
  if (chance(random, 3)) mail.failed_recipients = {"ani@pelanggan.test"};
  if (chance(random, 5)) {
    mail.report = delivery_report(std::string(one_of(random, kMessageIds)),
                                  one_of(random, {"failed", "delayed", "delivered", ""}),
                                  one_of(random, {"5.1.1", "4.0.0", ""}));
    mail.report.kind =
        one_of(random, {MailReportKind::delivery, MailReportKind::read_receipt, MailReportKind::feedback});
  }
  if (chance(random, 10)) mail.forwarded_from = random_boxes(random, 2);
  if (chance(random, 5)) mail.problems = {"the headers have no end"};
  return mail;
}

/// Two tickets in any status, and a desk with or without its settings.
void change_randomly(TokoMails& toko, Random& random) {
  toko.add_second_ticket();
  for (auto& [id, ticket] : toko.known.tickets)
    ticket.status =
        one_of(random, {Status::new_, Status::open, Status::pending, Status::resolved, Status::closed});
  if (chance(random, 20)) toko.desk.channels.front().authserv = "";
  if (chance(random, 10)) toko.desk.channels.clear();
  if (chance(random, 10)) toko.desk.mark = "";
}

/// Whether the mail holds what only people who got a mail of ours, or sent us one, know.
bool has_proof(const IncomingMail& mail, const TokoMails& toko, TicketId ticket) {
  const bool has_token = !toko.desk.channels.empty() && ticket == TicketId{1} && [&] {
    auto boxes = mail.to;
    boxes.insert(boxes.end(), mail.cc.begin(), mail.cc.end());
    for (const std::string& address : mail.delivered_to) boxes.push_back({"", address});
    return std::ranges::any_of(boxes, [](const Mailbox& box) { return box.address == "help+k7@toko.test"; });
  }();
  auto ids = mail.in_reply_to;
  ids.insert(ids.end(), mail.references.begin(), mail.references.end());
  return has_token || std::ranges::any_of(ids, [&](const std::string& id) {
           return ticket == TicketId{2} ? id == "r2" : id == "r1" || id == "n1" || id == "m1";
         });
}

}  // namespace

TEST_CASE("intake: bytes of any kind are a ticket or wait in the inbox") {
  Random random{15};
  TokoMails toko;
  const auto bytes = [&] {
    std::string text;
    for (auto left = pick(random, 0, 40); left > 0; --left) text += static_cast<char>(pick(random, 1, 255));
    return text;
  };
  for (int i = 0; i < 2000; ++i) {
    IncomingMail mail = mail_from(bytes(), bytes(), bytes(), bytes());
    for (auto* boxes : {&mail.to, &mail.cc, &mail.reply_to, &mail.forwarded_from})
      boxes->push_back({bytes(), bytes()});
    mail.sender = {bytes(), bytes()};
    mail.in_reply_to = {bytes()};
    mail.authentication_results = {bytes(), "mx.toko.test;" + bytes()};
    mail.auto_submitted = chance(random, 50) ? bytes() : "";
    const IntakeDecision made = toko.decide(mail);
    REQUIRE(made.verdict == V::created);
    REQUIRE_FALSE(made.title.empty());
    REQUIRE(made.shown == mail.text.size());
  }
}

TEST_CASE("intake: laws of random mails", "[slow]") {
  Random random{14};
  std::array<int, kIntakeVerdictNames.size()> seen{};
  for (int i = 0; i < 60000; ++i) {
    TokoMails toko;
    change_randomly(toko, random);
    const IncomingMail mail = random_mail(random);
    const std::string before = std::to_string(toko.known.tickets.size());
    const IntakeDecision made = toko.decide(mail);
    ++seen[static_cast<std::size_t>(made.verdict)];
    INFO("mail " << i << " " << name_of(made.verdict) << ": " << made.why);

    // All that the rows need is there.
    REQUIRE_FALSE(made.why.empty());
    REQUIRE_FALSE(made.key.empty());
    REQUIRE_FALSE(made.title.empty());
    REQUIRE(made.channel == "mail");
    REQUIRE(made.at <= kNow);
    REQUIRE(kNow - made.at <= WallSeconds{7 * 86400});
    REQUIRE(made.shown <= mail.text.size());
    REQUIRE((made.author.address.empty() || is_mail_address(made.author.address)));
    const bool joins = made.verdict == V::added || made.verdict == V::note || made.verdict == V::auto_;
    if (joins || made.verdict == V::follow_up) REQUIRE(made.ticket);
    if (made.relates_to) REQUIRE(made.verdict == V::created);

    // Nothing lands on a ticket of others without proof.
    const auto standing = toko.known.standing(made.ticket);
    if (joins) {
      std::vector<std::string> people = standing->requester;
      people.insert(people.end(), standing->cc.begin(), standing->cc.end());
      const bool is_on_it =
          std::ranges::find(people, made.author.address) != people.end() && made.auth != MailAuth::fail;
      REQUIRE((is_on_it || has_proof(mail, toko, made.ticket)));
      if (made.verdict == V::added) REQUIRE(made.flags.has(IntakeFlag::stranger) != is_on_it);
      if (made.verdict != V::note) REQUIRE(standing->status != Status::closed);
    }

    // A robot opens nothing, and nothing automatic answers a robot, a forger or one of us.
    const bool is_robot =
        mail.auto_submitted == "auto-replied" || mail.has_autoreply_header || mail.precedence == "auto_reply";
    if (is_robot)
      REQUIRE((made.verdict != V::created && made.verdict != V::added && made.verdict != V::note));
    if (made.acknowledge) {
      REQUIRE(made.verdict == V::created);
      REQUIRE_FALSE(made.flags.has(IntakeFlag::automatic));
      REQUIRE(made.auth != MailAuth::fail);
      REQUIRE_FALSE(made.author.address.empty());
    }

    // Only people get copies, ten at most, of a mail of the requester.
    REQUIRE(made.cc.size() <= 10);
    for (const std::string& address : made.cc)
      REQUIRE((address == "ani@pelanggan.test" || address == "boss@pelanggan.test" ||
               address == "x@fremd.test" || address == "help+kx@toko.test" || toko.desk.channels.empty()));
    if (!made.cc.empty()) REQUIRE(made.auth != MailAuth::fail);
    if (!made.cc.empty() && made.verdict == V::added)
      REQUIRE(made.author.address == standing->requester.front());

    // The same mail again is a duplicate, and changes nothing.
    toko.known.take(mail, made);
    REQUIRE(toko.decide(mail).verdict == V::duplicate);
    REQUIRE((made.verdict == V::created || made.verdict == V::follow_up ||
             std::to_string(toko.known.tickets.size()) == before));
  }
  for (const V verdict : kIntakeVerdictNames.enumerators()) {
    INFO(name_of(verdict));
    CHECK((seen[static_cast<std::size_t>(verdict)] > 100) == (verdict != V::duplicate));
  }
}
