// Mails that other desks stumbled over, limits, and what makes the reader fail.
#include "format/mail/corpus_mail.hpp"
#include "format/mail/mail_reader.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <stdexcept>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::format;
using test::corpus_mail;
using test::flaw_of;
using test::names_of;
using test::safe_names_of;
using test::taken;
using test::TakenMail;
using test::Texts;
using test::with_body;

TEST_CASE("mail reader: traps that other desks fell into") {
  const auto text_of = [](const std::string& name) { return corpus_mail(name).text; };
  SECTION("ISO-2022-JP without a charset (Zammad #6144, #4680)") {
    CHECK(corpus_mail("charsets/iso_2022_jp_undeclared").subject == "電源が入りません");
    CHECK(text_of("charsets/iso_2022_jp_undeclared") == "電源が入りません。");
  }
  SECTION("gb2312 that is gbk (helpy #2059)") {
    CHECK(corpus_mail("charsets/gb2312_that_is_gbk").subject == "朱镕基");
    CHECK(text_of("charsets/gb2312_that_is_gbk") == "咖啡机坏了，喆。");
  }
  SECTION("UTF-8 called otherwise (mail #1423)") {
    CHECK(text_of("charsets/utf_8_said_latin_1") == "Die Maschine läuft nicht – größtes Problem: 5 €.");
  }
  SECTION("no From, or spaces in it (Zammad #795, osTicket #6710)") {
    CHECK(corpus_mail("broken/no_from").from.empty());
    CHECK(text_of("broken/no_from") == "One page was scanned.");
    CHECK(corpus_mail("broken/no_from_but_sender").sender == Mailbox{"Copier", "copier@example.test"});
    CHECK(corpus_mail("broken/spaces_in_from").from ==
          std::vector<Mailbox>{{"Pak Budi Santoso", "budi.santoso@example.com"}});
    CHECK(corpus_mail("broken/space_inside_address").from ==
          std::vector<Mailbox>{{"Lina", "lina@example.org"}});
  }
  SECTION("inline images without a name are dropped (Chatwoot #14633, apple-mail-mcp #86)") {
    CHECK(corpus_mail("files/inline_image_without_name").parts.size() == 2);
    CHECK(corpus_mail("clients/gmail_inline_image").parts.size() == 2);
  }
  SECTION("names are truncated, or are paths (php-imap #684, lingtai #616)") {
    CHECK(names_of(corpus_mail("files/long_name")).front().ends_with("-.pdf"));
    CHECK(names_of(corpus_mail("files/unquoted_name")) == Texts{"Bukti bayar Agustus.pdf"});
    CHECK(safe_names_of(corpus_mail("files/hostile_names")).front() == "bashrc");
  }
  SECTION("winmail.dat (Zammad #2403)") {
    CHECK(names_of(corpus_mail("files/winmail")) == Texts{"winmail.dat"});
  }
  SECTION("a text is stripped before it is stored (redmine_helpdesk PR 86)") {
    CHECK(text_of("clients/boss_answers").ends_with("Tolong dibantu."));
  }
}

TEST_CASE("mail reader: a damaged transfer encoding gives what can be decoded") {
  const auto decoded = [](const std::string& encoding, const std::string& body) {
    const TakenMail mail = with_body("Content-Transfer-Encoding: " + encoding + "\n", body);
    return mail.text + (mail.problems.empty() ? "" : " (damaged)");
  };
  CHECK(decoded("base64", "SGFsbw==\n") == "Halo");
  CHECK(decoded("base64", "SGFsbw==") == "Halo");
  CHECK(decoded("base64", "SGFsbw\n") == "Halo (damaged)");
  CHECK(decoded("BASE64", "SGF*sbw==\n") == "Halo (damaged)");
  CHECK(decoded("quoted-printable", "a=20b=\nc") == "a bc");
  CHECK(decoded("quoted-printable", "a=\r\nb =3d=") == "ab =");
  CHECK(decoded("quoted-printable", "a= \nb") == "a= \nb (damaged)");
  CHECK(decoded("quoted-printable", "a=zz=3") == "a=zz (damaged)");
  CHECK(decoded("8BIT", "a=20") == "a=20");
  CHECK(decoded("rot13", "a") == "a (damaged)");
}

