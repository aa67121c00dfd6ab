// The measures that only causes computes, compared with plain SQL over the documented views.
#include "desk/report/asking.hpp"
#include "desk/report/causes_report.hpp"
#include "tix/calendar/period.hpp"
#include "tix/report/measure.hpp"

#include <map>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace {

using namespace tix;
using namespace tix::test;

constexpr std::int64_t kDays = 28;

/// A busy desk with two tiers, closed on weekends.
std::string tiered_desk() {
  std::string text = kBusyDesk;
  const std::string team = "[team.specialists]\n";
  text.replace(text.find(team), team.size(), team + "tier = 2\ncalendar = \"office\"\n");
  return text;
}

std::int64_t counted_by(ImportDesk& desk, const std::string& sql) {
  SQLite::Statement statement(desk.database().connection(), sql);
  REQUIRE(statement.executeStep());
  return statement.getColumn(0).getInt64();
}

/// Tickets first resolved in the range and not void.
std::string resolved_first(const Interval& range) {
  return fmt::format(
      "SELECT ticket FROM (SELECT ticket, min(to_at) AS first FROM stays WHERE went = 'resolved' GROUP BY "
      "ticket) "
      "JOIN tickets ON id = ticket WHERE {} AND NOT (status IN ('resolved', 'closed') AND resolution IS "
      "'void')",
      between("first", range));
}

/// Returns the mean of `what` per ticket first resolved. `what` is a query that ends before the tickets.
Cell per_ticket(ImportDesk& desk, const Interval& range, const std::string& what) {
  const std::string tickets = "(" + resolved_first(range) + ")";
  return ratio_or_empty(counted_by(desk, what + tickets),
                        counted_by(desk, "SELECT count(*) FROM " + tickets));
}

Cell mean_touches(ImportDesk& desk, const Interval& range) {
  return per_ticket(
      desk, range,
      "SELECT count(*) FROM events WHERE kind = 'message' AND value IN ('reply', 'note') AND NOT "
      "undone AND ticket IN ");
}

Cell mean_tiers(ImportDesk& desk, const Interval& range) {
  return per_ticket(
      desk, range,
      "SELECT count(*) FROM (SELECT ticket, team, lag(team) OVER (PARTITION BY ticket ORDER BY "
      "seq) AS former FROM spans) WHERE team = 'specialists' AND former = 'frontline' AND ticket IN ");
}

/// 20 days are worked in the four weeks that end with the day of the period's last second.
Cell days_of_backlog(ImportDesk& desk, const Interval& period) {
  const std::int64_t last_day = period.last().unix() / 86400 - kDays + 1;
  const Interval weeks{Instant::from_unix(last_day * 86400), period.to};
  const std::string last = format_rfc3339(period.last());
  const std::int64_t open = counted_by(
      desk,
      fmt::format("SELECT count(*) FROM stays WHERE from_at <= '{0}' AND (to_at IS NULL OR to_at > '{0}')",
                  last));
  const std::int64_t resolved =
      counted_by(desk, "SELECT count(*) FROM stays WHERE went = 'resolved' AND " + between("to_at", weeks));
  return ratio_or_empty(open * 20, resolved);
}

/// The load of the agents. Unassigned tickets do not count.
std::int64_t sum_of(const Report& report, const char* column) {
  std::int64_t sum = 0;
  for (const Row& row : report.rows) {
    CellsByName cells = cells_of(report, row);
    const auto* value = std::get_if<std::int64_t>(&cells[column]);
    if (cells["agent"] != Cell{} && value != nullptr) sum += *value;
  }
  return sum;
}

/// Returns an empty cell if nothing can be judged.
Cell spikes(const Report& patterns) {
  if (cells_of(patterns, patterns.totals)["usual"] == Cell{}) return {};
  std::int64_t spikes = 0;
  for (const Row& row : patterns.rows) spikes += cells_of(patterns, row)["spike"] == Cell{true};
  return spikes;
}

