// Patterns and satisfaction of random desks compared with plain SQL over the views, and of real logs with
// their files.
#include "core/text/subject.hpp"
#include "desk/import/shared_logs.hpp"
#include "desk/report/asking.hpp"

#include <SQLiteCpp/Statement.h>
#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::test;

namespace {

/// Does a random act, or one of a customer's history: a new question, a resolve or a rating.
void asked_or_done(ImportDesk& desk, Random& random, Instant when) {
  if (pick(random, 0, 2)) return random_act(desk.database(), random, when);
  desk::Work work(desk.database(), {"sari", "sari", "act", when});
  const ActionContext context = work.action_context(when);
  const std::string address = fmt::format("u{}@x.test", pick(random, 0, 4));
  const std::int64_t count = store::count_tickets(desk.database());
  if (count == 0 || pick(random, 0, 2) == 0) {
    NewTicket ticket = titled(fmt::format("{}VPN {} on floor {}", pick(random, 0, 1) ? "Re: " : "",
                                          pick(random, 0, 1) ? "down" : "slow", pick(random, 1, 40)));
    if (pick(random, 0, 2)) ticket.requester = work.know_customer(address, work.now());
    if (pick(random, 0, 1)) ticket.category = pick(random, 0, 1) ? "network" : "mail";
    work.create(create(context, ticket));
    return work.commit();
  }
  const TicketId id{pick(random, 1, count)};
  const Rating rating{
      pick(random, 0, 2) ? std::optional(pick(random, 1, 5)) : std::nullopt, pick(random, 0, 10), {}};
  try {
    const Ticket ticket = work.ticket(id, when);
    work.record(id, ticket.unresolved() ? set_status(context, ticket, {Status::resolved, {}, {}})
                                        : rate(context, ticket, rating));
    work.commit();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::refused) throw;
  }
}

/// Returns the last instant.
Instant asking_days(ImportDesk& desk, Random& random, int acts) {
  return acts_apart(random, acts, [&](Instant when) { asked_or_done(desk, random, when); });
}

/// Returns the rows of a query: numbers, with NULL as -1, and texts.
std::vector<std::vector<std::string>> rows_of(ImportDesk& desk, const std::string& sql) {
  std::vector<std::vector<std::string>> rows;
  SQLite::Statement statement(desk.database().connection(), sql);
  while (statement.executeStep()) {
    std::vector<std::string>& row = rows.emplace_back();
    for (int i = 0; i < statement.getColumnCount(); ++i)
      row.push_back(statement.getColumn(i).isNull() ? "" : statement.getColumn(i).getString());
  }
  return rows;
}

}  // namespace

