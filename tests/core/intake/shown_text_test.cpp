// The laws of the shown part on random texts, and how mail programs quote.
#include "tix/intake/shown_text.hpp"

#include "random_pick.hpp"
#include "tix/text/blank.hpp"

#include <array>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

namespace {

using tix::shown_length;
using namespace tix::test;

std::string shown(std::string_view text) {
  return std::string(text.substr(0, shown_length(text)));
}

constexpr std::array<std::string_view, 26> kPieces = {"Masih rusak.",
                                                      "",
                                                      "",
                                                      "   ",
                                                      "> quoted",
                                                      ">",
                                                      ">> deeper",
                                                      ">100 users",
                                                      "On Mon, 10 Aug 2026 at 09:00, Toko",
                                                      "<help@toko.test> wrote:",
                                                      "On 10 Aug 2026, Ani wrote:",
                                                      "Pada Sen, 10 Agu 2026 pukul 09.00 Toko menulis:",
                                                      "-----Original Message-----",
                                                      "From: Toko <help@toko.test>",
                                                      "Sent: Monday",
                                                      "To: Ani",
                                                      "Subject: Re: Printer",
                                                      "________________________________",
                                                      "-- ",
                                                      "--",
                                                      "Ani",
                                                      "Sent from my iPhone",
                                                      "Dikirim dari HP",
                                                      "---------- Forwarded message ---------",
                                                      "wrote:",
                                                      "-"};

std::string random_text(Random& random) {
  std::string text;
  for (auto lines = pick(random, 0, 14); lines > 0; --lines) {
    text += one_of(random, kPieces);
    if (lines > 1 || chance(random, 20)) text += chance(random, 10) ? "\r\n" : "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("shown text: it is a prefix, never nothing, and cutting it again changes nothing") {
  Random random{1};
  std::size_t cut = 0;
  for (int i = 0; i < 15000; ++i) {
    const std::string text = random_text(random);
    const std::size_t length = shown_length(text);
    INFO(text);
    REQUIRE(length <= text.size());
    REQUIRE(tix::is_blank(text) == tix::is_blank(text.substr(0, length)));
    REQUIRE(shown_length(text.substr(0, length)) == length);
    if (length < text.size()) ++cut;
  }
  CHECK(cut > 2000);
}

TEST_CASE("shown text: a text without a mark of a quote or a signature is whole") {
  Random random{2};
  constexpr std::array<std::string_view, 8> kPlain = {
      "Masih rusak.", "",     "On Monday it was fine", "- one", "From: Lisbon", "Date: tomorrow",
      ">100 users",   "a > b"};
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (auto lines = pick(random, 0, 9); lines > 0; --lines)
      text += std::string(one_of(random, kPlain)) + "\n";
    REQUIRE(shown_length(text) == text.size());
  }
}

TEST_CASE("shown text: an answer below the last quoted line stays") {
  Random random{3};
  for (int i = 0; i < 20000; ++i) {
    std::string text = random_text(random);
    // Only marks of quotes without `>` cut what follows them.
    if (text.find("Original") != std::string::npos || text.find("From:") != std::string::npos) continue;
    text += "\n> quoted\nThis is my answer.";
    INFO(text);
    REQUIRE(shown(text).ends_with("This is my answer."));
  }
}

TEST_CASE("shown text: a megabyte of marks takes no longer than its lines", "[slow]") {
  for (const std::string_view line :
       {"-- \n", "> a\n", "On a wrote:\n", "From: a\n", "Sent from my x\n\n", "--a--\n"}) {
    std::string text = "Hello\n";
    while (text.size() < 1'000'000) text += line;
    CHECK(shown_length(text) > 0);
  }
}

TEST_CASE("shown text: quotes of mail programs") {
  const std::string answer = "Masih rusak.\n\n";
  const std::string quote = "\n> Have you restarted it?\n> Budi";
  for (const std::string_view line : {
           "On Mon, Aug 10, 2026 at 9:00 AM Toko <help@toko.test> wrote:",
           "On Mon, Aug 10, 2026 at 9:00 AM Toko Support with a very long name\n<help@toko.test> wrote:",
           "On 10/08/2026 09:00,\nToko\nwrote:",
           "Pada Sen, 10 Agu 2026 pukul 09.00 Toko <help@toko.test> menulis:",
           "Pada tanggal Sen, 10 Agu 2026 pukul 09.00 Toko\n<help@toko.test> menulis:",
           "Am 10.08.26 um 09:00 schrieb Toko <help@toko.test>:",
           "Le lun. 10 août 2026 à 09:00, Toko <help@toko.test> a écrit\u00a0:",
           "El lun, 10 ago 2026 a las 9:00, Toko (<help@toko.test>) escribió:",
           "Em seg., 10 de ago. de 2026 às 09:00, Toko <help@toko.test> escreveu:",
           "Il giorno lun 10 ago 2026 alle ore 09:00 Toko <help@toko.test> ha scritto:",
           "Op ma 10 aug 2026 om 09:00 schreef Toko <help@toko.test>:",
           "Den mån 10 aug. 2026 kl 09:00 skrev Toko <help@toko.test>:",
           "2026-08-10 9:00 GMT+07:00 Toko <help@toko.test>:",
           "Toko wrote:",
       }) {
    INFO(line);
    CHECK(shown(answer + std::string(line) + quote) == "Masih rusak.");
    CHECK(shown(answer + std::string(line) + "\n" + quote) == "Masih rusak.");
  }
  CHECK(shown(answer + "> Have you restarted it?\n> Budi\n") == "Masih rusak.");
  CHECK(shown(answer + "-----Original Message-----\nFrom: Toko\n\nHave you restarted it?") == "Masih rusak.");
  CHECK(shown(answer + "-------- Ursprüngliche Nachricht --------\nVon: Toko") == "Masih rusak.");
  CHECK(shown(answer + "-----Pesan Asli-----\nHave you restarted it?") == "Masih rusak.");
  CHECK(shown(answer +
              "________________________________\nFrom: Toko <help@toko.test>\nSent: Monday\nTo: Ani\n"
              "Subject: Re: Printer\n\nHave you restarted it?") == "Masih rusak.");
  CHECK(
      shown(answer + "Dari: Toko <help@toko.test>\nDikirim: Senin\nKepada: Ani\nPerihal: Printer\n\nHalo") ==
      "Masih rusak.");
  CHECK(shown(answer +
              "*Von:* Toko <help@toko.test>\n*Gesendet:* Montag\n*An:* Ani\n*Betreff:* Drucker\n\nHallo") ==
        "Masih rusak.");
}

TEST_CASE("shown text: signatures, also above and below quotes") {
  CHECK(shown("Masih rusak.\n-- \nAni\nToko Roti") == "Masih rusak.");
  CHECK(shown("Masih rusak.\n\nSent from my iPhone") == "Masih rusak.");
  CHECK(shown("Masih rusak.\n\nDikirim dari HP Samsung saya\n") == "Masih rusak.");
  CHECK(shown("Masih rusak.\n\nGet Outlook for iOS<https://aka.ms/o0ukef>") == "Masih rusak.");
  CHECK(shown("Masih rusak.\n-- \nAni\n\nOn Monday Toko wrote:\n> Have you?") == "Masih rusak.");
  CHECK(shown("Masih rusak.\n\nOn Monday Toko wrote:\n> Have you?\n\n-- \nAni") == "Masih rusak.");
  CHECK(shown("Masih rusak.\n\nDikirim dari iPhone saya\n\nPada 10 Agu 2026, Toko menulis:\n\n> Halo") ==
        "Masih rusak.");
}

TEST_CASE("shown text: what looks like a mark stays if it is an answer") {
  for (const std::string_view text : {
           // Answers between the lines, and quotes only.
           "> Have you restarted it?\nYes.\n> And the cable?\nNew.",
           "On Monday Toko wrote:\n> Have you restarted it?\nYes.\n> And the cable?",
           "Hello\nOn Monday Toko wrote:\n> Have you restarted it?\nYes.",
           "On Monday Toko wrote:\n> Have you restarted it?",
           "> Have you restarted it?",
           "-----Original Message-----\nFrom: Toko\nSent: Monday\nSubject: a\n\nHello",
           // Sentences, numbers and forms.
           "On Monday I wrote:\nIt is broken.",
           "From: Lisbon\nTo: Porto\nDate: tomorrow\nplease rebook",
           "Please rebook\nFrom: Lisbon\nTo: Porto\nDate: tomorrow",
           "These are affected:\n>100 users",
           "Steps:\n--verbose\n--force",
           "Paket saya\nDikirim dari gudang kemarin",
           "Sent from my iPhone",
           "Hello\n\nSent from my desk\n\nIt is broken.",
           "-- \nAni",
           "Hello\n--\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11",
           // What the sender passes on is what he wants us to read.
           "See below.\n---------- Forwarded message ---------\nFrom: Bank\nDate: Monday\n"
           "Subject: Refund\nTo: Ani\n\nNo money.",
       }) {
    INFO(text);
    CHECK(shown_length(text) == text.size());
  }
  CHECK(shown("Hello\nOn the phone he wrote down\nthis:\n> a\n> b") ==
        "Hello\nOn the phone he wrote down\nthis:");
  CHECK(shown("On the other hand it works.\nOn Monday Toko wrote:\n> Have you?") ==
        "On the other hand it works.");
}

TEST_CASE("shown text: a line announces a forwarded message") {
  CHECK(tix::announces_forward("FYI\n\n---------- Forwarded message ---------\nFrom: a"));
  CHECK(tix::announces_forward("Begin forwarded message:\n"));
  CHECK(tix::announces_forward("-------- Weitergeleitete Nachricht --------"));
  CHECK_FALSE(tix::announces_forward("I got a forwarded message"));
  CHECK_FALSE(tix::announces_forward("> ---------- Forwarded message ---------"));
  CHECK_FALSE(tix::announces_forward(""));
}
