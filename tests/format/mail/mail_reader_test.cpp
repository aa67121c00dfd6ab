// What is read from mails of many programs, one subject after another.
#include "format/mail/mail_reader.hpp"

#include "format/mail/corpus_mail.hpp"

#include <algorithm>

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

TEST_CASE("mail reader: every header that intake asks for") {
  const TakenMail mail = corpus_mail("clients/plain");
  CHECK(mail.message_id == "m1@example.test");
  CHECK(mail.from == std::vector<Mailbox>{{"Ani Putri", "ani@example.test"}});
  CHECK(mail.to == std::vector<Mailbox>{{"", "help@toko.test"}});
  CHECK(mail.cc == std::vector<Mailbox>{{"Boss", "boss@example.test"}});
  CHECK(mail.date_text == "Mon, 10 Aug 2026 09:00:00 +0700");
  CHECK(mail.delivered_to == Texts{"help@toko.test"});
  CHECK(mail.return_path == "ani@example.test");
  REQUIRE(mail.received.size() == 1);
  CHECK(mail.received[0] == ReceivedTrace{"mx.toko.test", parse_rfc3339("2026-08-10T09:00:03+07:00")});
  CHECK(mail.authentication_results ==
        Texts{"mx.toko.test; spf=pass smtp.mailfrom=example.test; dmarc=pass header.from=example.test"});
  CHECK(mail.problems.empty());
  CHECK(mail.parts.empty());
  CHECK(mail.headers.starts_with(
      "Return-Path: <ani@example.test>\nDelivered-To: help@toko.test\nReceived: from"));
  CHECK(mail.text == "Halo,\n\nmesin kopi saya rusak sejak kemarin. Tolong dibantu.\n\nAni");

  const TakenMail list = corpus_mail("lists/group_sender");
  CHECK(list.reply_to == std::vector<Mailbox>{{"Rudi", "rudi@example.com"}});
  CHECK(list.delivered_to == Texts{"help@toko.test", "bantuan@toko.test"});
  CHECK(list.has_list_id);
  CHECK(list.precedence == "list");
  CHECK_FALSE(list.return_path.has_value());

  const TakenMail vacation = corpus_mail("robots/vacation");
  CHECK(vacation.auto_submitted == "auto-replied");
  CHECK(vacation.return_path == "");
  CHECK(vacation.precedence == "bulk");
  CHECK_FALSE(vacation.has_autoreply_header);
  CHECK(corpus_mail("robots/autoreply_headers").has_autoreply_header);
  CHECK(corpus_mail("robots/spam_flag").is_spam);
  CHECK(corpus_mail("reports/gmail").failed_recipients == Texts{"rina_w@example.net"});
  CHECK(corpus_mail("clients/mutt").cc ==
        std::vector<Mailbox>{{"", "lina@example.org"}, {"Sam", "sam@example.org"}});
}

TEST_CASE("mail reader: Message-IDs of Outlook, Lotus and others, also malformed") {
  CHECK(corpus_mail("clients/outlook").message_id ==
        "SG2PR01MB0001ABCDEF0123456789@SG2PR01MB0001.apcprd01.prod.example.net");
  const TakenMail lotus = corpus_mail("clients/lotus_notes");
  CHECK(lotus.in_reply_to == Texts{"OFABCDEF01.12345678-ON47258D1E.00123456-47258D1E.00123457@LocalDomain"});
  CHECK(lotus.references == Texts{"m1@example.test", "r1.abcdef0123456789@toko.test"});
  const TakenMail odd = corpus_mail("broken/odd_message_ids");
  CHECK(odd.message_id == "no-brackets@example.test");
  CHECK(odd.in_reply_to == Texts{"m1@example.test"});
  CHECK(odd.references == Texts{"m1@example.test", "r1.abcdef0123456789@toko.test",
                                "!&!AAAAAAAAAAAYAAA==@example.com", "OFX-ON47.0012@"});
}

TEST_CASE("mail reader: dates of Received in any spelling") {
  const TakenMail mail = corpus_mail("broken/odd_date");
  REQUIRE(mail.received.size() == 2);
  CHECK(mail.received[0].by == "b");
  CHECK(mail.received[1] == ReceivedTrace{"mail.example.test", parse_rfc3339("2026-08-10T03:10:00Z")});
  CHECK(mail.date_text == "Senin, 10 Agustus 2026 10:10");
}

