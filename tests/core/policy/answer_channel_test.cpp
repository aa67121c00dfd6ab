// Which channel answers a ticket, and which addresses are the desk's own.
#include "tix/policy/answer_channel.hpp"

#include <catch2/catch.hpp>

using namespace tix;

namespace {

Desk desk_with_channels() {
  Desk desk;
  ChannelPolicy& mail = desk.channels.emplace_back();
  mail.name = "mail";
  mail.addresses = {"help@toko.test", "support@toko.test"};
  mail.reply_to = "help+{token}@toko.test";
  ChannelPolicy& billing = desk.channels.emplace_back();
  billing.name = "billing";
  billing.addresses = {"billing@pay.toko.test"};
  ChannelPolicy& chat = desk.channels.emplace_back();
  chat.name = "whatsapp";
  chat.kind = ChannelKind::chat;
  chat.addresses = {"+62812"};
  return desk;
}

}  // namespace

TEST_CASE("a ticket is answered by its own channel, else by that for mail") {
  const Desk desk = desk_with_channels();
  CHECK(answer_channel(desk, "billing")->name == "billing");
  CHECK(answer_channel(desk, "mail")->name == "mail");
  CHECK(answer_channel(desk, "whatsapp")->name == "mail");
  CHECK(answer_channel(desk, "")->name == "mail");
  CHECK(answer_channel(Desk{}, "mail") == nullptr);
  CHECK(message_domain(answer_channel(desk, "billing")) == "pay.toko.test");
  CHECK(message_domain(answer_channel(desk, "phone")) == "toko.test");
  CHECK(message_domain(nullptr) == "tix.invalid");
  CHECK(reply_address(*answer_channel(desk, "mail"), "abc") == "help+abc@toko.test");
  CHECK(reply_address(*answer_channel(desk, "billing"), "abc").empty());
}

TEST_CASE("our own addresses are those of all channels, in any case and with any token") {
  const Desk desk = desk_with_channels();
  for (const char* own : {"help@toko.test", "HELP@Toko.Test", "support@toko.test", "billing@pay.toko.test",
                          "help+abcdefghij@toko.test", "Help+x@TOKO.test"})
    CHECK(is_own_address(desk, own));
  for (const char* other : {"", "ana@acme.test", "help@toko.test.evil.test", "help+@toko.test",
                            "xhelp@toko.test", "help+a@toko.tes"})
    CHECK_FALSE(is_own_address(desk, other));
}

TEST_CASE("subjects bear the mark of the desk, or else its name") {
  Desk desk;
  CHECK(desk.subject_mark().empty());
  desk.name = "Toko Biru";
  CHECK(desk.subject_mark() == "Toko Biru");
  desk.mark = "TB";
  CHECK(desk.subject_mark() == "TB");
}