TEST_CASE("patterns: rows match SQL over the views", "[slow]") {
  std::int64_t reopened = 0, done = 0;
  for (const unsigned seed : {81u, 82u, 83u}) {
    Random random{seed};
    ImportDesk desk(kBusyDesk);
    const Instant end = asking_days(desk, random, 200);
    for (const char* field : {"category", "team", "priority", "agent"}) {
      const Asked asked{desk::patterns_report, field, "", any_range(random, end)};
      const Interval range = parse_range(asked.words, Zone::utc(), end).range;
      auto rows = rows_by_key(ask(desk, end, asked).report);
      INFO("seed " << seed << ", by " << field << ", " << *asked.words.from << " to " << *asked.words.to);
      const auto counted = rows_of(
          desk,
          fmt::format("SELECT t.{}, count(*), count(DISTINCT t.customer), sum(went IS NOT NULL), sum(back IS "
                      "NOT NULL),"
                      " count(k.ticket), sum(t.status NOT IN ('resolved', 'closed') AND t.overdue_at < '{}')"
                      " FROM tickets AS t"
                      " LEFT JOIN (SELECT ticket, min(seq) AS went FROM stays WHERE went = 'resolved' GROUP "
                      "BY ticket) AS"
                      " first ON first.ticket = t.id"
                      " LEFT JOIN (SELECT ticket, max(seq) AS back FROM stays GROUP BY ticket) AS last"
                      " ON last.ticket = t.id AND back > went"
                      " LEFT JOIN clocks AS k ON k.ticket = t.id AND clock = 'resolution'"
                      " AND k.outcome IN ('met', 'breached', 'measured') AND k.stopped_at IS NOT NULL"
                      " WHERE {} GROUP BY 1",
                      field, format_rfc3339(end), between("t.created_at", range)));
      CHECK(counted.size() == rows.size());
      for (const auto& row : counted) {
        const CellsByName& ours = rows[{row[0]}];
        REQUIRE_FALSE(ours.empty());
        CHECK(std::to_string(number(ours, "count")) == row[1]);
        CHECK(std::to_string(number(ours, "customers")) == row[2]);
        CHECK(std::to_string(number(ours, "resolved")) == row[3]);
        CHECK(std::to_string(number(ours, "resolution_n")) == row[5]);
        CHECK(std::to_string(number(ours, "overdue")) == (row[6].empty() ? "0" : row[6]));
        const std::int64_t resolved = std::stoll(row[3]), back = std::stoll(row[4]);
        CHECK(ours.at("reopen_pct") == (resolved ? Cell{percent_of(back, resolved)} : Cell{}));
        reopened += back;
        done += number(ours, "resolution_n");
      }
    }
  }
  CHECK(reopened > 0);
  CHECK(done > 10);
}

TEST_CASE("patterns: subjects and hours follow from titles and instants", "[slow]") {
  Random random{84};
  ImportDesk desk(kBusyDesk);
  const Instant end = asking_days(desk, random, 300);
  const Asked asked{desk::patterns_report, "subject", "", {format_rfc3339(kNow), {}, {}}};
  std::map<std::string, std::int64_t> subjects;
  for (const auto& row : rows_of(desk, "SELECT title FROM tickets")) ++subjects[normal_subject(row[0])];
  CHECK(subjects.contains("vpn slow on floor"));
  for (const auto& [key, row] : rows_by_key(ask(desk, end, asked).report)) {
    CHECK(number(row, "count") == subjects[key.front()]);
    subjects.erase(key.front());
  }
  CHECK(subjects.empty());

  const Report heatmap = ask(desk, end, {desk::heatmap_report, "none", "", asked.words}).report;
  std::int64_t sum = 0;
  constexpr std::array kDays = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
  for (const auto& row : rows_of(desk,
                                 "SELECT strftime('%w', created_at), strftime('%H', created_at), count(*)"
                                 " FROM tickets GROUP BY 1, 2")) {
    const CellsByName day = rows_by_key(heatmap)[{kDays.at(static_cast<std::size_t>(std::stoi(row[0])))}];
    CHECK(number(day, "h" + row[1]) == std::stoll(row[2]));
    sum += std::stoll(row[2]);
  }
  CHECK(number(cells_of(heatmap, heatmap.totals), "total") == sum);
}

TEST_CASE("patterns: counts equal the created tickets of a trend", "[slow]") {
  Random random{85};
  ImportDesk desk(kBusyDesk);
  const Instant end = asking_days(desk, random, 250);
  for (int probe = 0; probe < 20; ++probe) {
    const char* filter = pick(random, 0, 1) ? "" : "title:*vpn*";
    const Asked asked{desk::patterns_report, "day", filter, any_range(random, end)};
    auto created =
        rows_by_key(ask(desk, end, {desk::answer<TrendReport>, "day", filter, asked.words}).report);
    const Report report = ask(desk, end, asked).report;
    std::int64_t sum = 0;
    for (const auto& [key, row] : rows_by_key(report)) {
      CHECK(number(row, "count") == number(created[key], "created"));
      sum += number(row, "count");
    }
    CHECK(number(cells_of(report, report.totals), "count") == sum);
    const Report heatmap = ask(desk, end, {desk::heatmap_report, "none", filter, asked.words}).report;
    CHECK(number(cells_of(heatmap, heatmap.totals), "total") == sum);
  }
}

