// The sla report on random tickets, counted again from folds of each moment.
#include "tix/reports/sla_report.hpp"

#include "core/report/crowd.hpp"
#include "core/reports/slow_statistics.hpp"

#include <cmath>
#include <numeric>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

struct SlowSlaRow {
  std::map<std::string, std::int64_t> n;
  std::vector<std::int64_t> working, wall;
};

Report sla_of(const Crowd& crowd, const Filter& filter, const Grouping& by, const PeriodRow& periods) {
  Slicing slicing(filter, by, crowd.desk.names, crowd.desk.bindings);
  SlaReport report(crowd.scope(slicing, periods));
  for (const Crowd::Member& member : crowd.members) {
    const TicketFacts facts = crowd.facts(member.folded, crowd.as_of);
    slicing.show(facts);
    report.add(crowd.past(member), facts);
  }
  return report.report();
}

/// Returns the keys of the rows of a ticket as it was then, after the name of the clock.
std::vector<RowKey> sla_keys(const Filter& filter, const Grouping& by, const TicketFacts& facts,
                             Clock clock) {
  std::vector<RowKey> keys;
  if (!filter.matches(facts)) return keys;
  for (const auto& parts : by.keys(facts)) {
    RowKey& key = keys.emplace_back(RowKey{std::string(name_of(clock))});
    for (const GroupKey& part : parts) key.push_back(part.text);
  }
  return keys;
}

/// Returns the cycle as it was at `t`, with or without a target, or nullopt if it was not open.
std::optional<ClockRow> open_at(const Crowd& crowd, const Crowd::Member& member, const ClockRow& row,
                                Instant t) {
  Fold folding(member.id, crowd.desk.bindings);
  for (const Event& event : until(member.events, t)) folding.apply(event);
  for (const ClockRow& then : folding.cycles(row.clock))
    if (then.cycle == row.cycle && is_open(then.outcome)) return then;
  return std::nullopt;
}

/// Counts one period by the definitions: completed cycles by the second of their stop, open ones from a fold
/// until its last second.
std::map<RowKey, SlowSlaRow> sla_slowly(const Crowd& crowd, const Filter& filter, const Grouping& by,
                                        const Interval& range) {
  std::map<RowKey, SlowSlaRow> rows;
  for (const Crowd::Member& member : crowd.members) {
    if (member.folded.ticket.resolution == kVoidResolution) continue;
    for (const ClockRow& row : member.folded.clocks) {
      if (!row.stopped_at || !range.contains(*row.stopped_at)) continue;
      const bool waived = row.waived_at && *row.waived_at <= crowd.as_of;
      std::string verdict;
      if (row.outcome == Outcome::met) verdict = "met";
      if (row.outcome == Outcome::no_reply) verdict = "no_reply";
      if (row.outcome == Outcome::breached || (row.outcome == Outcome::merged && row.breached_at))
        verdict = "breached";
      if (verdict.empty() || (verdict == "no_reply" && !row.has_promise)) continue;
      Folded then = crowd.as_it_was(member, *row.stopped_at).value();
      then.ticket.team = row.team;
      then.ticket.agent = row.agent;
      then.ticket.priority = row.priority;
      for (const RowKey& key : sla_keys(filter, by, crowd.facts(then, *row.stopped_at), row.clock)) {
        ++rows[key].n[waived ? "waived" : verdict];
        rows[key].working.push_back(row.elapsed.count);
        rows[key].wall.push_back(row.elapsed_wall.count);
      }
    }
    const auto then = crowd.as_it_was(member, range.last());
    if (!then) continue;
    for (const ClockRow& row : member.folded.clocks) {
      if (row.clock == Clock::first_resolution || row.outcome == Outcome::dropped ||
          row.outcome == Outcome::replaced)
        continue;
      const auto open = open_at(crowd, member, row, range.last());
      if (!open) continue;
      const bool late = open->breached_as_of(range.last()) && !open->waived_as_of(range.last());
      for (const RowKey& key : sla_keys(filter, by, crowd.facts(*then, range.last()), row.clock)) {
        ++rows[key].n[std::string(name_of(open->outcome))];
        rows[key].n["running_breached"] += open->outcome == Outcome::running && late;
      }
    }
  }
  return rows;
}

void check_sla_row(const CellsByName& row, const SlowSlaRow& slow) {
  const auto count = [&](const std::string& name) { return slow.n.contains(name) ? slow.n.at(name) : 0; };
  for (const char* name :
       {"met", "breached", "waived", "no_reply", "running", "running_breached", "paused"}) {
    INFO(name);
    CHECK(number(row, name) == count(name));
  }
  CHECK(number(row, "n") == static_cast<std::int64_t>(slow.working.size()));
  const double judged = static_cast<double>(count("met") + count("breached"));
  CHECK(row.at("attainment_pct") ==
        (judged > 0 ? Cell{Percent{std::llround(1000.0 * static_cast<double>(count("met")) / judged)}}
                    : Cell{}));
  for (const char* which : {"mean", "median", "p90", "p95"}) {
    INFO(which);
    CHECK(row.at(std::string(which) + "_s") == slow_length(slow.working, which));
    CHECK(row.at(std::string(which) + "_wall_s") == slow_length(slow.wall, which));
  }
}

}  // namespace

