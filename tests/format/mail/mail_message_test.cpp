// Mails: the headers of a notice and no others, whatever the texts hold, and the words as they were.
#include "format/mail/mail_message.hpp"

#include "format/mail/mail_reading.hpp"
#include "format/text/random_text.hpp"
#include "format/text/terminal_text.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <array>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::format;
using tix::test::chance;
using tix::test::Random;
using tix::test::random_text;

namespace {

Mail plain_mail() {
  Mail mail;
  mail.from = {"Toko", "support@example.test"};
  mail.to = "ana@acme.test";
  mail.subject = "Re: No network [#42]";
  mail.body = "Please restart it.";
  mail.date = Instant::from_unix(1786093200);
  mail.message_id = "42.7.1786093200.0123456789abcdef@tix.invalid";
  mail.in_reply_to = "42.0123456789abcdef@tix.invalid";
  mail.references = {mail.in_reply_to};
  return mail;
}

/// Content-Transfer-Encoding stands where it is not 7bit.
const std::vector<std::string> kHeaders = {
    "Auto-Submitted", "Content-Type", "Date",       "From",    "In-Reply-To",
    "MIME-Version",   "Message-Id",   "References", "Subject", "To"};

std::vector<std::string> names_of(const test::ReadMail& mail) {
  std::vector<std::string> names;
  for (const auto& header : mail.headers)
    if (header.first != "Content-Transfer-Encoding") names.push_back(header.first);
  std::ranges::sort(names);
  return names;
}

constexpr std::array<std::string_view, 24> kPieces = {"a",
                                                      " ",
                                                      "\n",
                                                      "\r",
                                                      "\r\n",
                                                      "\r\n\r\n",
                                                      "\nBcc: eve@evil.test\n",
                                                      "\t",
                                                      ",",
                                                      "<x@y>",
                                                      "\"",
                                                      "=?utf-8?Q?",
                                                      "?=",
                                                      "=",
                                                      ".\n",
                                                      "\nFrom here\n",
                                                      "\xc3\xa9",
                                                      "\xe6\x97\xa5\xe6\x9c\xac",
                                                      "\xf0\x9f\x98\x80",
                                                      "\xff",
                                                      "\x1b[2J",
                                                      "\xe2\x80\xae",
                                                      "To: bob@evil.test",
                                                      "; charset=x"};

}  // namespace

TEST_CASE("a mail as it is written") {
  CHECK(mail_message(plain_mail()) ==
        "From: Toko <support@example.test>\n"
        "To: ana@acme.test\n"
        "Subject: Re: No network [#42]\n"
        "Date: Fri, 07 Aug 2026 09:00:00 +0000\n"
        "Message-Id: <42.7.1786093200.0123456789abcdef@tix.invalid>\n"
        "In-Reply-To: <42.0123456789abcdef@tix.invalid>\n"
        "References: <42.0123456789abcdef@tix.invalid>\n"
        "Auto-Submitted: auto-generated\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\n"
        "\n"
        "Please restart it.\n");
}

TEST_CASE("what a person wrote is not called automatic") {
  Mail mail = plain_mail();
  mail.automatic = false;
  CHECK(test::read_mail(mail_message(mail)).header("Auto-Submitted") == "(none)");
}

TEST_CASE("an acknowledgement says that it answers automatically") {
  Mail mail = plain_mail();
  mail.acknowledges = true;
  CHECK(test::read_mail(mail_message(mail)).header("Auto-Submitted") == "auto-replied");
}

TEST_CASE("a reply goes to several people and continues their thread") {
  Mail mail = plain_mail();
  mail.automatic = false;
  mail.cc = {"boss@acme.test", "eva@acme.test"};
  mail.reply_to = "help+abc@toko.test";
  mail.in_reply_to = "m1@acme.test";
  mail.references = {"m0@acme.test", "m1@acme.test"};
  CHECK(
      mail_message(mail).starts_with("From: Toko <support@example.test>\n"
                                     "To: ana@acme.test\n"
                                     "Cc: boss@acme.test, eva@acme.test\n"
                                     "Reply-To: help+abc@toko.test\n"
                                     "Subject: Re: No network [#42]\n"
                                     "Date: Fri, 07 Aug 2026 09:00:00 +0000\n"
                                     "Message-Id: <42.7.1786093200.0123456789abcdef@tix.invalid>\n"
                                     "In-Reply-To: <m1@acme.test>\n"
                                     "References: <m0@acme.test>\n"
                                     " <m1@acme.test>\n"
                                     "MIME-Version: 1.0\n"));
}

TEST_CASE("a Message-ID that no header can hold is left out", "[hostile]") {
  Mail mail = plain_mail();
  for (const std::string& bad :
       {std::string("a\nBcc: eve@evil.test"), std::string("a b"), std::string("a><b"),
        std::string("\xc3\xa9"), std::string(1000, 'x'), std::string("a\tb"), std::string()}) {
    mail.in_reply_to = bad;
    mail.references = {bad, "good@acme.test", bad};
    const test::ReadMail read = test::read_mail(mail_message(mail));
    CHECK(read.header("In-Reply-To") == "(none)");
    CHECK(read.header("References") == "<good@acme.test>");
  }
}