TEST_CASE("mail reader: no address becomes another one") {
  CHECK(corpus_mail("broken/forged_display_name").from ==
        std::vector<Mailbox>{{"Budi <budi@toko.test>", "eve@example.com"}});
  const TakenMail encoded = with_body("", "");
  CHECK(taken("From: =?utf-8?B?QW5pLCA8ZXZpbEB4LnRlc3Q+?= <ani@example.test>\n\n").from ==
        std::vector<Mailbox>{{"Ani, <evil@x.test>", "ani@example.test"}});
  CHECK(taken("From: \"a@x.test\" <Ani.P@EXAMPLE.test>\n\n").from ==
        std::vector<Mailbox>{{"a@x.test", "Ani.P@example.test"}});
  CHECK(encoded.sender == Mailbox{});
  const auto addresses_of = [](const std::string& value) {
    Texts found;
    for (const Mailbox& box : taken("To: " + value + "\n\n").to)
      found.push_back(box.name + '|' + box.address);
    return found;
  };
  CHECK(addresses_of("a@x.test; B <b@y.test>") == Texts{"|a@x.test", "B|b@y.test"});
  CHECK(addresses_of("Ani [Toko] <a@x.test>, \"B, c@z.test\" <b@y.test>") ==
        Texts{"Ani [Toko]|a@x.test", "B, c@z.test|b@y.test"});
  CHECK(addresses_of("Team: a@x.test, b@y.test;, C <c@z.test>") ==
        Texts{"|a@x.test", "|b@y.test", "C|c@z.test"});
  CHECK(addresses_of("Ani, Putri <a@x.test>") == Texts{"Ani, Putri|a@x.test"});
  CHECK(addresses_of("undisclosed-recipients:;").empty());
  CHECK(addresses_of("\"=?utf-8?q?J=C3=BCrgen?=\" <j@x.test>") == Texts{"Jürgen|j@x.test"});
  CHECK(addresses_of("=?utf-8?q?J=C3=BCrgen=2C_M=2E?=<j@x.test>") == Texts{"Jürgen, M.|j@x.test"});
  CHECK(addresses_of("j@x.test (=?utf-8?q?J=C3=BCrgen?=)") == Texts{"Jürgen|j@x.test"});
  CHECK(addresses_of("=?gb2312?B?1uzpRrv5?= <z@x.test>") == Texts{"朱镕基|z@x.test"});
  CHECK(addresses_of("Jürgen <j@x.test>") == Texts{"Jürgen|j@x.test"});
  CHECK(addresses_of("J\xfcrgen <j@x.test>") == Texts{"Jürgen|j@x.test"});
  CHECK(addresses_of("'j@x.test'") == Texts{"|j@x.test"});
  CHECK(addresses_of("'Ani' <a@x.test>, 'b@x.test' <b@x.test>") ==
        Texts{"'Ani'|a@x.test", "'b@x.test'|b@x.test"});
  CHECK(taken("Delivered-To: mailing list u@x.test\nReturn-Path: <MAILER-DAEMON>\n\n").delivered_to ==
        Texts{"u@x.test"});
  CHECK(corpus_mail("broken/header_injection").subject == "Halo Bcc: eve@example.com\ufffd");
}

TEST_CASE("mail reader: HTML becomes the text that a reader sees") {
  CHECK(corpus_mail("clients/html_newsletter").text ==
        "kecil\n\nDiskon Agustus\n\n"
        "Semua mesin kopi & grinder turun 20%. Lihat di sini <https://toko.example.net/promo?id=7> atau "
        "https://toko.example.net, promo@example.net, klik\n\n"
        "- Mesin A\n- Mesin B\n  - hitam\n  - putih\n\n1. Pilih\n2. Bayar\n\n"
        "Barang\tHarga\nMesin A\t1.200.000\n\n"
        "kode:  AGUSTUS\n       20\n\n"
        "> Bagus sekali!\n> Ani");
  CHECK(
      corpus_mail("clients/outlook_html_only").text ==
      "Yang benar nomor 4711.\n\nFrom: Toko <help@toko.test>\nSent: Monday, August 10, 2026 3:10 PM\n"
      "To: Dewi Lestari <dewi@example.com>\nSubject: Re: Invoice salah [Toko #2]\n\nNomor invoice yang mana?");
  CHECK(corpus_mail("robots/web_form_html").text ==
        "Nama\nMaya\nPesan\nKapan barang saya datang?\nNomor 4711");
}

TEST_CASE("mail reader: the plain form, unless the HTML has three times its words") {
  const auto both = [](const std::string& plain, const std::string& html) {
    return with_body("Content-Type: multipart/alternative; boundary=b\n",
                     "--b\nContent-Type: text/plain\n\n" + plain + "\n--b\nContent-Type: text/html\n\n" +
                         html + "\n--b--\n");
  };
  CHECK(both("one two", "a b c d e").text == "one two");
  CHECK(both("one two", "a b c d e f").text == "a b c d e f");
  CHECK(both("one two", "a b c d e f").is_from_html);
  CHECK(both(" \n", "a").text == "a");
  CHECK(both("one", "").text == "one");
  CHECK_FALSE(both("one two", "a").is_from_html);
}

TEST_CASE("mail reader: several texts are joined in order") {
  CHECK(corpus_mail("clients/apple_mail_text_around_image").text ==
        "Ini fotonya:\n\nRetaknya di sudut kiri.\n\nDikirim dari iPhone saya");
  CHECK(corpus_mail("lists/mailman").text ==
        "Mesin saya tidak menyala sejak pagi.\n\n_______________________________________________\n"
        "Users mailing list -- users@lists.example.org");
}

