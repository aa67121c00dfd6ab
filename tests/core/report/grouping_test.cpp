// `--by`: the rows of a ticket, and the order of rows.
#include "tix/report/grouping.hpp"

#include "core/filter/filter_world.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

namespace {

using namespace tix;
using tix::filter_test::random_world;
using tix::filter_test::World;
using tix::test::pick;
using tix::test::Random;

using Words = std::vector<std::string>;

constexpr std::array kFields = {"team", "agent",  "priority", "category", "channel",     "customer",
                                "org",  "policy", "tag",      "status",   "hold_reason", "breached"};

Words words_of(const std::vector<GroupKey>& key) {
  Words words;
  for (const GroupKey& part : key) words.push_back(part.text);
  return words;
}

std::string refusal(std::string_view by) {
  try {
    (void)Grouping::parse(by);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::usage);
    return std::string(error.what()) + (error.hint().empty() ? "" : " | " + error.hint());
  }
  return "accepted";
}

/// Returns the place of a word among the rows of a field: enumerations in their order, names bytewise, empty
/// last.
std::tuple<bool, std::size_t, std::string> place(std::string_view field, const std::string& word) {
  const auto in = [&](const auto& names) {
    return static_cast<std::size_t>(std::ranges::find(names, word) - names.begin());
  };
  std::size_t order = 0;
  if (field == "priority") order = in(kPriorityNames);
  if (field == "status") order = in(kStatusNames);
  if (field == "breached") order = in(kClockNames);
  return {word.empty(), order, word};
}

}  // namespace

TEST_CASE("grouping: each field gives a ticket exactly one row, except tags and breaches with one each") {
  Random random(5);
  for (int round = 0; round < 2000; ++round) {
    const World w = random_world(random);
    for (const std::string field : kFields) {
      const auto keys = Grouping::parse(field).keys(w.facts());
      REQUIRE_FALSE(keys.empty());
      std::set<Words> distinct;
      for (const auto& key : keys) {
        CHECK(key.size() == 1);
        distinct.insert(words_of(key));
      }
      if (field == "tag")
        for (const LabelId tag : w.ticket.tags) CHECK(distinct.contains({std::string(w.names.text(tag))}));
      else if (field != "breached")
        CHECK(keys.size() == 1);
    }
  }
}

TEST_CASE("grouping: two fields give a row for every pair of their values") {
  Random random(7);
  for (int round = 0; round < 1000; ++round) {
    const World w = random_world(random);
    const std::string first = kFields[static_cast<std::size_t>(pick(random, 0, 11))];
    const std::string second = kFields[static_cast<std::size_t>(pick(random, 0, 11))];
    if (first == second) continue;
    std::multiset<Words> expected, crossed;
    for (const auto& x : Grouping::parse(first).keys(w.facts()))
      for (const auto& y : Grouping::parse(second).keys(w.facts())) expected.insert({x[0].text, y[0].text});
    for (const auto& key : Grouping::parse(first + "," + second).keys(w.facts()))
      crossed.insert(words_of(key));
    CHECK(crossed == expected);
  }
}

TEST_CASE(
    "grouping: rows are in the order of the enumeration, or of the bytes of names, with empty ones last") {
  Random random(9);
  for (const std::string field : kFields) {
    const Grouping by = Grouping::parse(field);
    std::vector<World> worlds;
    for (int i = 0; i < 200; ++i) worlds.push_back(random_world(random));
    std::vector<std::vector<GroupKey>> keys;
    for (const World& w : worlds)
      for (auto& key : by.keys(w.facts())) keys.push_back(std::move(key));
    std::ranges::sort(keys);
    for (std::size_t i = 1; i < keys.size(); ++i) {
      INFO(field << ": '" << keys[i - 1][0].text << "' before '" << keys[i][0].text << "'");
      CHECK(place(field, keys[i - 1][0].text) <= place(field, keys[i][0].text));
      CHECK((keys[i - 1] == keys[i]) == (keys[i - 1][0].text == keys[i][0].text));
    }
  }
}

TEST_CASE("grouping: a resolved ticket past the reopen window counts as closed") {
  Random random(11);
  World w = random_world(random);
  w.ticket.status = Status::resolved;
  w.ticket.resolved_at = tix::filter_test::kNow - tix::filter_test::kWindow;
  CHECK(Grouping::parse("status").keys(w.facts())[0][0].text == "closed");
  w.ticket.resolved_at = *w.ticket.resolved_at + WallSeconds{1};
  CHECK(Grouping::parse("status").keys(w.facts())[0][0].text == "resolved");
}

