// Titles about the same subject have equal normal forms. Laws on texts made of all special parts.
#include "core/text/subject.hpp"

#include "random_pick.hpp"

#include <array>

#include <catch2/catch.hpp>

using namespace tix;
using tix::test::Random;

namespace {

constexpr std::array<std::string_view, 44> kPieces = {
    "Re:",    "FWD: ", "aw[2]: ", "re",  "[tix #42] ", "[vpn] ", " ", "  ",     "\t",    "VPN",      "down",
    "Office", "365",   "7",       "#",   "INC-0012",   "a1b2c3", "'", "\u2019", "can't", "É",        "é",
    "Ж",      "ж",     "Ω",       "Ÿ",   "–",          "\u00a0", "…", "!",      "?",     ":",        "(",
    ")",      "[",     "]",       "2nd", "日本",       "-",      "_", "\xff",   "\xc3",  "\xe2\x80", "x#y"};

std::string any_title(Random& random) {
  std::string title;
  for (std::size_t n = random() % 12; n > 0; --n) title += kPieces[random() % kPieces.size()];
  return title;
}

}  // namespace

TEST_CASE("subject: the normal form of a normal form is itself") {
  Random random{1};
  for (int i = 0; i < 20000; ++i) {
    const std::string title = any_title(random), subject = normal_subject(title);
    INFO(title);
    CHECK(normal_subject(subject) == subject);
    CHECK(subject.find("  ") == std::string::npos);
    CHECK(subject.find("##") == std::string::npos);
    CHECK((subject.empty() || (subject.front() != ' ' && subject.back() != ' ')));
    for (const char c : subject) CHECK_FALSE(((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == ':'));
  }
}

TEST_CASE("subject: prefixes, marks, numbers, case, blanks and punctuation make no difference") {
  Random random{2};
  for (int i = 0; i < 5000; ++i) {
    const std::string title = any_title(random), subject = normal_subject(title);
    INFO(title);
    CHECK(normal_subject("Re: " + title) == subject);
    CHECK(normal_subject("[desk 12] AW: Fwd: " + title) == subject);
    CHECK(normal_subject(" \t" + title + " !\n") == subject);
    if (subject.empty() || subject == "#") continue;
    CHECK(normal_subject(title + " 17") == subject);
    CHECK(normal_subject("vpn " + subject + " 2026-08-07 down") == "vpn " + subject + " # down");
  }
}

TEST_CASE("subject: examples") {
  const auto is = [](std::string_view title, std::string_view subject) {
    INFO(title);
    CHECK(normal_subject(title) == subject);
  };
  is("VPN down", "vpn down");
  is("  re: RE:[3] Fwd : VPN   down!!", "vpn down");
  is("[Ticket #4711] AW: VPN down (since 08:15)", "vpn down since");
  is("[VPN] down", "vpn down");
  is("Order 123 is late", "order # is late");
  is("Order 2026-08-07/123 is late", "order # is late");
  is("Error 0x80070005 at login", "error # at login");
  is("Office365 login", "office# login");
  is("INC0012345: printer on floor 3", "inc# printer on floor");
  is("Can't print", "cant print");
  is("Can\u2019t print", "cant print");
  is("ÉCRAN NOIR – ŽLUTÝ", "écran noir žlutý");
  is("ΠΡΟΒΛΗΜΑ", "προβλημα");
  is("ПРИНТЕР Ёлка", "принтер ёлка");
  is("re", "re");
  is("Research: no access", "research no access");
  is("404", "#");
  is("", "");
  is("?!", "");
}