TEST_CASE("mail reader: flowed text is unwrapped") {
  CHECK(
      corpus_mail("clients/thunderbird_flowed").text ==
      "Guten Tag,\n\ndie Maschine läuft wieder, aber sie macht seit heute Morgen ein sehr lautes Geräusch, "
      "sobald das Wasser heiß wird.\n\n> Können Sie die Maschine bitte einmal aus- und wieder einschalten?\n"
      ">> Sie ist kaputt.\n\nFrom hier an ist alles gut.\n\n-- \nJürgen Müller");
  CHECK(corpus_mail("charsets/format_delsp").text == "これは長い文です。\n> 引用です");
}

TEST_CASE("mail reader: the original bytes of a text that was not UTF-8 are kept") {
  const TakenMail mail = corpus_mail("charsets/shift_jis");
  REQUIRE(mail.parts.size() == 1);
  CHECK(mail.parts[0].role == PartRole::text);
  CHECK(mail.bytes_of(mail.parts[0]) == "\xee\xe0\x8b\xb4\x87\x40\x82\xc5\x82\xb7\x81\x42\n");
  CHECK(corpus_mail("charsets/utf_8_undeclared").parts.empty());
}

TEST_CASE("mail reader: no text is lost that is not shown") {
  const TakenMail promo = corpus_mail("clients/html_newsletter");
  REQUIRE(promo.parts.size() == 2);
  CHECK(promo.parts[0].role == PartRole::text);
  CHECK(promo.bytes_of(promo.parts[0]) == "Your mail program does not show HTML.\n");

  const std::string bells(100, '\a');
  const TakenMail noise = with_body("", "readable line\n" + bells + "\n");
  CHECK(noise.text == "readable line");
  REQUIRE(noise.parts.size() == 1);
  CHECK(noise.bytes_of(noise.parts[0]) == "readable line\n" + bells + "\n");

  std::string two = "From: a@x.test\nContent-Type: multipart/mixed; boundary=b\n\n";
  for (const char c : {'a', 'b'}) two += "--b\n\n" + std::string(600'000, c) + "\n";
  const TakenMail cut = taken(two + "--b--\n");
  CHECK(cut.text.size() == 1'000'000);
  REQUIRE(cut.parts.size() == 2);
  CHECK(cut.bytes_of(cut.parts[1]) == std::string(600'000, 'b'));
}

TEST_CASE("mail reader: names of files as they were sent, and made safe") {
  const TakenMail hostile = corpus_mail("files/hostile_names");
  CHECK(names_of(hostile) == Texts{"../../.bashrc",
                                   "a\u202e"
                                   "fdp.exe",
                                   "CON", "C:\\Users\\ani\\nota.pdf", "nota.pdf"});
  CHECK(safe_names_of(hostile) == Texts{"bashrc", "afdp.exe", "_CON", "nota.pdf", "nota-2.pdf"});
  CHECK(safe_names_of(corpus_mail("files/inline_image_without_name")) == Texts{"part-1.png", "part-2.png"});
  CHECK(names_of(corpus_mail("files/long_name")).front().size() == 20 * 17 + 4);
  CHECK(names_of(corpus_mail("files/rfc_2231")) ==
        Texts{"Bukti pembayaran été 2026.pdf", "你好.png", "朱镕基.png", "커피.png"});
}

TEST_CASE("mail reader: an attached mail is a file that opens") {
  const TakenMail mail = corpus_mail("clients/forwarded_as_attachment");
  CHECK(mail.forwarded_from == std::vector<Mailbox>{{"Cahya Dïan", "cahya@example.com"}});
  CHECK(mail.forwarded_subject == "Garansi masih berlaku?");
  CHECK(mail.text == "Dikirim ke alamat saya, tolong dibuatkan tiket.");
  const TakenMail inner = taken(mail.bytes_of(mail.parts.at(0)));
  CHECK(inner.text == "Apakah garansi mesin saya masih berlaku?");
  CHECK(names_of(inner) == Texts{"nota.pdf"});
  CHECK(corpus_mail("files/attached_mail_base64").forwarded_subject == "Keluhan");
}

TEST_CASE("mail reader: signed and encrypted mails") {
  CHECK(corpus_mail("files/smime_signed").is_signed);
  CHECK(corpus_mail("files/pgp_signed").is_signed);
  CHECK_FALSE(corpus_mail("files/pgp_encrypted").is_signed);
  CHECK(corpus_mail("files/uuencoded").bytes_of(corpus_mail("files/uuencoded").parts.at(0)) == "halo\n");
}

TEST_CASE("mail reader: what a server said about a mail that it could not deliver") {
  const MailReport report = corpus_mail("reports/postfix").report;
  CHECK(report.kind == MailReportKind::delivery);
  CHECK(report.diagnostic == "550 5.1.1 <ani@example.test>: Recipient address    rejected: User unknown");
  CHECK(corpus_mail("reports/exim").report.diagnostic == "550 5.7.1 Relaying denied");
  CHECK(corpus_mail("reports/qmail").report.diagnostic == "Sorry, no mailbox here by that name. (#5.1.1)");
  CHECK(corpus_mail("clients/plain").report == MailReport{});
  // The parts of a report that somebody forwards are files.
  CHECK(corpus_mail("clients/forwarded_bounce").report == MailReport{});
  CHECK(corpus_mail("clients/forwarded_bounce").parts.size() == 2);
}