Cell resolution_p90(const Report& sla) {
  for (const Row& row : sla.rows) {
    CellsByName cells = cells_of(sla, row);
    if (cells["clock"] == Cell{std::string("resolution")}) return cells["p90_s"];
  }
  return {};
}

}  // namespace

TEST_CASE("causes: a desk without active agents works by its calendars") {
  for (const char* agents : {"", "[agent.budi]\nactive = false\n"}) {
    ImportDesk desk(std::string("[desk]\nzone = \"UTC\"\n[calendar.office]\nmon-fri = \"09:00-17:00\"\n") +
                    agents);
    desk::Work work(desk.database(), {"sari", "sari", "create", kNow});
    const ActionContext context = work.action_context(kNow);
    for (int i = 0; i < 3; ++i) work.create(create(context, titled("VPN down")));
    work.record(TicketId{1}, set_status(context, work.ticket(TicketId{1}, kNow), {Status::resolved, {}, {}}));
    work.commit();
    const Report report = ask(desk, kNow, {desk::causes_report}).report;
    const auto line = std::ranges::find(report.rows, Cell{std::string("days_of_backlog")},
                                        [](const Row& row) { return row[1]; });
    REQUIRE(line != report.rows.end());
    CHECK((*line)[2] == ratio_or_empty(std::int64_t{2} * 20, 1));  // 20 of the 28 days are worked
  }
}

TEST_CASE("causes: touches, tiers, days of backlog and load match SQL over the views", "[slow]") {
  std::map<std::string, int> told;
  for (const unsigned seed : {5u, 6u, 7u, 8u}) {
    Random random{seed};
    ImportDesk desk(tiered_desk().c_str());
    const Instant end = burst(desk, random_days(desk, random, 400, kNoUndo));
    const std::int64_t all = (end - kNow).count;
    const Interval now{kNow + WallSeconds{pick(random, all * 3 / 4, all * 4 / 5)}, end};
    const std::string from = format_rfc3339(now.from), to = format_rfc3339(now.to);
    INFO("seed " << seed << ", " << from << " to " << to);
    const Interval before = ranges_before(now, std::nullopt, Zone::utc(), 1).front();
    const auto asked = [&](Make make, const std::string& by, const Interval& range) {
      return ask(desk, end, {make, by, "", {format_rfc3339(range.from), format_rfc3339(range.to), {}}})
          .report;
    };
    const Report causes = asked(desk::causes_report, "none", now);
    std::map<std::string, std::pair<Cell, Cell>> lines;
    for (const Row& row : causes.rows) lines[std::get<std::string>(row[1])] = {row[2], row[3]};
    const auto check = [&](const char* measure, const auto& of) {
      INFO(measure);
      CHECK(lines.at(measure).first == of(now));
      CHECK(lines.at(measure).second == of(before));
      told[measure] += lines.at(measure).first != Cell{} && lines.at(measure).first != Cell{std::int64_t{0}};
    };
    check("mean_touches", [&](const Interval& range) { return mean_touches(desk, range); });
    check("mean_tiers", [&](const Interval& range) { return mean_tiers(desk, range); });
    check("days_of_backlog", [&](const Interval& range) { return days_of_backlog(desk, range); });
    check("load", [&](const Interval& range) {
      return Cell{sum_of(asked(desk::answer<AgentsReport>, "none", range), "load")};
    });
    check("load_pct", [&](const Interval& range) {
      return percent_or_empty(sum_of(asked(desk::answer<AgentsReport>, "none", range), "load"),
                              sum_of(asked(desk::answer<AgentsReport>, "none", now), "capacity"));
    });
    check("spikes",
          [&](const Interval& range) { return spikes(asked(desk::patterns_report, "category", range)); });
    check("resolution_p90_s", [&](const Interval& range) {
      return resolution_p90(asked(desk::answer<SlaReport>, "none", range));
    });
  }
  for (const auto& [measure, times] : told) {
    INFO(measure);
    CHECK(times > 0);
  }
}
