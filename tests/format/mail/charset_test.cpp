// Character sets: what is declared, what is meant, and what is guessed.
#include "format/mail/charset.hpp"

#include "format/text/utf8.hpp"
#include "random_pick.hpp"

#include <array>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::format;
using test::below;
using test::one_of;
using test::Random;

namespace {

constexpr std::array<std::string_view, 24> kDeclared = {"",
                                                        "utf-8",
                                                        "us-ascii",
                                                        "iso-8859-1",
                                                        "windows-1252",
                                                        "koi8-r",
                                                        "iso-2022-jp",
                                                        "shift_jis",
                                                        "euc-jp",
                                                        "gb2312",
                                                        "gb18030",
                                                        "big5",
                                                        "ks_c_5601-1987",
                                                        "utf-16",
                                                        "utf-16le",
                                                        "utf-7",
                                                        "unicode-1-1-utf-7",
                                                        "x-mac-cyrillic",
                                                        "hz-gb-2312",
                                                        "none",
                                                        "a\nb",
                                                        "//translit",
                                                        "utf-32",
                                                        "iso-2022-kr"};

std::string text_of(std::string_view bytes, std::string_view declared) {
  return text_in_charset(bytes, declared).text;
}

std::string warning_of(std::string_view bytes, std::string_view declared) {
  return text_in_charset(bytes, declared).warning;
}

}  // namespace

TEST_CASE("charset: any bytes in any charset become valid UTF-8 without NUL") {
  Random random{3};
  for (int round = 0; round < 5000; ++round) {
    std::string bytes;
    for (auto left = below(random, 40); left > 0; --left)
      bytes += one_of(random, {static_cast<char>(below(random, 256)), static_cast<char>(below(random, 128)),
                               '\x1b', '$', '+', '\0'});
    const CharsetText read = text_in_charset(bytes, one_of(random, kDeclared));
    REQUIRE(is_valid_utf8(read.text));
    REQUIRE(read.text.find('\0') == std::string::npos);
    REQUIRE(is_printable_ascii(read.warning));
  }
}

TEST_CASE("charset: valid UTF-8 is taken as such unless another charset is declared") {
  Random random{4};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (auto left = below(random, 20); left > 0; --left)
      text += one_of<std::string_view>(random, {"a", "é", "漢", "🙂", " "});
    REQUIRE(text_of(text, "") == text);
    REQUIRE(text_of(text, "UTF8") == text);
    REQUIRE(text_of(text, "iso-8859-1") == text);
    REQUIRE(warning_of(text, "utf-8") == "");
  }
}

TEST_CASE("charset: a declared charset stands for the larger one") {
  CHECK(text_of("\x80 \x96", "iso-8859-1") == "€ –");
  CHECK(text_of("\xd6\xec\xe9\x46\xbb\xf9", "gb2312") == "朱镕基");
  CHECK(text_of("\x87\x40\xee\xe0", "Shift_JIS") == "①髙");
  CHECK(text_of("\x8c\x63", "ks_c_5601-1987") == "똠");
  CHECK(text_of("\x1b$B-!\x1b(B", "iso-2022-jp") == "①");
  CHECK(text_of("Caf\x8e", "x-mac-roman") == "Café");
  CHECK(text_of("Gr+APwA3w-e", "unicode-1-1-utf-7") == "Grüße");
  CHECK(text_of("\xa9\xaa", "\"KOI8-R\"") == "╘╙");
}

TEST_CASE("charset: what is guessed is said") {
  CHECK(warning_of("\xe4", "") == "charset guessed as windows-1252");
  CHECK(text_of("\xe4", "utf-8") == "ä");
  CHECK(warning_of("\xe4", "utf-8") == "charset guessed as windows-1252");
  CHECK(text_of("\x1b$B$\"\x1b(B", "") == "あ");
  CHECK(warning_of("\x1b$B$\"\x1b(B", "us-ascii") == "charset guessed as iso-2022-jp");
  CHECK(warning_of("é", "latin1") == "charset guessed as utf-8");
  CHECK(warning_of("\xe4", "x-klingon") ==
        "charset 'x-klingon' is not known, charset guessed as windows-1252");
  CHECK(warning_of("\xe4", "a\nb") == "charset 'ab' is not known, charset guessed as windows-1252");
  CHECK(text_of("漢字漢字漢字\xe6", "utf-8") == "漢字漢字漢字\ufffd");
  CHECK(warning_of("plain", "x-klingon") == "");
}
