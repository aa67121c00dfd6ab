// Laws of the mail reader: any bytes are read, and what a mail was made of comes back.
#include "format/mail/mail_reader.hpp"
#include "format/mail/taken_mail.hpp"
#include "random_pick.hpp"

#include <algorithm>
#include <array>

#include <catch2/catch.hpp>
using namespace tix;
using namespace tix::format;
using test::below;
using test::chance;
using test::flaw_of;
using test::one_of;
using test::pick;
using test::Random;
using test::taken;

namespace {

constexpr std::array<std::string_view, 62> kMailPieces = {
    "From: ani@example.test\n",
    "From: =?utf-8?B?w6Q=?= <a@b.test>\n",
    "Sender: x@y.test\n",
    "Subject: ",
    "=?iso-2022-jp?B?GyRCRnwbKEI=?=",
    "=?gb2312?Q?=C4=E3?=",
    "=?utf-8?Q?=E3=81?= =?utf-8?Q?=82?=",
    "=?x?y?z?=",
    "Content-Type: text/plain; charset=utf-8\n",
    "Content-Type: text/html\n",
    "Content-Type: multipart/mixed; boundary=b\n",
    "Content-Type: multipart/alternative; boundary=\"c\"\n",
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n",
    "Content-Type: message/rfc822\n",
    "Content-Type: message/delivery-status\n",
    "Content-Type: text/plain; format=flowed; delsp=yes\n",
    "Content-Type: image/png; name*0*=utf-8''a%C3; name*1*=%A4.png\n",
    "Content-Transfer-Encoding: base64\n",
    "Content-Transfer-Encoding: quoted-printable\n",
    "Content-Transfer-Encoding: x-uuencode\n",
    "Content-Transfer-Encoding: odd\n",
    "Content-Disposition: attachment; filename=\"../a\x01.pdf\"\n",
    "Message-ID: <a@b>\n",
    "In-Reply-To: <a@b",
    "References: <<a@b><c d@e> x@y\n",
    "Received: from x by y; Mon, 10 Aug 2026 09:00:00 +0700\n",
    "Return-Path: <>\n",
    "X-Failed-Recipients: a@b, c@d\n",
    "Auto-Submitted: auto-replied (x); y\n",
    "Action: failed\nStatus: 5.1.1\nFinal-Recipient: rfc822; a@b\n",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "--b\n",
    "--b\n",
    "--b--\n",
    "--c\n",
    "--c--\n",
    "--c",
    "aGVsbG8=\n",
    "=E4=\n",
    "=",
    "begin 644 a\n",
    "text \n",
    "> quoted\n",
    "<p>x<br>",
    "<div hidden>",
    "<a href=\"http://x\">",
    "<table><tr><td>",
    "</b></p>",
    "<pre>\n",
    "<li>",
    "&nbsp;&#0;",
    "<b",
    "\x1b$B",
    "\xe3\x81\x82",
    "\xff",
    "\xe4",
    std::string_view("\0", 1)};

std::string random_mail_bytes(Random& random) {
  std::string bytes;
  for (auto left = pick(random, 0, one_of(random, {2, 12, 60})); left > 0; --left) {
    if (chance(random, 3))
      bytes += static_cast<char>(below(random, 256));
    else
      bytes += one_of(random, kMailPieces);
  }
  return bytes;
}

/// A mail that is built by rules, and what must be read from it.
struct MadeMail {
  std::string bytes;
  std::string subject;
  std::string text;
  std::vector<std::pair<std::string, std::string>> files;  ///< names and bytes
};

std::string base64_of(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (; !bytes.empty(); bytes.remove_prefix(std::min<std::size_t>(3, bytes.size()))) {
    unsigned bits = 0;
    for (std::size_t i = 0; i < 3; ++i)
      bits = bits << 8U | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) out += i <= bytes.size() ? kDigits[bits >> (18 - 6 * i) & 63U] : '=';
  }
  return out;
}

std::string in_lines(const std::string& text, const std::string& line_end) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += 76) out += text.substr(at, 76) + line_end;
  return out;
}

constexpr std::array<std::string_view, 9> kWords = {"rusak", "mesin",  "漢字", "é",  "🙂",
                                                    "Masih", "tolong", "1.",   "--b"};

std::string random_words(Random& random, std::size_t most) {
  std::string text;
  for (auto left = pick(random, 1, static_cast<std::int64_t>(most)); left > 0; --left)
    text.append(text.empty() ? "" : " ").append(one_of(random, kWords));
  return text;
}

std::string encoded_words(Random& random, const std::string& text, const std::string& line_end) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto size = static_cast<std::size_t>(pick(random, 1, 30));  // may split a character
    out += (out.empty() ? "" : line_end + ' ') + "=?UTF-8?b?" + base64_of(text.substr(at, size)) + "?=";
    at += size;
  }
  return out;
}

