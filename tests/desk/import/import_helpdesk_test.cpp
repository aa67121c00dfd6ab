// An import of a real help desk's log of activities, compared with answers computed elsewhere.
#include "desk/import/shared_logs.hpp"
#include "tix/ticket/name_table.hpp"

#include <map>

#include <catch2/catch.hpp>

namespace {

using namespace tix::test;
using tix::EventKind;
using tix::Instant;
using tix::Status;

/// The facts about a case that the answers use.
struct Case {
  Instant created;
  std::optional<Instant> replied, resolved, closed;
  bool waited = false;
};

/// As the answers define it: resolved is the last "Resolve ticket", and closed is the last event if that is
/// "Closed".
std::map<std::string, Case> cases_of(ImportDesk& desk) {
  std::map<std::string, Case> cases;
  std::map<tix::TicketId, Case*> by_id;
  const tix::NameTable names = tix::store::load_names(desk.database());
  tix::store::each_ticket(
      desk.database(), tix::store::TicketQuery{}, [&](const tix::store::StoredTicket& stored) {
        std::map<std::string_view, std::string> extra;
        for (const auto& [field, value] : stored.ticket.extra) extra[names.text(field)] = value;
        const auto moment = [&](std::string_view field) {
          return extra[field].empty() ? std::nullopt : std::optional(tix::parse_rfc3339(extra[field]));
        };
        Case& one = cases[stored.ticket.ref];
        one.created = stored.ticket.created_at;
        one.resolved = moment("resolved");
        if (extra["last"] == "Closed") one.closed = moment("closed");
        by_id[stored.ticket.id] = &one;
      });
  tix::store::each_event(desk.database(), [&](tix::TicketId id, const tix::Event& event, const auto&) {
    Case& one = *by_id.at(id);
    if (event.kind == EventKind::message && !one.replied) one.replied = event.at;
    one.waited |= event.kind == EventKind::status && event.a == stored_number(Status::pending);
  });
  return cases;
}

/// The time of the last row of a case.
Instant last_seen(ImportDesk& desk, tix::TicketId id) {
  const tix::FieldId seen = tix::store::load_names(desk.database()).find<tix::FieldId>("seen");
  Instant at;
  tix::store::each_ticket(desk.database(),
                          tix::store::TicketQuery{.scope = tix::store::TicketQuery::Scope::one, .id = id},
                          [&](const tix::store::StoredTicket& stored) {
                            for (const auto& [field, value] : stored.ticket.extra)
                              if (field == seen) at = tix::parse_rfc3339(value);
                          });
  return at;
}

/// Returns whether the case is unresolved at `t`, by the last row of the file up to then.
std::int64_t unresolved_by_rows(const std::string& text, Instant t) {
  std::map<std::string, bool> open;
  tix::format::CsvReader reader(bytes_of(text), "log.csv");
  tix::SourceRow row;
  while (reader.next(row))  // the log is in order of time
    if (tix::parse_rfc3339(row.values[3]) <= t)
      open[row.values[6]] = row.values[0] != "Resolve ticket" && row.values[0] != "Closed";
  return std::ranges::count_if(open, [](const auto& one) { return one.second; });
}

}  // namespace

TEST_CASE("import events: a real help desk's log gives the answers computed elsewhere", "[slow]") {
  const auto folder = shared_log("helpdesk_it");
  if (!folder) {
    WARN("skipped: the shared logs are not here");
    return;
  }
  const auto answers = answers_of(*folder);
  const std::string text = unpacked(*folder / "Helpdesk.csv.gz");
  ImportDesk desk;
  const auto imported = desk.events(text, kHelpdeskMapping);
  CHECK(imported.rows == answers["events"]);
  CHECK(imported.created == answers["cases"]);
  CHECK(imported.rejected == 0);
  CHECK(imported.moved_facts == 0);

  const auto cases = cases_of(desk);
  std::vector<OpenFor> until_closed, until_resolved;
  std::map<std::string, int> created, closed;
  std::vector<std::int64_t> to_reply, to_resolve, to_close;
  for (const auto& [ref, one] : cases) {
    until_closed.push_back({one.created, one.closed});
    until_resolved.push_back({one.created, one.resolved ? one.resolved : one.closed});
    ++created[month(one.created)];
    if (one.closed) ++closed[month(*one.closed)];
    if (one.replied) to_reply.push_back((*one.replied - one.created).count);
    if (one.resolved) to_resolve.push_back((*one.resolved - one.created).count);
    if (one.closed) to_close.push_back((*one.closed - one.created).count);
  }
  CHECK(to_close.size() == answers["cases_ending_Closed"]);
  CHECK(nlohmann::json(created) == answers["opened_per_month"]);
  CHECK(nlohmann::json(closed) == answers["closed_per_month"]);
  CHECK(std::ranges::count_if(cases, [](const auto& one) { return one.second.waited; }) ==
        answers["cases_with_Wait"]);
  const auto same_hours = [&](const char* name, const std::vector<std::int64_t>& seconds) {
    CHECK(seconds.size() == answers[name]["n"]);
    CHECK(median_hours(seconds) == Approx(answers[name]["median_h"].get<double>()).margin(0.00006));
  };
  same_hours("hours_open_to_first_response", to_reply);
  same_hours("hours_open_to_resolved", to_resolve);
  same_hours("hours_open_to_closed", to_close);
  for (const auto& [date, count] : answers["open_at_00:00Z"].items())
    CHECK(open_at(until_closed, day(date)) == count);
  CHECK(ageing(until_closed, day("2013-01-01")) == answers["aging_2013-01-01_until_closed"]);

  // The answers keep a case open until its last resolve, whatever comes after. In tix it is also resolved
  // between two resolves, and open after being reopened.
  std::vector<OpenFor> open_intervals;
  std::int64_t pending = 0;
  tix::store::each_ticket(desk.database(), {.with_past = true}, [&](const tix::store::StoredTicket& stored) {
    for (const tix::OpenInterval& open_interval : stored.open_intervals)
      open_intervals.push_back({open_interval.from, open_interval.to});
    for (const tix::StateInterval& state_interval : stored.state_intervals) {
      if (state_interval.status != Status::pending) continue;
      const bool is_last = state_interval.to == Instant::open_end();
      const Instant end = is_last ? last_seen(desk, stored.ticket.id) : state_interval.to;
      pending += (end - state_interval.from).count;
    }
  });
  for (const auto& [date, count] :
       answers["open_at_00:00Z_until_resolved(last Resolve, else closed, else open)"].items()) {
    CHECK(open_at(until_resolved, day(date)) == count);
    CHECK(open_at(open_intervals, day(date)) == unresolved_by_rows(text, day(date)));
  }
  // The answers count a wait until the next row or, for a case that waits forever, until its last row.
  CHECK(static_cast<double>(pending) / 3600 ==
        Approx(answers["hours_in_Wait_total"].get<double>()).margin(0.0001));

  const auto again = desk.events(text, kHelpdeskMapping);
  CHECK(again.unchanged == answers["cases"]);
  CHECK(again.events == 0);

  ImportDesk copy;
  const std::string exported = desk.exported();
  CHECK(copy.tickets(exported).created == answers["cases"]);
  CHECK((copy.exported() == exported));
  CHECK(copy.tickets(exported).unchanged == answers["cases"]);

  ImportDesk whole;
  const std::string lines = desk.lines();
  CHECK(whole.events(lines).created == answers["cases"]);
  CHECK((whole.lines() == lines));
  CHECK((whole.exported() == exported));
}