TEST_CASE(
    "patterns: reading columns alone gives the same as whole tickets, now and before, by index and by scan",
    "[slow]") {
  Random random{86};
  ImportDesk desk(kBusyDesk);
  const Instant end = asking_days(desk, random, 250);
  for (int probe = 0; probe < 90; ++probe) {
    const std::array makers = {desk::patterns_report, desk::heatmap_report, desk::answer<SatisfactionReport>};
    const std::array fields = {"category", "team",        "priority,agent",  "tag",
                               "subject",  "day,subject", "hold_reason,tag", "none",
                               "day"};
    const Asked bare{makers[static_cast<std::size_t>(probe % 3)],
                     fields[static_cast<std::size_t>(pick(random, 0, 8))],
                     pick(random, 0, 1) ? "" : "not:team:specialists", any_range(random, end)};
    Asked whole = bare;
    whole.filter += " title:*";  // matches every ticket, but needs its title
    const Instant as_of =
        pick(random, 0, 1) ? end : parse_rfc3339(*bare.words.to) + WallSeconds{pick(random, 0, 9999)};
    INFO("by " << bare.by << ", " << bare.filter << ", " << *bare.words.from << " to " << *bare.words.to);
    const desk::ReportAnswer from_rows = ask(desk, as_of, bare), from_tickets = ask(desk, as_of, whole);
    CHECK(csv_of(from_rows.report) == csv_of(from_tickets.report));
    CHECK(ids(from_rows) == ids(from_tickets));
  }
}

TEST_CASE("satisfaction: rows match SQL over the views", "[slow]") {
  std::int64_t rated = 0, recommended = 0;
  for (const unsigned seed : {91u, 92u, 93u, 94u}) {
    Random random{seed};
    ImportDesk desk(kBusyDesk);
    const Instant end = asking_days(desk, random, 400);
    PeriodWords words = any_range(random, end);
    if (seed % 2) words = {format_rfc3339(kNow), {}, {}};
    const Asked asked{desk::answer<SatisfactionReport>, "none", "", words};
    const Interval range = parse_range(asked.words, Zone::utc(), end).range;
    const Report report = ask(desk, end, asked).report;
    const CellsByName total = cells_of(report, report.totals);
    // Each resolve with the last answer on each scale before the next resolve.
    const std::string surveys = fmt::format(
        "SELECT x.ticket,"
        " (SELECT value FROM events AS e WHERE e.ticket = x.ticket AND e.kind = 'rated' AND NOT undone"
        "    AND e.at >= x.to_at AND (next IS NULL OR e.at < next) ORDER BY at DESC, seq DESC LIMIT 1) AS "
        "score,"
        " (SELECT value FROM events AS e WHERE e.ticket = x.ticket AND e.kind = 'recommended' AND NOT undone"
        "    AND e.at >= x.to_at AND (next IS NULL OR e.at < next) ORDER BY at DESC, seq DESC LIMIT 1) AS "
        "degree"
        " FROM (SELECT s.*, (SELECT min(to_at) FROM stays AS later WHERE later.ticket = s.ticket"
        "   AND later.seq > s.seq AND later.went = 'resolved') AS next"
        " FROM stays AS s WHERE s.went = 'resolved' AND {}) AS x",
        between("s.to_at", range));
    const auto sums =
        rows_of(desk,
                fmt::format("SELECT count(*), coalesce(sum(score IS NOT NULL OR degree IS NOT NULL), 0),"
                            " count(score), coalesce(sum(CAST(score AS INTEGER) >= 4), 0), count(degree),"
                            " coalesce(sum((degree + 0 >= 9) - (degree + 0 <= 6)), 0) FROM ({})"
                            " WHERE score IS NOT NULL OR degree IS NOT NULL",
                            surveys))
            .front();
    INFO("seed " << seed << ", " << format_rfc3339(range.from) << " to " << format_rfc3339(range.to));
    const auto is = [&](std::size_t i) { return std::stoll(sums[i]); };
    CHECK(number(total, "sent") == 0);
    CHECK(number(total, "answered") == is(0));
    CHECK(is(0) == is(1));
    CHECK(number(total, "n") == is(2));
    CHECK(number(total, "nps_n") == is(4));
    if (is(2)) CHECK(total.at("csat_pct") == Cell{percent_of(is(3), is(2))});
    if (is(4)) CHECK(total.at("nps") == Cell{percent_of(is(5), is(4))});
    rated += is(2);
    recommended += is(4);
  }
  CHECK(rated > 10);
  CHECK(recommended > 10);
}

