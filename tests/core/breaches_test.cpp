// The breaches report on random tickets: one row a breach, and no other.
#include "tix/breaches.hpp"

#include "core/crowd.hpp"

#include <set>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

Report breaches_of(const Crowd& crowd, const Filter& filter, const Range& range) {
  const Grouping none = Grouping::parse("none");
  Slicing slicing(filter, none, crowd.desk.names, crowd.desk.bindings);
  Breaches breaches(slicing, crowd.desk.names, range);
  for (const Crowd::Member& member : crowd.members) {
    const TicketFacts facts = crowd.facts(member.folded, crowd.as_of);
    slicing.show(facts);
    breaches.add(crowd.past(member), facts);
  }
  return breaches.report();
}

Cell text(std::string_view words) {
  return words.empty() ? Cell{} : Cell{std::string(words)};
}

}  // namespace

TEST_CASE("one row a breach of the period, with who held the ticket at that instant") {
  Random random{269};
  std::size_t seen = 0, retargets = 0;
  for (int round = 0; round < 600; ++round) {
    const Crowd crowd(random);
    const Range range = random_periods(random, crowd).whole();
    const Filter filter = Filter::parse(pick(random, 0, 1) ? "" : "team:none", FilterUse::query, {});
    const Report report = breaches_of(crowd, filter, range);
    // Team and agent from a fold until that instant; verdicts from the fold of all.
    std::set<std::vector<Cell>> expected;
    std::set<std::int64_t> tickets;
    std::int64_t late = 0;
    for (const Crowd::Member& member : crowd.members) {
      for (const ClockRow& row : member.folded.clocks) {
        if (row.outcome == Outcome::dropped) continue;
        if (row.clock == Clock::first_resolution || !row.breached_at || *row.breached_at >= crowd.as_of)
          continue;
        if (*row.breached_at < range.from || *row.breached_at >= range.to) continue;
        if (row.waived_at && *row.waived_at <= crowd.as_of) continue;
        const Folded then = crowd.as_it_was(member, *row.breached_at).value();
        if (!filter.matches(crowd.facts(then, *row.breached_at))) continue;
        const std::int64_t late_by = (row.stopped_at.value_or(crowd.as_of) - *row.breached_at).count;
        expected.insert({member.id.value, std::string(name_of(row.clock)), std::int64_t{row.cycle},
                         *row.breached_at, late_by, text(crowd.desk.names.text(then.ticket.agent)),
                         text(crowd.desk.names.text(then.ticket.team)),
                         row.reason == BreachReason::retarget ? Cell{std::string("retarget")} : Cell{}});
        tickets.insert(member.id.value);
        late += late_by;
        retargets += row.reason == BreachReason::retarget;
      }
    }
    std::set<std::vector<Cell>> found;
    Instant before = Instant::first();
    for (const Row& cells : report.rows) {
      CellsByName row = cells_of(report, cells);
      found.insert({row["id"], row["clock"], row["cycle"], row["breached_at"], row["late_by_s"], row["agent"],
                    row["team"], row["reason"]});
      CHECK(before <= std::get<Instant>(row["breached_at"]));
      before = std::get<Instant>(row["breached_at"]);
    }
    INFO("round " << round);
    CHECK((found == expected));
    CHECK(report.rows.size() == expected.size());
    CHECK(report.totals.empty());
    CHECK(report.totals_extra.back().value == Cell{late});
    CHECK(report.totals_extra.front().value == Cell{static_cast<std::int64_t>(tickets.size())});
    seen += expected.size();
  }
  CHECK(seen > 300);
  CHECK(retargets > 5);
}
