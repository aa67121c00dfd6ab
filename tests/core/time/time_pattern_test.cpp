// Times in a pattern of the user.
#include "tix/time/time_pattern.hpp"

#include "tix/text/error.hpp"

#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using tix::Instant;
using tix::TimePattern;

std::string read(const std::string& pattern, const std::string& text, const std::string& zone = "UTC") {
  const auto found = TimePattern(pattern).read(text, tix::Zone::find(zone));
  return found ? tix::format_rfc3339(*found) : "nothing";
}

std::string two(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

TEST_CASE("time pattern: what is written in order day, month, year is the same time in any order") {
  std::mt19937 random(7);
  const auto upto = [&](int least, int most) { return std::uniform_int_distribution(least, most)(random); };
  for (int i = 0; i < 300; ++i) {
    const std::string y = std::to_string(upto(1900, 2199)), m = two(upto(1, 12)), d = two(upto(1, 28));
    const std::string h = two(upto(0, 23)), n = two(upto(0, 59)), s = two(upto(0, 59));
    const std::string rfc = y + "-" + m + "-" + d + "T" + h + ":" + n + ":" + s + "Z";
    INFO(rfc);
    CHECK(read("%d/%m/%Y %H:%M:%S", d + "/" + m + "/" + y + " " + h + ":" + n + ":" + s) == rfc);
    CHECK(read("%Y%m%dT%H%M%S", y + m + d + "T" + h + n + s) == rfc);
    CHECK(read("%F %T %z", y + "-" + m + "-" + d + " " + h + ":" + n + ":" + s + " +0000") == rfc);
  }
}

TEST_CASE("time pattern: examples") {
  CHECK(read("%d/%m/%Y %H:%M", "07/08/2026 16:30") == "2026-08-07T16:30:00Z");
  CHECK(read("%d/%m/%Y %H:%M", "7/8/2026 16:30", "Asia/Jakarta") == "2026-08-07T09:30:00Z");
  CHECK(read("%d/%m/%Y %H:%M", "  7/8/2026 16:30 ") == "2026-08-07T16:30:00Z");
  CHECK(read("%m/%d/%Y %I:%M %p", "08/07/2026 04:30 PM") == "2026-08-07T16:30:00Z");
  CHECK(read("%d %b %Y", "7 Aug 2026", "Asia/Jakarta") == "2026-08-06T17:00:00Z");
  CHECK(read("%Y-%m-%dT%H:%M:%S%z", "2026-08-07T16:30:00+0700", "Europe/Paris") == "2026-08-07T09:30:00Z");
  // A time the clock skipped is the instant of the jump; of a repeated one the first.
  CHECK(read("%F %R", "2026-03-29 02:30", "Europe/Paris") == "2026-03-29T01:00:00Z");
  CHECK(read("%F %R", "2026-10-25 02:30", "Europe/Paris") == "2026-10-25T00:30:00Z");
}

TEST_CASE("time pattern: what is not written so, from end to end, is no time") {
  for (const std::string text :
       {"", "07/08/2026", "07/08/2026 16:30:00", "07/08/2026 16:30 x", "31/02/2026 10:00", "07-08-2026 16:30",
        "07/13/2026 16:30", "07/08/2026 24:30", "07/08/26 16:30", "07/08/1899 16:30", "07/08/2200 16:30"}) {
    INFO(text);
    CHECK(read("%d/%m/%Y %H:%M", text) == "nothing");
  }
}

TEST_CASE("time pattern: a pattern must tell the date") {
  for (const std::string pattern : {"", "dd/mm/yyyy", "%H:%M", "%d/%m", "%Y-%m", "%Q", "%"}) {
    INFO(pattern);
    CHECK_THROWS_AS(TimePattern(pattern), tix::Error);
  }
  CHECK_NOTHROW(TimePattern("%y%m%d"));
}

TEST_CASE("time pattern: a conversion that is none of ours is refused, with those that are") {
  // Long numbers overflow in the date library behind %N, %G, %C, %U, %V, %W and every width; it takes day 400
  // of a year for a day of another month, and drops the zone of %Z.
  for (const std::string more : {"%",    "%E",   "%O", "%EY", "%Ez", "%Oz",   "%6Y",   "%99999999999Y",
                                 "%0d",  "%10S", "%G", "%C",  "%U",  "%V %u", "%W %w", "%j",
                                 "%Z",   "%c",   "%x", "%X",  "%s",  "%r",    "%Q",    "%-d",
                                 "%\xff"}) {
    for (const std::string& pattern : {"%F " + more, more + " %F"}) {
      INFO(pattern);
      CHECK_THROWS_WITH(TimePattern(pattern), Catch::Contains("unknown conversion at '" + more));
    }
  }
}

TEST_CASE("time pattern: a doubled percent sign is one, whatever follows") {
  CHECK(read("%F%%z", "2026-08-07%z", "Asia/Jakarta") == "2026-08-06T17:00:00Z");
}

TEST_CASE("time pattern: an offset is hours and minutes of less than a day, anywhere in the text") {
  for (const std::string offset : {"+0700", "+07:00", "+07"}) {
    INFO(offset);
    CHECK(read("%F %R%z", "2026-08-07 16:30" + offset) == "2026-08-07T09:30:00Z");
    CHECK(read("%a %b %d %T %z %Y", "Fri Aug 07 16:30:00 " + offset + " 2026") == "2026-08-07T09:30:00Z");
  }
  CHECK(read("%F %R%z", "2026-08-07 16:30Z", "Asia/Jakarta") == "2026-08-07T16:30:00Z");
  CHECK(read("%F %R%z", "2026-08-07 16:30+2359") == "2026-08-06T16:31:00Z");
  for (const std::string offset :
       {"", "+", "-", "+7", "+2400", "-9999", "+0060", "+07000", "+0700Z", "--0700"}) {
    INFO(offset);
    CHECK(read("%F %R%z", "2026-08-07 16:30" + offset) == "nothing");
  }
  CHECK(read("%F%z%z", "2026-08-07+0700+0700") == "nothing");
}

TEST_CASE("time pattern: random patterns and texts give a time in range or nothing") {
  std::mt19937 random(11);
  const auto any_of = [&](const std::vector<std::string>& parts) {
    return parts[std::uniform_int_distribution<std::size_t>(0, parts.size() - 1)(random)];
  };
  const std::vector<std::string> conversions = {"%Y", "%y", "%m", "%d", "%e", "%b", "%a",
                                                "%H", "%I", "%p", "%M", "%S", "%z", "%F",
                                                "%T", "%R", "%D", "%%", " ",  "-",  "T"};
  const std::vector<std::string> pieces = {"2026", "9999999999", "-32768", "-1", "0",     "7",   "12",
                                           "99",   "Aug",        "Fri",    "PM", "+9999", "-00", ":",
                                           "-",    "/",          " ",      ".5", "T",     "%",   "\xff"};
  const auto several = [&](const std::vector<std::string>& parts) {
    std::string text;
    for (int i = std::uniform_int_distribution(0, 8)(random); i > 0; --i) text += any_of(parts);
    return text;
  };
  int found = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string pattern = any_of({"%F", "%d/%m/%Y", "%y%m%d", "%Y %b %e"}) + several(conversions);
    const std::string text = any_of({"2026-08-07", "7/8/2026", "260807", "2026 Aug 7", several(pieces)});
    INFO(pattern << " reads " << text);
    try {
      const auto at = TimePattern(pattern).read(i % 2 == 0 ? text : text + several(pieces),
                                                tix::Zone::find("Asia/Jakarta"));
      CHECK((!at || at->in_range()));
      found += at ? 1 : 0;
    } catch (const tix::Error& error) {
      CHECK(error.kind() == tix::ErrorKind::desk);
    }
  }
  CHECK(found > 20);
}