TEST_CASE(
    "breached: clocks whose breach stands, each once whatever its cycles, and the verdict of the past not") {
  World w;
  const auto row = [&](Clock clock, int seconds) {
    ClockRow made;
    made.clock = clock;
    made.breached_at = tix::filter_test::kNow + WallSeconds{seconds};
    return made;
  };
  const auto rows = [&] {
    std::vector<std::string> all;
    for (const auto& key : Grouping::parse("breached").keys(w.facts())) all.push_back(key[0].text);
    return all;
  };
  CHECK(rows() == Words{""});
  w.clocks = {row(Clock::first_response, 0), row(Clock::first_resolution, -9)};
  CHECK(rows() == Words{""});  // it has not breached as of now
  w.clocks = {row(Clock::resolution, -1), row(Clock::update, -5), row(Clock::update, -2)};
  CHECK(rows() == Words{"update", "resolution"});
  w.clocks[0].waived_at = tix::filter_test::kNow;
  CHECK(rows() == Words{"update"});
}

TEST_CASE("grouping: columns are the fields; none has no column") {
  const auto columns = Grouping::parse("priority,team").columns();
  REQUIRE(columns.size() == 2);
  CHECK(columns[0].name == "priority");
  CHECK(columns[0].kind == ColumnKind::word);
  CHECK(columns[1].name == "team");
  CHECK(columns[1].key);
  CHECK(Grouping::parse("none").columns().empty());
  CHECK(Grouping::parse("none").keys(World{}.facts()) == std::vector<std::vector<GroupKey>>{{}});
}

TEST_CASE("grouping: a period keeps its place among the fields and is in order of time, whatever its name") {
  const Period quarter{"2026-Q3", {}};
  const auto place = [&](std::string_view by) {
    const Grouping grouping = Grouping::parse(by);
    const auto keys = grouping.keys(World{}.facts());
    REQUIRE(keys.size() == 1);
    return words_of(grouping.in_period(keys.front(), 7, quarter));
  };
  CHECK(place("quarter") == Words{"2026-Q3"});
  CHECK(place("quarter,priority") == Words{"2026-Q3", "normal"});
  CHECK(place("priority,quarter") == Words{"normal", "2026-Q3"});
  CHECK(place("priority") == Words{"normal"});
  const Grouping by = Grouping::parse("team,month");
  CHECK(by.period() == PeriodUnit::month);
  CHECK(by.has_field());
  CHECK(by.parts() == kTeamPart);
  CHECK(by.columns()[1].name == "month");
  CHECK_FALSE(Grouping::parse("week").has_field());
  CHECK_FALSE(Grouping::parse("team").period());
  const Grouping over_time = Grouping::parse("day");
  CHECK(over_time.in_period({}, 2, {"b", {}}) < over_time.in_period({}, 10, {"a", {}}));
}

TEST_CASE("grouping: unknown fields, and too many of them, are refused by name") {
  const std::string accepted =
      "; accepted: team agent priority category channel customer org policy tag subject status hold_reason "
      "breached "
      "escalated day week month quarter none, or two of them separated by a comma";
  CHECK(refusal("tean") == "cannot group by 'tean'" + accepted + " | did you mean team?");
  CHECK(refusal("") == "cannot group by ''" + accepted);
  CHECK(refusal("team,") == "cannot group by ''" + accepted);
  CHECK(refusal("team,none") == "cannot group by 'none' beside another field");
  CHECK(refusal("team,tag,org") == "--by takes one or two fields, not 3");
  CHECK(refusal("tag,tag") == "--by names 'tag' twice");
  CHECK(refusal("day,week") == "--by names two periods, 'day' and 'week'");
  CHECK(refusal("year").starts_with("cannot group by 'year'"));
}

TEST_CASE("grouping: escalated is yes while an escalation lasts, and yes comes first") {
  World w;
  const auto key = [&] { return Grouping::parse("escalated").keys(w.facts()).front().front(); };
  const GroupKey no = key();
  CHECK(no.text == "no");
  w.ticket.escalated_at = tix::filter_test::kNow;
  CHECK(key().text == "yes");
  CHECK(key() < no);
}
