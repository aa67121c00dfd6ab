// An import of seven years of a city's requests with due times, compared with answers computed elsewhere.
#include "desk/import/shared_logs.hpp"
#include "tix/ticket/name_table.hpp"

#include <map>

#include <catch2/catch.hpp>

namespace {

using namespace tix::test;
using tix::Clock;
using tix::Instant;

struct Request {
  OpenFor open;
  bool has_due = false;
  std::optional<Instant> due, breached;

  bool late_as_of(Instant t) const { return breached && *breached < t; }
};

/// Returns the outcome of a request by `t`, as `answers.json` names it.
std::string verdict(const Request& one, Instant t) {
  const bool closed = !one.open.at(t);
  if (!one.has_due) return closed ? "no_sla_closed" : "no_sla_open";
  if (closed) return one.late_as_of(t) ? "breached_closed" : "met";
  return one.late_as_of(t) ? "open_breached" : "open_within";
}

}  // namespace

TEST_CASE("import tickets: a city's requests give its own flags and the answers computed elsewhere",
          "[slow]") {
  const auto folder = shared_log("boston311_animal");
  if (!folder) {
    WARN("skipped: the shared logs are not here");
    return;
  }
  const auto answers = answers_of(*folder);
  ImportDesk desk;
  std::int64_t moved = 0;
  for (int year = 2013; year <= 2019; ++year) {
    const auto imported =
        desk.tickets(unpacked(*folder / fmt::format("filtered_{}.csv.gz", year)), kBostonMapping);
    REQUIRE(imported.problems.empty());
    CHECK(imported.created == answers["per_open_year"][std::to_string(year)]);
    moved += imported.moved_facts;
  }
  CHECK(static_cast<std::size_t>(moved) == answers["negative_duration_ids"].size());

  const tix::NameTable names = tix::store::load_names(desk.database());
  std::vector<Request> requests;
  std::map<std::string, int> opened, closed, matches;
  std::vector<std::int64_t> hours;
  tix::store::each_ticket(desk.database(), tix::store::TicketQuery{},
                          [&](const tix::store::StoredTicket& stored) {
                            Request one{{stored.ticket.created_at, stored.ticket.closed_at}, false, {}, {}};
                            for (const tix::ClockRow& clock : stored.clocks) {
                              if (clock.clock != Clock::resolution) continue;
                              one.has_due = clock.has_promise;
                              one.due = clock.due_at;
                              one.breached = clock.breached_at;
                            }
                            const bool late = one.late_as_of(Instant::last());
                            ++matches[fmt::format("late={},flag={}", late ? "True" : "False",
                                                  stored.ticket.extra.front().second)];
                            const std::string year = format_rfc3339(one.open.from).substr(0, 4);
                            if (year == "2019") ++opened[month(one.open.from)];
                            if (one.open.to && month(*one.open.to).starts_with("2019"))
                              ++closed[month(*one.open.to)];
                            if (one.open.to) hours.push_back((*one.open.to - one.open.from).count);
                            requests.push_back(one);
                          });
  CHECK(requests.size() == answers["rows"]);
  CHECK(nlohmann::json(matches) == answers["our_late_vs_flag"]);
  CHECK(nlohmann::json(opened) == answers["opened_per_month_2019"]);
  CHECK(nlohmann::json(closed) == answers["closed_per_month_2019"]);
  // Ten of them close before they open there, and in the same second here: the median does not see it.
  const auto& close_hours = answers["close_hours_naive_ALL_incl_10_negative"];
  CHECK(hours.size() == close_hours["n"]);
  CHECK(median_hours(hours) == Approx(close_hours["median_h"].get<double>()).margin(0.00006));

  std::vector<OpenFor> all, with_due;
  for (const Request& one : requests) {
    all.push_back(one.open);
    if (one.has_due) with_due.push_back(one.open);
  }
  for (const auto& [date, count] : answers["open_at_00:00"].items()) CHECK(open_at(all, day(date)) == count);
  for (const auto& [date, count] : answers["open_at_00:00_with_due_only"].items())
    CHECK(open_at(with_due, day(date)) == count);
  CHECK(ageing(with_due, day("2017-07-01")) == answers["aging_2017-07-01_with_due_only"]);
  for (const auto& [date, verdicts] : answers["as_of_00:00"].items()) {
    std::map<std::string, int> counts;
    for (const Request& one : requests)
      if (one.open.from <= day(date)) ++counts[verdict(one, day(date))];
    CHECK(nlohmann::json(counts) == verdicts);
  }
  for (const auto& [date, count] : answers["due_within_next_24h_of_open_tickets"].items()) {
    const Instant t = day(date);
    CHECK(std::ranges::count_if(requests, [&](const Request& one) {
            return one.open.at(t) && one.due && *one.due > t && *one.due <= t + tix::WallSeconds{86400};
          }) == count);
  }

  const auto again = desk.tickets(unpacked(*folder / "filtered_2013.csv.gz"), kBostonMapping);
  CHECK(again.unchanged == again.rows);
  CHECK(again.events == 0);
}

TEST_CASE("export tickets: a year of a city's requests comes out as it went in", "[slow]") {
  const auto folder = shared_log("boston311_animal");
  if (!folder) {
    WARN("skipped: the shared logs are not here");
    return;
  }
  // Columns that tix does not know are kept as `x.` fields.
  std::string mapping = kBostonMapping;
  mapping.resize(mapping.find("\"x._id\""));
  ImportDesk desk, copy;
  const auto imported = desk.tickets(unpacked(*folder / "filtered_2019.csv.gz"), mapping);
  CHECK(imported.problems.empty());
  const std::string exported = desk.exported();
  CHECK(exported.find(",x._id,") != std::string::npos);
  CHECK(copy.tickets(exported).created == imported.created);
  CHECK((copy.exported() == exported));

  ImportDesk whole;
  const std::string lines = desk.lines();
  CHECK(whole.events(lines).created == imported.created);
  CHECK((whole.lines() == lines));
  CHECK((whole.exported() == exported));
}
