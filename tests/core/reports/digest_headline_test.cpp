// The headline of the nightly page.
#include "tix/reports/digest_headline.hpp"

#include "tix/calendar/time_text.hpp"

#include <random>

#include <catch2/catch.hpp>

namespace {

using tix::DigestCounts;
using tix::headline;
using tix::Instant;
using tix::next_noon;
using tix::Zone;

const Instant kMorning = tix::parse_rfc3339("2026-08-07T05:30:00Z");
const Instant kEvening = tix::parse_rfc3339("2026-08-07T18:00:00Z");

}  // namespace

TEST_CASE("the headline gives overdue tickets, the change in a week, and the breaches before noon") {
  CHECK(headline({40, 23, 5, 4}, kMorning, Zone::utc()) ==
        "23 overdue, up 5 from last Friday; 4 more will breach before noon.");
  CHECK(headline({40, 1, -2, 1}, kMorning, Zone::utc()) ==
        "1 overdue, down 2 from last Friday; 1 more will breach before noon.");
  CHECK(headline({40, 3, 0, 0}, kEvening, Zone::utc()) ==
        "3 overdue, as many as last Friday; no more will breach before noon tomorrow.");
  CHECK(headline({40, 0, -3, 2}, kMorning, Zone::utc()) ==
        "None of 40 open tickets is overdue, down 3 from last Friday; 2 will breach before noon.");
  CHECK(headline({}, kMorning, Zone::utc()) == "Nothing is open.");
}

TEST_CASE("the headline of a desk younger than a week has no comparison") {
  CHECK(headline({40, 23, std::nullopt, 4}, kMorning, Zone::utc()) ==
        "23 overdue; 4 more will breach before noon.");
  CHECK(headline({40, 0, std::nullopt, 0}, kMorning, Zone::utc()) ==
        "None of 40 open tickets is overdue; none will breach before noon.");
}

TEST_CASE("the next noon is the first one in the zone") {
  CHECK(next_noon(kMorning, Zone::utc()) == tix::parse_rfc3339("2026-08-07T12:00:00Z"));
  CHECK(next_noon(tix::parse_rfc3339("2026-08-07T12:00:00Z"), Zone::utc()) ==
        tix::parse_rfc3339("2026-08-08T12:00:00Z"));
  CHECK(next_noon(kEvening, Zone::find("America/New_York")) == tix::parse_rfc3339("2026-08-08T16:00:00Z"));
  std::mt19937_64 random(20261122);
  for (const char* name : {"Europe/London", "Asia/Jakarta", "America/St_Johns", "Pacific/Apia"}) {
    const Zone& zone = Zone::find(name);
    for (int round = 0; round < 500; ++round) {
      const Instant t =
          Instant::from_unix(std::uniform_int_distribution<std::int64_t>(0, 2'000'000'000)(random));
      const Instant noon = next_noon(t, zone);
      INFO(name << ' ' << t.unix());
      CHECK(noon > t);
      CHECK((noon - t).count <= 49 * 3600);  // a zone may skip a day
      CHECK(zone.local(noon).seconds() % 86400 == 12 * 3600);
    }
  }
}
