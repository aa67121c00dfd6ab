// Percentages, the choice of columns, and suggestions.
#include "tix/report/report.hpp"

#include "format/text/random_text.hpp"
#include "tix/text/error.hpp"
#include "tix/text/nearest.hpp"

#include <catch2/catch.hpp>

using tix::did_you_mean;
using tix::edit_distance;
using tix::nearest;
using tix::percent_of;
using tix::test::below;
using tix::test::pick;
using tix::test::Random;
using tix::test::random_text;
using Names = std::vector<std::string>;

TEST_CASE("law: a percentage is within half a tenth, and mirrors about zero", "[report]") {
  Random random(61);
  for (int i = 0; i < 5000; ++i) {
    const std::int64_t part = pick(random, -1'000'000, 1'000'000);
    const std::int64_t whole = pick(random, 1, 1'000'000);
    const std::int64_t tenths = percent_of(part, whole).tenths;
    CHECK(2 * std::abs(tenths * whole - part * 1000) <= whole);
    CHECK(percent_of(-part, whole).tenths == -tenths);
    CHECK(percent_of(part, -whole).tenths == -tenths);
  }
}

TEST_CASE("percentages round half away from zero and do not overflow", "[report]") {
  CHECK(percent_of(1, 8).tenths == 125);
  CHECK(percent_of(1, 2000).tenths == 1);
  CHECK(percent_of(-1, 2000).tenths == -1);
  CHECK(percent_of(2, 3).tenths == 667);
  CHECK(percent_of(0, 7).tenths == 0);
  CHECK(percent_of(9'000'000'000'000'000, 9'000'000'000'000'000).tenths == 1000);
}

TEST_CASE("columns are chosen by name, in the order given", "[report]") {
  tix::Report report;
  report.columns = {tix::test::text_column("id"), tix::test::text_column("title"),
                    tix::test::text_column("status")};
  report.rows.push_back({std::string("1"), std::string("x"), std::string("open")});
  report.totals = {std::string("t1"), std::string("t2"), std::string("t3")};
  const tix::Report chosen = tix::select_columns(report, {"status", "id"});
  CHECK(chosen.columns.at(0).name == "status");
  CHECK(chosen.rows.at(0) == tix::Row{std::string("open"), std::string("1")});
  CHECK(chosen.totals == tix::Row{std::string("t3"), std::string("t1")});
  CHECK_THROWS_AS(tix::select_columns(report, {"id", "id"}), tix::Error);
  try {
    tix::select_columns(report, {"id", "staus"});
    FAIL("accepted");
  } catch (const tix::Error& error) {
    CHECK(error.kind() == tix::ErrorKind::usage);
    CHECK(std::string(error.what()) == "no column 'staus'; columns: id, title, status");
    CHECK(error.hint() == "did you mean status?");
  }
}

TEST_CASE("law: edit distance is symmetric, zero only for equals, bounded by the limit", "[nearest]") {
  Random random(62);
  constexpr std::array<std::string_view, 4> kLetters = {"a", "b", "c", "_"};
  for (int i = 0; i < 5000; ++i) {
    const std::string a = random_text(random, kLetters, 7);
    const std::string b = random_text(random, kLetters, 7);
    const std::size_t distance = edit_distance(a, b, 100);
    CHECK(distance == edit_distance(b, a, 100));
    CHECK((distance == 0) == (a == b));
    CHECK(edit_distance(a, b, 2) == std::min<std::size_t>(distance, 3));
  }
}

TEST_CASE("law: one slip in a name is always found", "[nearest]") {
  Random random(63);
  const Names names = {"frontline", "network", "hardware", "billing", "escalation"};
  for (int i = 0; i < 2000; ++i) {
    const std::string& name = names[below(random, names.size())];
    std::string typed = name;
    const std::size_t at = below(random, typed.size() - 1);
    switch (below(random, 4)) {
      case 0: typed.erase(at, 1); break;
      case 1: typed.insert(at, 1, 'q'); break;
      case 2: typed[at] = 'q'; break;
      default: std::swap(typed[at], typed[at + 1]);
    }
    INFO(typed);
    CHECK(nearest(typed, names).front() == name);
  }
}

TEST_CASE("suggestions: case, hyphens, unfinished words, best first", "[nearest]") {
  CHECK(nearest("Urgnet", {"low", "urgent"}) == Names{"urgent"});
  CHECK(nearest("at-risk", {"at_risk", "overdue"}) == Names{"at_risk"});
  CHECK(nearest("esc", {"export", "escalate", "escalations"}) == Names{"escalate", "escalations"});
  CHECK(nearest("opne", {"opened", "open", "close"}).front() == "open");
  CHECK(nearest("zzz", {"open", "close"}).empty());
  CHECK(nearest("", {"open", "close"}).empty());
  CHECK(nearest("x", {"a", "b", "y"}).empty());
  CHECK(nearest("st", {"s", "sta", "stb", "stc", "std"}).size() == 3);
  CHECK(nearest(std::string(100'000, 'a'), {"open"}).empty());
}

TEST_CASE("the hint names one, two or three", "[nearest]") {
  CHECK(did_you_mean("zzz", Names{"open"}).empty());
  CHECK(did_you_mean("opne", Names{"open"}) == "did you mean open?");
  CHECK(did_you_mean("esc", Names{"esca", "escb"}) == "did you mean esca or escb?");
  CHECK(did_you_mean("esc", Names{"esca", "escb", "escc"}) == "did you mean esca, escb, or escc?");
}
