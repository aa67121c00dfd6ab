// Thank-yous, and what only looks like one.
#include "tix/intake/thank_you.hpp"

#include "random_pick.hpp"
#include "tix/policy/channel_policy.hpp"

#include <array>
#include <string>

#include <catch2/catch.hpp>

namespace {

using namespace tix::test;

const std::vector<std::string> kThanks = tix::IntakePolicy().thanks;

}  // namespace

TEST_CASE("thank you: any other word asks for a look, wherever it stands") {
  Random random{1};
  constexpr std::array<std::string_view, 10> kPolite = {"terima kasih", "Thanks", "ok", "banyak", "very",
                                                        "much",         "!",      "🙏",  "...",    "Pak"};
  constexpr std::array<std::string_view, 7> kOther = {"masih", "but", "5", "tapi", "écran", "錯誤", "no"};
  for (int i = 0; i < 5000; ++i) {
    std::string before = "makasih ", after;
    for (auto words = pick(random, 0, 5); words > 0; --words)
      before += std::string(one_of(random, kPolite)) + " ";
    for (auto words = pick(random, 0, 5); words > 0; --words)
      after += " " + std::string(one_of(random, kPolite));
    INFO(before << "|" << after);
    REQUIRE(tix::is_thank_you(before + after, kThanks));
    REQUIRE_FALSE(tix::is_thank_you(before + std::string(one_of(random, kOther)) + after, kThanks));
  }
}

TEST_CASE("thank you: words, fillers, signs and pictograms") {
  for (const std::string_view text :
       {"Terima kasih banyak", "TERIMA   KASIH!!", "Makasih ya kak 🙏🙏", "ok", "Oke, siap.",
        "Thank you so much, team!", "thanks\n\nThanks :-)", "👍", "Siap… ❤️"}) {
    INFO(text);
    CHECK(tix::is_thank_you(text, kThanks));
  }
  for (const std::string_view text :
       {"Terima kasih, tapi masih error", "terima", "kasih", "ya", "", " ", "...", "ok?", "??", "thanks 2",
        "Thanks for nothing", "not ok", "makasih\u00a0tapi"}) {
    INFO(text);
    CHECK_FALSE(tix::is_thank_you(text, kThanks));
  }
  CHECK(tix::is_thank_you("Merci beaucoup", std::vector<std::string>{"merci", "Merci beaucoup"}));
  CHECK(tix::is_thank_you("Merci beaucoup", std::vector<std::string>{"Merci beaucoup", "merci"}));
  CHECK_FALSE(tix::is_thank_you("thanks", std::vector<std::string>{}));
  std::string long_text;
  for (int i = 0; i < 200; ++i) long_text += "thanks ";
  CHECK_FALSE(tix::is_thank_you(long_text, kThanks));
}