TEST_CASE("a file comes after the text, under its name") {
  Mail mail = plain_mail();
  mail.body = "See =_tix_1_= below.";
  mail.attachments = {{"r\xc3\xa9sum\xc3\xa9 \"1\".png", "image/png", std::string("\0\xff\n.\n", 5)},
                      {"a.eml", "message/rfc822", "From: x"}};
  const std::string text = mail_message(mail);
  CHECK(text == mail_message(mail));
  CHECK(text.substr(text.find("MIME-Version")) ==
        "MIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=\"=_tix_2_=\"\n"
        "\n"
        "--=_tix_2_=\n"
        "Content-Type: text/plain; charset=utf-8\n"
        "\n"
        "See =_tix_1_= below.\n"
        "\n"
        "--=_tix_2_=\n"
        "Content-Type: image/png\n"
        "Content-Transfer-Encoding: base64\n"
        "Content-Disposition: attachment; filename*=UTF-8''r%C3%A9sum%C3%A9%20%221%22.png\n"
        "\n"
        "AP8KLgo=\n"
        "\n"
        "--=_tix_2_=\n"
        "Content-Type: application/octet-stream\n"
        "Content-Transfer-Encoding: base64\n"
        "Content-Disposition: attachment; filename=a.eml\n"
        "\n"
        "RnJvbTogeA==\n"
        "\n"
        "--=_tix_2_=--\n");
}

TEST_CASE("law: a file comes back as it was, and its name and type add no header", "[hostile][slow]") {
  Random random(6);
  for (int i = 0; i < 1000; ++i) {
    Mail mail = plain_mail();
    mail.html = chance(random, 2) ? "<p>Hello</p>" : "";
    std::vector<std::string> contents;
    for (int n = 0; n < 3; ++n) {
      contents.push_back(random_text(random, kPieces, 40));
      mail.attachments.push_back(
          {random_text(random, kPieces, 12), random_text(random, kPieces, 3), contents.back()});
    }
    const std::string text = mail_message(mail);
    INFO(text);
    REQUIRE(
        std::ranges::all_of(text, [](char c) { return (c >= ' ' && c < '\x7f') || c == '\n' || c == '\t'; }));
    REQUIRE(names_of(test::read_mail(text)) == kHeaders);
    constexpr std::string_view kBoundary = "\n--=_tix_1_=";
    std::size_t at = text.find(kBoundary, text.find(kBoundary) + 1);
    for (const std::string& content : contents) {
      const std::size_t head = text.find('\n', at + kBoundary.size()) + 1, body = text.find("\n\n", head) + 2;
      at = text.find(kBoundary, body);
      REQUIRE(test::from_base64(text.substr(body, at - body)) == content);
      int headers = 0;
      for (std::size_t line = head; line < body - 1; line = text.find('\n', line) + 1)
        headers += text[line] != ' ' && text[line] != '\t';
      REQUIRE(headers == 3);
    }
    REQUIRE(text.substr(at) == std::string(kBoundary) + "--\n");
  }
}

TEST_CASE("law: no text adds a header, breaks a line too long or is lost", "[hostile][slow]") {
  Random random(4);
  for (int i = 0; i < 3000; ++i) {
    Mail mail = plain_mail();
    mail.from.name = random_text(random, kPieces, 6);
    mail.subject = random_text(random, kPieces, 20);
    mail.body = random_text(random, kPieces, 60);
    if (chance(random, 20)) mail.body += std::string(2000, 'x');
    if (chance(random, 20)) mail.subject += std::string(300, 'y');
    const std::string text = mail_message(mail);
    INFO(text);
    REQUIRE(mail_message(mail) == text);
    REQUIRE(
        std::ranges::all_of(text, [](char c) { return (c >= ' ' && c < '\x7f') || c == '\n' || c == '\t'; }));
    std::size_t longest = 0;
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1)
      longest = std::max(longest, text.find('\n', at) - at);
    REQUIRE(longest <= 998);
    const test::ReadMail read = test::read_mail(text);
    REQUIRE(names_of(read) == kHeaders);
    REQUIRE(read.header("To") == "ana@acme.test");
    REQUIRE(read.header("From").find("support@example.test") != std::string::npos);
    std::string body = escape_controls(mail.body, Breaks::keep);
    if (!body.ends_with('\n')) body += '\n';
    REQUIRE(read.body == body);
  }
}

TEST_CASE("a subject comes back as it was, in any script") {
  for (const char* subject :
       {"plain", "\xc3\xa9t\xc3\xa9 [#4]", "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e [#4]",
        "=?utf-8?Q?not_encoded?=", "a  b", "Ticket \xf0\x9f\x98\x80 \xf0\x9f\x98\x80"}) {
    Mail mail = plain_mail();
    mail.subject = subject;
    CHECK(test::from_header(test::read_mail(mail_message(mail)).header("Subject")) == subject);
  }
}

TEST_CASE("a sender is an address, perhaps with a name") {
  CHECK(mailbox("support@example.test").address == "support@example.test");
  CHECK(mailbox("Support <s@example.test>").name == "Support");
  CHECK(mailbox("\"Support, Toko\" <s@example.test>").name == "Support, Toko");
  for (const char* bad : {"", "support", "Support <support>", "a@b, c@d", "Support <s@example.test> x"})
    CHECK_THROWS_AS(mailbox(bad), Error);
}
