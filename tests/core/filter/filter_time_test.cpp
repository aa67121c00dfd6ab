// Points in time, durations, ordered words and words to search for, by example.
#include "core/filter/filter_world.hpp"
#include "tix/calendar/time_text.hpp"
#include "tix/filter/filter.hpp"
#include "tix/time/zone.hpp"

#include <string>

#include <catch2/catch.hpp>

namespace {

using tix::Filter;
using tix::FilterUse;
using tix::Instant;
using tix::filter_test::World;

/// Friday 2026-08-07 16:30 in Jakarta.
const Instant kFriday = tix::parse_rfc3339("2026-08-07T09:30:00Z");

Filter parsed_on_friday(const std::string& text) {
  return Filter::parse(text, FilterUse::query, {nullptr, "", kFriday, &tix::Zone::find("Asia/Jakarta")});
}

World created(const std::string& at) {
  World w;
  w.ticket.created_at = tix::parse_rfc3339(at);
  return w;
}

bool holds(const std::string& filter, const World& w) {
  tix::TicketFacts facts = w.facts();
  facts.as_of = kFriday;
  return parsed_on_friday(filter).matches(facts);
}

}  // namespace

TEST_CASE("a date is the whole day in the desk's zone") {
  const World first = created("2026-07-31T17:00:00Z"), last = created("2026-08-01T16:59:59Z");
  const World before = created("2026-07-31T16:59:59Z"), after = created("2026-08-01T17:00:00Z");
  for (const char* text :
       {"created:2026-08-01", "created:2026-08-01..2026-08-01", "created>=2026-08-01 created<=2026-08-01",
        "created>2026-07-31 created<2026-08-02", "created:..2026-08-01 created:2026-08-01.."}) {
    INFO(text);
    CHECK(holds(text, first));
    CHECK(holds(text, last));
    CHECK_FALSE(holds(text, before));
    CHECK_FALSE(holds(text, after));
  }
  CHECK(holds("created<2026-08-01", before));
  CHECK(holds("created>2026-08-01", after));
}

TEST_CASE("times are seen from now, and of a time alone the second counts") {
  const World w = created("2026-08-07T05:30:00Z");
  for (const char* text : {"created:today",
                           "created:friday",
                           "created:TODAY..now",
                           "created:-4h..",
                           "created:..-4h",
                           "created:-1d..-4h",
                           "created>=-4h",
                           "created<-3h",
                           "created:yesterday..today",
                           "created:2026-08-07T12:30:00+07:00",
                           "created:\"2026-08-07 12:30\"",
                           "created:\"2026-08-07 12:00\"..\"2026-08-07 13:00\"",
                           "created:..+1h",
                           "age:4h..",
                           "age:..4h",
                           "age>=4h",
                           "age<=4h",
                           "age>3h59m59s",
                           "age:4h..4h",
                           "age:0..1d"}) {
    INFO(text);
    CHECK(holds(text, w));
  }
  for (const char* text :
       {"created:yesterday", "created:monday..thursday", "created>-4h", "created<-4h", "created:now..",
        "age:4h1s..", "age<4h", "age>4h", "resolved:..now", "not:resolved:none"}) {
    INFO(text);
    CHECK_FALSE(holds(text, w));
  }
}

TEST_CASE("due is the time to the next due, negative when past") {
  World w;
  tix::ClockRow clock;
  clock.due_at = kFriday - tix::WallSeconds{3600};
  w.clocks = {clock};
  for (const char* text :
       {"due:..0", "due:..4h", "due:-2h..", "due:-2h..-30m", "due<0", "due<=-1h", "not:due:none"})
    CHECK(holds(text, w));
  for (const char* text : {"due:0..", "due:-30m..", "due:none", "due>-1h"}) CHECK_FALSE(holds(text, w));
  w.clocks[0].outcome = tix::Outcome::paused;
  CHECK(holds("due:none", w));
}

TEST_CASE("priority rises from low to urgent, a tier is its team's") {
  World w;
  w.ticket.priority = tix::Priority::high;
  w.ticket.team = w.names.intern<tix::TeamId>("network");
  w.tiers[w.ticket.team] = 2;
  for (const char* text :
       {"priority:high..", "priority:normal..urgent", "priority>normal", "priority>=high", "priority<urgent",
        "priority:..low,high..", "tier:2", "tier>1", "tier:1..2", "not:tier:none"})
    CHECK(holds(text, w));
  for (const char* text : {"priority:..normal", "priority>high", "priority<high", "tier:3..", "tier:none"})
    CHECK_FALSE(holds(text, w));
  w.ticket.team = {};
  CHECK(holds("tier:none", w));
}

TEST_CASE("words are found in the title or in a message, each somewhere") {
  World w;
  w.ticket.title = "VPN down";
  w.messages = {"It says: error-809.", "Caf\xC3\xA9 net works"};
  for (const char* text :
       {"vpn", "VPN 809", "\"down error\"", "error-809", "err*", "caf\xC3\xA9", "text:809,zzz", "not:work",
        "text:\"net work*\"", "title:~\"n d\"", "vpn or zzz", "e*"})
    CHECK(holds(text, w));
  for (const char* text :
       {"vp", "vpn zzz", "text:\"vpn zzz\"", "caf", "-vpn", "CAF\xC3\x89", "80", "title:~809"})
    CHECK_FALSE(holds(text, w));
}

TEST_CASE("as understood, with times in UTC") {
  const auto understood = [](const char* text) { return parsed_on_friday(text).to_text(); };
  CHECK(understood("created:2026-08-01 updated<-48h") ==
        "created:2026-07-31T17:00:00Z..2026-08-01T16:59:59Z updated:..2026-08-05T09:29:59Z");
  CHECK(understood("age>3d due:-90s.. hops>2 priority>normal") ==
        "age:72h1s.. due:-1m30s.. hops:3.. priority:urgent,high");
  CHECK(understood("VPN* \"two words\" title:~Ab none") ==
        "text:vpn* text:\"two words\" title:*ab* text:\"none\"");
}

TEST_CASE("words longer than an index keeps are compared by what it keeps") {
  const std::string kept(tix::kLongestWord, 'a');
  World w;
  w.ticket.title = kept + "b";
  CHECK(holds(kept + "c", w));
  CHECK_FALSE(holds(kept.substr(1), w));
  CHECK(holds(kept.substr(1) + "*", w));
}