TEST_CASE("patterns of a real help desk match numbers computed elsewhere", "[slow]") {
  const auto folder = shared_log("helpdesk_it");
  if (!folder) {
    WARN("skipped: the shared logs are not here");
    return;
  }
  const auto answers = answers_of(*folder);
  ImportDesk desk;
  REQUIRE(desk.events(unpacked(*folder / "Helpdesk.csv.gz"), kHelpdeskMapping).problems.empty());
  const Instant end = day("2014-06-01");
  const PeriodWords all{"2010-01-01", {}, {}};
  std::map<std::string, std::int64_t> opened;
  std::int64_t last = 0;
  for (const auto& [key, row] :
       rows_by_key(ask(desk, end, {desk::patterns_report, "month", "", all}).report)) {
    if (number(row, "count")) opened[key.front()] = number(row, "count");
    CHECK(number(row, "before") == last);  // the first month has none before it
    last = number(row, "count");
  }
  CHECK(nlohmann::json(opened) == answers["opened_per_month"]);
  const Report whole = ask(desk, end, {desk::patterns_report, "none", "", all}).report;
  CHECK(number(cells_of(whole, whole.totals), "count") == answers["cases"]);
}

TEST_CASE("patterns of a city's requests match the file", "[slow]") {
  const auto folder = shared_log("boston311_animal");
  if (!folder) {
    WARN("skipped: the shared logs are not here");
    return;
  }
  const auto answers = answers_of(*folder);
  ImportDesk desk;
  desk.now = day("2020-02-01");
  std::map<std::string, std::int64_t> types, hours;
  for (const int year : {2013, 2014}) {
    const std::string csv = unpacked(*folder / fmt::format("filtered_{}.csv.gz", year));
    REQUIRE(desk.tickets(csv, kBostonMapping).problems.empty());
    if (year == 2013) continue;
    format::CsvReader reader(bytes_of(csv), "filtered.csv");
    SourceRow row;
    while (reader.next(row)) {
      ++types[row.values[10]];
      ++hours["h" + row.values[1].substr(11, 2)];
    }
  }
  const Instant end = day("2015-01-01") - WallSeconds{1};
  const PeriodWords year{"2014-01-01", {}, {}};
  const Report report = ask(desk, end, {desk::patterns_report, "category", "", year}).report;
  const CellsByName total = cells_of(report, report.totals);
  CHECK(number(total, "count") == answers["per_open_year"]["2014"]);
  CHECK(number(total, "before") == answers["per_open_year"]["2013"]);
  CHECK(report.rows.size() == types.size());
  for (const auto& [key, row] : rows_by_key(report)) CHECK(number(row, "count") == types[key.front()]);
  const Report heatmap = ask(desk, end, {desk::heatmap_report, "none", "", year}).report;
  const CellsByName all_hours = cells_of(heatmap, heatmap.totals);
  for (const auto& [hour, count] : hours) CHECK(number(all_hours, hour) == count);
  CHECK(number(all_hours, "total") == answers["per_open_year"]["2014"]);
}
