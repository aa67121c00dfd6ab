// Survival on databases made by random acts: compared with plain SQL over the documented views, and as of any
// moment.

#include "desk/import/shared_logs.hpp"
#include "desk/report/asking.hpp"
#include "desk/work/random_work.hpp"

#include <array>

#include <SQLiteCpp/Statement.h>
#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

/// The product-limit estimate in SQL, as one would write it in the sqlite3 shell: S after each resolve.
constexpr const char* kSlowCurve = R"(
WITH RECURSIVE observed(t, resolved) AS (
    SELECT coalesce(s.wall_s, ?1 - strftime('%s', s.from_at)), s.went = 'resolved'
    FROM stays AS s WHERE s.came = 'created' AND strftime('%s', s.from_at) >= CAST(?2 AS TEXT)),
  step(k, t, factor) AS (
    SELECT row_number() OVER (ORDER BY o.t), o.t,
      1.0 - sum(o.resolved) * 1.0 / (SELECT count(*) FROM observed AS w WHERE w.t >= o.t)
    FROM observed AS o GROUP BY o.t HAVING sum(o.resolved) > 0),
  curve(k, t, s) AS (
    SELECT 0, -1, 1.0
    UNION ALL SELECT step.k, step.t, curve.s * step.factor FROM curve JOIN step ON step.k = curve.k + 1)
SELECT (SELECT count(*) FROM observed), (SELECT coalesce(sum(resolved), 0) FROM observed),
  (SELECT min(t) FROM curve WHERE s <= 0.75 + 1e-12), (SELECT min(t) FROM curve WHERE s <= 0.5 + 1e-12),
  (SELECT s FROM curve WHERE t <= 14400 ORDER BY k DESC LIMIT 1),
  (SELECT max(t) FROM observed)
)";

Cell whole(const SQLite::Column& column) {
  return column.isNull() ? Cell{} : Cell{column.getInt64()};
}

}  // namespace

TEST_CASE("survival: rows match plain SQL over the view stays", "[slow]") {
  for (const unsigned seed : {701u, 702u, 703u, 704u}) {
    Random random{seed};
    INFO("seed " << seed);
    ImportDesk desk(kBusyDesk);
    const Instant end = random_days(desk, random, 200);
    for (int probe = 0; probe < 10; ++probe) {
      const Instant from = kNow + WallSeconds{pick(random, -7200, (end - kNow).count - 1)};
      const Asked asked{desk::answer<SurvivalReport>, "none", "", {format_rfc3339(from), {}, {}}};
      const Report report = ask(desk, end, asked).report;
      const CellsByName row = cells_of(report, report.rows.front());
      SQLite::Statement slow(desk.database().connection(), kSlowCurve);
      slow.bind(1, end.unix());
      slow.bind(2, from.unix());
      REQUIRE(slow.executeStep());
      CHECK(number(row, "n") == slow.getColumn(0).getInt64());
      CHECK(number(row, "resolved") == slow.getColumn(1).getInt64());
      CHECK(row.at("p25_wall_s") == whole(slow.getColumn(2)));
      CHECK(row.at("median_wall_s") == whole(slow.getColumn(3)));
      const bool known = slow.getColumn(5).getInt64() >= 14400;
      if (const auto* share = std::get_if<Percent>(&row.at("open_4h_pct")))
        CHECK(static_cast<double>(share->tenths) ==
              Approx(1000 * slow.getColumn(4).getDouble()).margin(0.501));
      else
        CHECK_FALSE(known);
    }
  }
}

TEST_CASE("survival as of a moment equals the report made at that moment", "[slow]") {
  for (const unsigned seed : {711u, 712u}) {
    Random random{seed};
    INFO("seed " << seed);
    check_made_then(
        random, 120,
        [&](store::Database& database, Instant when) { random_act(database, random, when, kNoUndo); },
        [&] {
          const char* field =
              one_of(random, std::array{"none", "team", "priority", "tag", "agent", "day", "status"});
          return Asked{desk::answer<SurvivalReport>, field, one_of(random, kStateFilters), {}};
        });
  }
}

TEST_CASE("survival: columns alone give the same as whole tickets, and --list has the tickets counted",
          "[slow]") {
  Random random{721};
  ImportDesk desk(kBusyDesk);
  const Instant end = random_days(desk, random, 250);
  for (int probe = 0; probe < 30; ++probe) {
    const Asked columns_only{
        desk::answer<SurvivalReport>,
        one_of(random, std::array{"none", "team", "status", "day,agent", "priority,policy"}),
        one_of(random, kStateFilters), any_range(random, end)};
    Asked whole_tickets = columns_only;
    whole_tickets.filter += " title:*";
    INFO("by " << columns_only.by << ", " << columns_only.filter);
    const desk::ReportAnswer from_rows = ask(desk, end, columns_only),
                             from_tickets = ask(desk, end, whole_tickets);
    CHECK(csv_of(from_rows.report) == csv_of(from_tickets.report));
    CHECK(ids(from_rows) == ids(from_tickets));
    CHECK(number(cells_of(from_rows.report, from_rows.report.totals), "n") ==
          static_cast<std::int64_t>(from_rows.tickets.size()));
  }
}

TEST_CASE("survival of a real help desk: nothing is censored in the first month, so shares are plain counts",
          "[slow]") {
  const auto folder = shared_log("helpdesk_it");
  if (!folder) {
    WARN("skipped: the shared logs are not here");
    return;
  }
  const std::string csv = unpacked(*folder / "Helpdesk.csv.gz");
  ImportDesk desk;
  REQUIRE(desk.events(csv, kHelpdeskMapping).problems.empty());
  // Counted again from the file: from the first line of a case to its first resolve.
  std::map<std::string, std::pair<Instant, std::optional<Instant>>> cases;
  format::CsvReader reader(bytes_of(csv), "Helpdesk.csv");
  SourceRow line;
  while (reader.next(line)) {
    std::string stamp = line.values[3];
    stamp[10] = 'T';
    const Instant at = parse_rfc3339(stamp);
    auto& [from, resolved] = cases.try_emplace(line.values[6], at, std::nullopt).first->second;
    const bool done = line.values[0] == "Resolve ticket" || line.values[0] == "Closed";
    if (done && !resolved) resolved = at;
  }
  const Instant end = parse_rfc3339("2014-06-01T00:00:00Z");
  std::vector<std::int64_t> lengths;
  std::int64_t resolved = 0;
  for (const auto& [name, one] : cases) {
    lengths.push_back((one.second.value_or(end) - one.first).count);
    resolved += one.second.has_value();
    REQUIRE((one.second || lengths.back() > 31 * 86400));
  }
  std::ranges::sort(lengths);
  const Report report =
      ask(desk, end, {desk::answer<SurvivalReport>, "none", "", {"2010-01-01", {}, {}}}).report;
  const CellsByName row = cells_of(report, report.rows.front());
  CHECK(number(row, "n") == static_cast<std::int64_t>(cases.size()));
  CHECK(number(row, "resolved") == resolved);
  CHECK(number(row, "median_wall_s") == lengths[(lengths.size() + 1) / 2 - 1]);
  for (const auto& [column, hours] :
       {std::pair{"open_1d_pct", 24}, {"open_7d_pct", 168}, {"open_30d_pct", 720}}) {
    const auto longer = std::ranges::count_if(lengths, [h = hours](std::int64_t s) { return s > h * 3600; });
    CHECK(row.at(column) == Cell{percent_of(longer, static_cast<std::int64_t>(lengths.size()))});
  }
}