TEST_CASE("sla: every number of every row matches a second count, at every end of a period", "[slow]") {
  Random random{251};
  std::map<std::string, std::int64_t> seen;
  for (int round = 0; round < 600; ++round) {
    const Crowd crowd(random);
    const auto [by_text, filter, by] = random_question(random, kPolicyGroupings, kPolicyFilters);
    const PeriodRow periods = random_periods(random, crowd);
    for (const Period& period : periods.periods()) {
      INFO("round " << round << ", by " << by_text << ", " << filter.text() << ", " << period.name);
      const auto rows = rows_by_key(sla_of(crowd, filter, by, PeriodRow({period})));
      auto slow = sla_slowly(crowd, filter, by, period.range);
      CHECK(rows.size() == slow.size());
      for (const auto& [key, row] : rows) {
        INFO(key.front());
        check_sla_row(row, slow[key]);
        for (const auto& [name, count] : slow[key].n) seen[name] += count;
      }
    }
  }
  for (const char* name :
       {"met", "breached", "waived", "no_reply", "running", "running_breached", "paused"}) {
    INFO(name);
    CHECK(seen[name] > 20);
  }
}

TEST_CASE("sla: over time, every period has a row and completed cycles add up") {
  Random random{257};
  for (int round = 0; round < 200; ++round) {
    const Crowd crowd(random);
    const PeriodRow periods = random_periods(random, crowd);
    const Report cut = sla_of(crowd, {}, Grouping::parse("team,day"), periods);
    const Report whole = sla_of(crowd, {}, Grouping::parse("team"), PeriodRow({Period{{}, periods.whole()}}));
    std::map<RowKey, std::map<std::string, std::int64_t>> sums;
    std::map<RowKey, std::size_t> rows;
    std::map<RowKey, CellsByName> last;
    for (const auto& [key, row] : rows_by_key(cut)) {
      const RowKey slice(key.begin(), key.end() - 1);
      ++rows[slice];
      last[slice] = row;
      for (const char* column : {"met", "breached", "waived", "no_reply", "n"})
        sums[slice][column] += number(row, column);
    }
    const auto together = rows_by_key(whole);
    for (const auto& [slice, count] : rows) {
      CHECK(count == periods.size());
      const auto row = together.find(slice);
      for (const auto& [column, sum] : sums[slice])
        CHECK(sum == (row == together.end() ? 0 : number(row->second, column)));
      for (const char* column : {"running", "running_breached", "paused"})
        CHECK(number(last[slice], column) == (row == together.end() ? 0 : number(row->second, column)));
    }
    CHECK(std::equal(cut.totals.begin() + 3, cut.totals.end(), whole.totals.begin() + 2));
  }
}

TEST_CASE("sla: totals leave out the repeated verdicts of first_resolution") {
  Random random{263};
  std::int64_t repeated = 0;
  for (int round = 0; round < 200; ++round) {
    const Crowd crowd(random);
    const Report report = sla_of(crowd, {}, Grouping::parse("none"),
                                 PeriodRow({Period{{}, {at(0), crowd.as_of + WallSeconds{1}}}}));
    std::int64_t n = 0, running = 0;
    for (const auto& [key, row] : rows_by_key(report)) {
      if (key.front() == "first_resolution") {
        repeated += number(row, "n");
        continue;
      }
      n += number(row, "n");
      running += number(row, "running");
    }
    CHECK(number(cells_of(report, report.totals), "n") == n);
    CHECK(number(cells_of(report, report.totals), "running") == running);
  }
  CHECK(repeated > 20);
}

TEST_CASE("sla: a merge keeps a breach, a void ticket has none, and a waiver outweighs both") {
  ClockRow row;
  row.stopped_at = at(5);
  row.has_promise = true;
  const auto verdict = [&](Outcome outcome, std::optional<Instant> breached = {},
                           std::optional<Instant> waived = {}) {
    row.outcome = outcome;
    row.breached_at = breached;
    row.waived_at = waived;
    return verdict_of(row, at(6));
  };
  CHECK(verdict(Outcome::met) == Verdict::met);
  CHECK(verdict(Outcome::breached, at(4)) == Verdict::breached);
  CHECK(verdict(Outcome::no_reply) == Verdict::no_reply);
  CHECK(verdict(Outcome::merged, at(4)) == Verdict::breached);
  CHECK_FALSE(verdict(Outcome::merged));
  CHECK_FALSE(verdict(Outcome::dropped, at(4)));
  CHECK_FALSE(verdict(Outcome::measured));
  CHECK_FALSE(verdict(Outcome::running, at(4)));
  CHECK(verdict(Outcome::breached, at(4), at(6)) == Verdict::waived);
  CHECK(verdict(Outcome::breached, at(4), at(6, 0, 1)) == Verdict::breached);
}

TEST_CASE("sla: a first response without a target has no verdict, however its ticket ended") {
  ClockRow row;
  row.clock = Clock::first_response;
  row.stopped_at = at(5);
  row.outcome = Outcome::no_reply;
  CHECK_FALSE(verdict_of(row, at(6)));
  row.waived_at = at(5);
  CHECK_FALSE(verdict_of(row, at(6)));
  row.has_promise = true;
  CHECK(verdict_of(row, at(6)) == Verdict::waived);
}
