// Instants as people read them: the reading of the zone's clock, with seconds in sentences only.
#include "tix/time/local_text.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace tix;

namespace {

const Zone& read_in_jakarta() {
  return Zone::find("Asia/Jakarta");
}

}  // namespace

TEST_CASE("local text: columns leave seconds out") {
  CHECK(format_local(parse_rfc3339("2026-08-07T09:30:59Z"), read_in_jakarta()) == "2026-08-07 16:30");
  CHECK(format_local(parse_rfc3339("2026-12-31T18:00:00Z"), read_in_jakarta()) == "2027-01-01 01:00");
  CHECK(format_local(parse_rfc3339("1900-01-01T00:00:00Z"), Zone::utc()) == "1900-01-01 00:00");
}

TEST_CASE("local text: sentences show seconds unless they are 0, so that no two instants read the same") {
  CHECK(format_moment(parse_rfc3339("2026-08-07T09:30:00Z"), read_in_jakarta()) == "2026-08-07 16:30");
  CHECK(format_moment(parse_rfc3339("2026-08-07T09:30:05Z"), read_in_jakarta()) == "2026-08-07 16:30:05");
  std::string before;
  for (std::int64_t second = 0; second < 200; ++second) {
    const std::string text = format_moment(Instant::from_unix(1'786'000'000 + second), read_in_jakarta());
    CHECK(text != before);
    before = text;
  }
}
