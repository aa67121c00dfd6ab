// An address to which mail came back: replies go, nothing automatic does, and a message from it ends that.
#include "desk/intake/bounced_mail.hpp"
#include "desk/intake/take_in.hpp"
#include "desk/work/notifying_desk.hpp"
#include "store/people/customer_addresses.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

constexpr const char* kAna = "ana@acme.test";

class BouncingDesk : public NotifyingDesk {
 public:
  void bounce(TicketId id, const std::string& recipient, bool is_bad_address = true) {
    const auto rows = outbox();
    const auto mail = std::ranges::find(rows, std::string(kAna), &store::OutboxRow::address);
    desk::Work work(database(), author());
    desk::note_bounce(work, {.outbox = mail->id,
                             .ticket = id,
                             .is_final = true,
                             .is_bad_address = is_bad_address,
                             .recipient = recipient,
                             .reason = "5.1.1 no such user"});
    work.record_change();
    work.commit();
  }
  bool is_bouncing(const char* address = kAna) { return store::is_bouncing(database(), address); }
  std::size_t mails_to(const std::string& address) {
    const auto rows = outbox();
    return static_cast<std::size_t>(std::ranges::count(rows, address, &store::OutboxRow::address));
  }
  void send_message(TicketId id, const char* about) {
    desk::Work work(database(), author());
    desk::notify(work, id, {.to_customer = true, .about = about, .subject = "s", .body = about});
    work.record_change();
    work.commit();
  }
  void receive_from(const std::string& address, const std::string& message_id) {
    desk::Work work(database(), author());
    IncomingMail mail;
    mail.from = {{"", address}};
    mail.message_id = message_id;
    mail.subject = mail.text = "Hello";
    const store::BlobSource nothing{0, [](std::int64_t, char*, std::size_t) {}};
    desk::take_in(work, {mail, nothing, nothing});
    work.commit();
  }
};

}  // namespace

TEST_CASE("bouncing: only an address that does not exist, and to which the mail went") {
  BouncingDesk desk;
  const TicketId id = desk.ticket(kAna);
  desk.reply_to(id, "Try again");
  desk.bounce(id, kAna, false);
  CHECK_FALSE(desk.is_bouncing());
  {
    desk::Work work(desk.database(), desk.author());
    work.know_customer("boss@acme.test", work.now());
    work.record_change();
    work.commit();
  }
  desk.bounce(id, "boss@acme.test");
  CHECK_FALSE(desk.is_bouncing());
  CHECK_FALSE(desk.is_bouncing("boss@acme.test"));
  desk.bounce(id, "ANA@acme.test");
  CHECK(desk.is_bouncing());
}

TEST_CASE("bouncing: replies go, nothing automatic does, and a message ends it") {
  BouncingDesk desk;
  const TicketId id = desk.ticket(kAna);
  desk.reply_to(id, "Try again");
  desk.bounce(id, "");
  REQUIRE(desk.is_bouncing());
  const std::size_t before = desk.mails_to(kAna);
  desk.send_message(id, "message");
  CHECK(desk.mails_to(kAna) == before);
  desk.reply_to(id, "Did you get this?");
  CHECK(desk.mails_to(kAna) == before + 1);
  desk.receive_from("bo@acme.test", "1@acme.test");
  CHECK(desk.is_bouncing());
  desk.receive_from("Ana@ACME.test", "2@acme.test");
  CHECK_FALSE(desk.is_bouncing());
  desk.send_message(id, "message");
  CHECK(desk.mails_to(kAna) == before + 2);
  CHECK(store::addresses_agree_with_facts(desk.database()));
}
