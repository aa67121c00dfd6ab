// Runs reports on a test desk.
#pragma once

#include "core/report/report_cells.hpp"
#include "desk/report/reports.hpp"
#include "desk/work/random_work.hpp"

#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace tix::test {

using Make = desk::MakeReport;

inline constexpr std::array kStateFilters = {"", "", "priority:urgent,high", "team:frontline",
                                             "not:status:pending"};

/// Returns a question whose days are those of UTC.
struct Asked {
  Make make;
  std::string by = "none";
  std::string filter = {};
  PeriodWords words = {};
};

inline desk::ReportAnswer ask(ImportDesk& desk, Instant as_of, const Asked& asked) {
  desk::Reading reading(desk.database(), [&](const Zone&) { return as_of; });
  const Grouping by = Grouping::parse(asked.by);
  const PeriodRow periods(parse_range(asked.words, Zone::utc(), as_of), by.period(), Zone::utc());
  return asked.make(reading, {.filter = reading.filter(asked.filter, "sari"),
                              .by = by,
                              .periods = periods,
                              .wants_tickets = true,
                              .zone = Zone::utc()});
}

inline std::string rendered(const Report& report, format::Format format) {
  std::string text;
  format::RenderOptions options;
  options.format = format;
  format::render(report, options, [&](std::string_view part) { text += part; });
  return text;
}

/// Returns rows and totals as CSV.
inline std::string csv_of(Report report) {
  if (!report.totals.empty()) report.rows.push_back(report.totals);
  return rendered(report, format::Format::csv);
}

inline std::set<std::int64_t> ids(const desk::ReportAnswer& answer) {
  std::set<std::int64_t> ids;
  for (const TicketId id : answer.tickets) ids.insert(id.value);
  CHECK(ids.size() == answer.tickets.size());
  return ids;
}

/// Returns the SQL condition that a time of the documented views lies in the range.
inline std::string between(const char* column, const Interval& range) {
  return fmt::format("{0} >= '{1}' AND {0} < '{2}'", column, format_rfc3339(range.from),
                     format_rfc3339(range.to));
}

/// A range from before the first day to the end.
inline PeriodWords any_range(Random& random, Instant end) {
  const std::int64_t all = (end - kNow).count;
  const std::int64_t from = pick(random, -7200, all - 1), to = pick(random, from + 1, all + 1);
  return {format_rfc3339(kNow + WallSeconds{from}), format_rfc3339(kNow + WallSeconds{to}), {}};
}

inline void create_ticket(ImportDesk& desk, Instant when) {
  desk::Work work(desk.database(), {"sari", "sari", "create", when});
  NewTicket ticket = titled("VPN down");
  ticket.category = "network";
  work.create(create(work.action_context(when), ticket));
  work.commit();
}

/// Creates more tickets of a category at once than usual, and returns an instant after them.
inline Instant burst(ImportDesk& desk, Instant when) {
  for (int i = 0; i < 20; ++i) create_ticket(desk, when);
  return when + WallSeconds{3600};
}

/// The law of as-of: a report made between two acts and the report as of then, made at the end, are the same
/// bytes.
template <class Act, class AnyAsked>
void check_made_then(Random& random, int acts, const Act& act, const AnyAsked& any_asked) {
  ImportDesk desk(kBusyDesk);
  struct Made {
    Instant then;
    Asked asked;
    std::string said;
  };
  std::vector<Made> made;
  Instant when = kNow;
  for (int i = 0; i < acts; ++i) {
    act(desk.database(), when);
    const Instant later = when + WallSeconds{pick(random, 1, 5400)};
    const Instant between = when + WallSeconds{pick(random, 0, (later - when).count - 1)};
    const Asked asked = any_asked();
    made.push_back({between, asked, csv_of(ask(desk, between, asked).report)});
    when = later;
  }
  for (const Made& one : made) {
    INFO("as of " << format_rfc3339(one.then) << ", by " << one.asked.by << ", " << one.asked.filter);
    CHECK(csv_of(ask(desk, one.then, one.asked).report) == one.said);
  }
}

}  // namespace tix::test