TEST_CASE("mail reader: limits are kept and named") {
  const auto has_problem = [](const TakenMail& mail, const std::string& problem) {
    return std::ranges::find(mail.problems, problem) != mail.problems.end();
  };
  const std::string from = "From: ani@example.test\nSubject: s\n";
  SECTION("headers") {
    const TakenMail mail = taken(from + "X-Long: " + std::string(300'000, 'x') + "\n\nbody\n");
    CHECK(has_problem(mail, "headers are longer than 256 kB"));
    CHECK(mail.text == "body");
    CHECK(mail.headers == "From: ani@example.test\nSubject: s\n");
  }
  SECTION("parts") {
    std::string bytes = from + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhello\n";
    for (int i = 0; i < 300'000; ++i) bytes += "--b\n\n";
    const TakenMail mail = taken(bytes);
    CHECK(flaw_of(mail) == "");
    CHECK(has_problem(mail, "more than 200 parts"));
    CHECK(mail.text == "hello");
  }
  SECTION("addresses") {
    std::string to = "To: ";
    for (int i = 0; i < 600; ++i) to += "a" + std::to_string(i) + "@example.test,\n ";
    const TakenMail mail = taken(from + to + "z@example.test\n\nbody\n");
    CHECK(has_problem(mail, "more than 500 addresses"));
    CHECK(mail.to.size() == 499);
  }
  SECTION("text") {
    const TakenMail mail = taken(from + "\n" + std::string(1'500'000, 'a') + "\n");
    CHECK(has_problem(mail, "the text is longer than 1000 kB"));
    CHECK(mail.text.size() == 1'000'000);
    REQUIRE(mail.parts.size() == 1);
    CHECK(mail.parts[0].role == PartRole::text);
    CHECK(mail.parts[0].size == 1'500'001);
  }
  SECTION("size") {
    MailLimits limits;
    limits.max_size = 1000;
    std::string bytes = from + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhello\n";
    for (const auto& [name, size] : {std::pair("a", 400), std::pair("film", 900), std::pair("c", 600)})
      bytes += "--b\nContent-Type: video/mp4; name=" + std::string(name) + "\n\n" +
               std::string(static_cast<std::size_t>(size), *name) + "\n";
    const TakenMail mail = taken(bytes + "--b--\n", limits);
    CHECK(flaw_of(mail, limits) == "");
    REQUIRE(mail.parts.size() == 3);
    CHECK(mail.text == "hello");
    CHECK_FALSE(mail.parts[1].offset.has_value());
    CHECK(mail.parts[1].size == 900);
    CHECK(mail.bytes_of(mail.parts[2]) == std::string(600, 'c'));
    CHECK(mail.problems == Texts{"more than 1000 bytes of files"});
  }
}

TEST_CASE("mail reader: only the file and the sink can make it fail") {
  const std::string bytes =
      "From: a@x.test\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nSGFsbw==\n";
  const int descriptor = memfd_create("mail", MFD_CLOEXEC);
  REQUIRE(write(descriptor, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  const auto read_to = [&](std::int64_t end, const BytesSink& sink) {
    read_mail({descriptor, 0, end}, {}, sink);
  };
  const auto size = static_cast<std::int64_t>(bytes.size());
  const BytesSink nowhere = [](std::string_view) {};
  CHECK_NOTHROW(read_to(size, nowhere));
  CHECK_THROWS_AS(read_to(size + 1, nowhere), Error);
  CHECK_THROWS_AS(read_to(size, [](std::string_view) { throw std::runtime_error("disk full"); }),
                  std::runtime_error);
  CHECK_NOTHROW(read_to(size, nowhere));
  close(descriptor);
  CHECK_THROWS_AS(read_to(size, nowhere), Error);
}