MadeMail made_mail(Random& random) {
  MadeMail made;
  const std::string end = chance(random, 50) ? "\r\n" : "\n";
  made.subject = random_words(random, 12);
  made.bytes =
      "From: Ani <ani@EXAMPLE.test>" + end + "Subject: " + encoded_words(random, made.subject, end) + end;
  std::vector<std::string> entities;
  for (auto left = pick(random, 1, 3); left > 0; --left) {
    const std::string text = random_words(random, 40);
    made.text += (made.text.empty() ? "" : "\n\n") + text;
    entities.push_back("Content-Type: text/plain; charset=UTF-8" + end + "Content-Transfer-Encoding: base64" +
                       end + end + in_lines(base64_of(text), end));
  }
  for (auto left = below(random, 4); left > 0; --left) {
    std::string bytes;
    for (auto size = pick(random, 0, one_of(random, {10, 300, 70000})); size > 0; --size)
      bytes += static_cast<char>(below(random, 256));
    const std::string name = "f" + std::to_string(left) + ".bin";
    const bool is_plain = bytes.find("--") == std::string::npos && chance(random, 30);
    made.files.emplace_back(name, bytes);
    entities.push_back(
        "Content-Type: application/octet-stream" + end + "Content-Disposition: attachment; filename=\"" +
        name + "\"" + end +
        (is_plain ? "Content-Transfer-Encoding: binary" + end + end + bytes + end
                  : "Content-Transfer-Encoding: base64" + end + end + in_lines(base64_of(bytes), end)));
  }
  std::string prefix = "outer";
  for (auto depth = below(random, 5); depth > 0; --depth) {
    made.bytes += "Content-Type: multipart/mixed; boundary=\"" + prefix + "\"" + end + end + "preamble" +
                  end + "--" + prefix + end;
    prefix += "-in";
  }
  made.bytes += "Content-Type: multipart/mixed;" + end + "\tboundary=" + prefix + end + end;
  for (const std::string& entity : entities) made.bytes += "--" + prefix + end + entity;
  made.bytes += "--" + prefix + "--" + end;
  return made;
}

}  // namespace

TEST_CASE("mail reader: random bytes are read without a flaw", "[slow]") {
  Random random{14};
  for (int round = 0; round < 20000; ++round) {
    const std::string bytes = random_mail_bytes(random);
    INFO(bytes);
    REQUIRE(flaw_of(taken(bytes)) == "");
  }
}

TEST_CASE("mail reader: small limits hold for random bytes", "[slow]") {
  Random random{15};
  for (int round = 0; round < 5000; ++round) {
    MailLimits limits;
    limits.max_size = below(random, 20);
    limits.headers = pick(random, 1, 60);
    limits.parts = static_cast<std::size_t>(below(random, 3));
    limits.levels = static_cast<std::size_t>(below(random, 3));
    limits.addresses = static_cast<std::size_t>(below(random, 3));
    limits.text = below(random, 20);
    const std::string bytes = random_mail_bytes(random);
    INFO(bytes);
    REQUIRE(flaw_of(taken(bytes, limits), limits) == "");
  }
}

TEST_CASE("mail reader: subject, texts and files come back as they were", "[slow]") {
  Random random{16};
  for (int round = 0; round < 800; ++round) {
    const MadeMail made = made_mail(random);
    const test::TakenMail mail = taken(made.bytes);
    INFO(made.bytes);
    REQUIRE(flaw_of(mail) == "");
    REQUIRE(mail.problems == std::vector<std::string>{});
    REQUIRE(mail.from == std::vector<Mailbox>{{"Ani", "ani@example.test"}});
    REQUIRE(mail.subject == made.subject);
    REQUIRE(mail.text == made.text);
    REQUIRE(mail.parts.size() == made.files.size());
    for (std::size_t i = 0; i < made.files.size(); ++i) {
      REQUIRE(mail.parts[i].name == made.files[i].first);
      REQUIRE(mail.bytes_of(mail.parts[i]) == made.files[i].second);
    }
  }
}

TEST_CASE("mail reader: trace headers and line ends do not change the fingerprint") {
  Random random{17};
  for (int round = 0; round < 200; ++round) {
    const std::string mail = "Subject: a\nFrom: b@c.test\n\nline\n" + random_mail_bytes(random);
    const std::string print = taken(mail).fingerprint;
    REQUIRE(taken("Received: from x by y; z\nX-Spam: 1\nDelivered-To: d@e\nARC-Seal: i=1;\n a\n" + mail)
                .fingerprint == print);
    REQUIRE(taken(mail + "\n\n").fingerprint == print);
    REQUIRE(taken("To: f@g.test\n" + mail).fingerprint != print);
    REQUIRE(taken(mail + "more").fingerprint != print);
  }
}

TEST_CASE("mail reader: headers made to hurt a parser are read", "[slow]") {
  constexpr std::size_t kLength = 250'000;
  for (const std::string head : {"From: ", "References: ", "Received: ", "Subject: ",
                                 "Content-Type: text/plain; ", "Content-Disposition: attachment; "}) {
    for (const std::string_view piece : {"a:",
                                         "a:b:;",
                                         "(",
                                         "\"",
                                         "<",
                                         ",",
                                         "@",
                                         ";",
                                         "\\",
                                         "a ",
                                         "<a@b",
                                         "=?a?q?",
                                         "=?utf-8?q?a?=",
                                         "a@b.c,",
                                         "a.",
                                         "[",
                                         "@a,",
                                         "\"a\"",
                                         "=",
                                         ";a=b",
                                         ";name*0=a",
                                         "(a)@b ",
                                         "a <",
                                         "é"}) {
      std::string value;
      while (value.size() < kLength) value += piece;
      INFO(head << piece);
      const test::TakenMail mail = taken(head + value + "x@y.test\n\nbody\n");
      REQUIRE(flaw_of(mail) == "");
    }
  }
  std::string groups;
  while (groups.size() < kLength) groups += "a:";
  CHECK(taken("From: " + groups + "x@y.test\n\n").from.at(0).address == "x@y.test");
}
