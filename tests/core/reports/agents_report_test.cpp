// The agents report on random tickets, counted a second time from folds of their seconds.
#include "tix/reports/agents_report.hpp"

#include "core/reports/busy_life.hpp"

#include <numeric>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

struct SlowAgentsRow {
  std::map<std::string, std::int64_t> n;
  std::map<std::string, std::vector<std::int64_t>> lengths;
};
using SlowAgentsRows = std::map<RowKey, SlowAgentsRow>;

Report agents_of(const Crowd& crowd, const Filter& filter, const Grouping& by, const PeriodRow& periods) {
  Slicing slicing(filter, by, crowd.desk.names, crowd.desk.bindings);
  ReportScope scope = crowd.scope(slicing, periods);
  scope.everything = filter.empty();
  AgentsReport report(scope);
  for (const Crowd::Member& member : crowd.members) {
    const TicketFacts facts = crowd.facts(member.folded, crowd.as_of);
    slicing.show(facts);
    report.add(crowd.past(member), facts);
  }
  return report.report();
}

/// An interval in which an agent has a ticket, found second by second. An open interval within one second
/// counts separately.
struct SlowAssignment {
  AgentId agent;
  Instant from, to;
  bool assigned = true, passed_on = true, resolved = false;
  Ticket at_start, before_end;
};

/// The ticket at the end of an open interval, in the state before that end.
Ticket left_of(const std::vector<Moment>& moments, const OpenInterval& open_interval) {
  Ticket left = moment_at(moments, open_interval.to).ticket;
  if (open_interval.from < open_interval.to)
    left.status = moment_at(moments, open_interval.to - WallSeconds{1}).ticket.status;
  else
    left.status = open_interval.opened_by == OpenedBy::created ? Status::new_ : Status::open;
  return left;
}

std::vector<SlowAssignment> assignments_slowly(const Crowd::Member& member,
                                               const std::vector<Moment>& moments) {
  std::vector<SlowAssignment> assignments;
  std::optional<AgentId> held_at_leave;
  for (const OpenInterval& open_interval : member.folded.open_intervals) {
    const std::size_t first = assignments.size();
    for (const Moment& moment : moments) {
      const Instant until = &moment == &moments.back() ? Instant::open_end() : moment.to;
      const bool instant = open_interval.from == open_interval.to && moment.from <= open_interval.from &&
                           open_interval.from < until;
      const bool during = moment.from < open_interval.to && until > open_interval.from;
      if (!instant && !during) continue;
      const AgentId agent = moment.ticket.agent;
      const Instant from = std::max(moment.from, open_interval.from), to = std::min(until, open_interval.to);
      const bool goes_on =
          assignments.size() > first && assignments.back().agent == agent && assignments.back().to == from;
      if (goes_on) {
        assignments.back().to = to;
        assignments.back().before_end = moment.ticket;
      } else if (agent) {
        const bool back = from == open_interval.from && held_at_leave == agent;
        const Ticket at_start = instant ? left_of(moments, open_interval) : moment.ticket;
        assignments.push_back({agent, from, to, !back, true, false, at_start, moment.ticket});
      }
    }
    if (open_interval.to == Instant::open_end()) {
      if (assignments.size() > first && assignments.back().to == open_interval.to)
        assignments.back().passed_on = false;
      continue;
    }
    // The agent of the last second is the one whom the ticket leaves, however short that was.
    const Ticket leaving = left_of(moments, open_interval);
    const bool has_holder = assignments.size() > first && assignments.back().to == open_interval.to &&
                            assignments.back().agent == leaving.agent;
    if (leaving.agent && !has_holder)
      assignments.push_back(
          {leaving.agent, open_interval.to, open_interval.to, true, true, false, leaving, leaving});
    if (leaving.agent) {
      assignments.back().passed_on = false;
      assignments.back().resolved = open_interval.closed_by == ClosedBy::resolved;
    }
    held_at_leave = leaving.agent;
  }
  return assignments;
}

class SlowAgents {
 public:
  SlowAgents(const Crowd& crowd, const Filter& filter, const Grouping& by, const Interval& range,
             SlowAgentsRows& rows)
      : crowd_(&crowd), filter_(&filter), by_(&by), range_(range), rows_(&rows) {}

  void count(const Crowd::Member& member) {
    moments_ = moments_of(*crowd_, member);
    resolves_ = resolves_slowly(*crowd_, member);
    count_stock(member);
    count_assignments(member);
    count_resolves(member);
    count_lengths(member);
    count_scores(member);
  }

 private:
  template <class Count>
  void each(Ticket then, AgentId credited, Instant t, const Count& count) {
    if (!range_.contains(t)) return;
    then.agent = credited;
    for (RowKey key : rows_of(*crowd_, *filter_, *by_, then)) {
      if (key != RowKey{"total"}) key.insert(key.begin(), std::string(crowd_->desk.names.text(credited)));
      count((*rows_)[key]);
    }
  }

  void count_stock(const Crowd::Member& member) {
    const auto then = crowd_->as_it_was(member, range_.last());
    if (!then || !then->ticket.unresolved()) return;
    const Ticket& ticket = then->ticket;
    const bool runs = std::ranges::any_of(then->clocks, [](const ClockRow& row) {
      return row.clock == Clock::resolution && row.outcome == Outcome::running;
    });
    const bool late = is_overdue(crowd_->facts(*then, range_.last()));
    each(ticket, ticket.agent, range_.last(), [&](SlowAgentsRow& slow) {
      if (runs) slow.n["load"] += crowd_->desk.desk.weights[ticket.priority];
      slow.n["overdue"] += late;
    });
  }

  void count_assignments(const Crowd::Member& member) {
    for (const SlowAssignment& held : assignments_slowly(member, moments_)) {
      if (held.assigned)
        each(held.at_start, held.agent, held.from, [](SlowAgentsRow& slow) { ++slow.n["assigned"]; });
      if (held.assigned) count_own_response(member, held);
      if (held.passed_on)
        each(held.before_end, held.agent, held.to, [](SlowAgentsRow& slow) { ++slow.n["passed_on"]; });
      if (!held.resolved) continue;
      for (const SlowResolve& resolve : resolves_)
        if (resolve.at == held.to && range_.contains(held.to)) {
          each(resolve.left, held.agent, held.to, [](SlowAgentsRow& slow) { ++slow.n["kept"]; });
          break;
        }
    }
  }

  void count_own_response(const Crowd::Member& member, const SlowAssignment& held) {
    for (const Event& event : events_at(member, held.from, held.to))
      if (event.actor == held.agent && is_said(event, MessageKind::reply)) {
        const std::int64_t waited = worked_slowly(*crowd_, moments_, held.from, event.at);
        return each(moment_at(moments_, event.at).ticket, held.agent, event.at,
                    [&](SlowAgentsRow& slow) { slow.lengths["own_response"].push_back(waited); });
      }
  }

  void count_resolves(const Crowd::Member& member) {
    for (const SlowResolve& resolve : resolves_)
      each(resolve.left, resolve.credited, resolve.at, [&](SlowAgentsRow& slow) {
        ++slow.n["resolved"];
        slow.n["one_touch"] +=
            member.folded.ticket.replies == 1 && resolves_.size() == 1 && !resolve.reopened;
        slow.n["reopened"] += resolve.reopened;
      });
  }

  void count_lengths(const Crowd::Member& member) {
    for (const ClockRow& row : member.folded.clocks) {
      const bool done =
          row.outcome == Outcome::met || row.outcome == Outcome::breached || row.outcome == Outcome::measured;
      if (!done) continue;
      const Instant end = *row.stopped_at;
      if (row.clock == Clock::first_response)
        for (const Event& event : events_at(member, end, end))
          if (is_said(event, MessageKind::reply)) {
            each(moment_at(moments_, end).ticket, event.actor, end,
                 [&](SlowAgentsRow& slow) { slow.lengths["first_response"].push_back(row.elapsed.count); });
            break;
          }
      if (row.clock == Clock::resolution)
        for (const SlowResolve& resolve : resolves_)
          if (resolve.at == end) {
            each(resolve.left, resolve.credited, end,
                 [&](SlowAgentsRow& slow) { slow.lengths["resolution"].push_back(row.elapsed.count); });
            break;
          }
    }
  }

  void count_scores(const Crowd::Member& member) {
    std::map<std::size_t, const Event*> last;  // by the number of resolves before it
    for (const Event& event : member.events) {
      if (event.kind != EventKind::rated) continue;
      std::size_t before = 0;
      for (const SlowResolve& resolve : resolves_) before += resolve.at <= event.at;
      last[before] = &event;
    }
    for (const auto& [before, event] : last) {
      const Ticket& then = moment_at(moments_, event->at).ticket;
      each(then, before == 0 ? then.agent : resolves_[before - 1].credited, event->at,
           [&](SlowAgentsRow& slow) {
             ++slow.n["rated"];
             slow.n["satisfied"] += event->a >= 4;
           });
    }
  }

  const Crowd* crowd_;
  const Filter* filter_;
  const Grouping* by_;
  Interval range_;
  SlowAgentsRows* rows_;
  std::vector<Moment> moments_;
  std::vector<SlowResolve> resolves_;
};

void check_agents_row(const CellsByName& row, SlowAgentsRow& slow) {
  for (const char* name : {"load", "overdue", "assigned", "resolved"}) {
    INFO(name);
    CHECK(number(row, name) == slow.n[name]);
  }
  CHECK(row.at("one_touch_pct") == slow_share(slow.n["one_touch"], slow.n["resolved"]));
  CHECK(row.at("reopen_pct") == slow_share(slow.n["reopened"], slow.n["resolved"]));
  CHECK(row.at("transfer_out_pct") == slow_share(slow.n["passed_on"], slow.n["passed_on"] + slow.n["kept"]));
  CHECK(number(row, "csat_n") == slow.n["rated"]);
  CHECK(row.at("csat_pct") == slow_share(slow.n["satisfied"], slow.n["rated"]));
  for (const std::string name : {"first_response", "resolution", "own_response"}) {
    const std::vector<std::int64_t>& lengths = slow.lengths[name];
    INFO(name);
    CHECK(number(row, name + "_n") == static_cast<std::int64_t>(lengths.size()));
    CHECK(row.at(name + "_median_s") == slow_median(lengths));
    if (lengths.empty()) continue;
    CHECK(number(row, name + "_mean_s") == std::accumulate(lengths.begin(), lengths.end(), std::int64_t{0}) /
                                               static_cast<std::int64_t>(lengths.size()));
  }
}

constexpr std::array kAgentsGroupings = {"none", "none", "team", "priority", "status", "hold_reason"};
constexpr std::array kAgentsFilters = {"", "", "", "team:specialists", "agent:budi", "not:status:hold"};

}  // namespace

TEST_CASE("agents: every number of every row matches a second count", "[slow]") {
  Random random{411};
  std::map<std::string, std::int64_t> seen;
  for (int round = 0; round < 400; ++round) {
    const Crowd crowd = hasty_crowd(random);
    const auto [by_text, filter, by] = random_question(random, kAgentsGroupings, kAgentsFilters);
    const PeriodRow periods = random_periods(random, crowd);
    for (const Period& period : periods.periods()) {
      INFO("round " << round << ", by " << by_text << ", " << filter.text() << ", " << period.name);
      const Report report = agents_of(crowd, filter, by, PeriodRow({period}));
      SlowAgentsRows slow;
      for (const Crowd::Member& member : crowd.members)
        SlowAgents(crowd, filter, by, period.range, slow).count(member);
      SlowAgentsRow total = slow[RowKey{"total"}];
      check_agents_row(cells_of(report, report.totals), total);
      for (const auto& [name, count] : total.n) seen[name] += count;
      for (const auto& [name, lengths] : total.lengths)
        seen[name] += static_cast<std::int64_t>(lengths.size());
      auto rows = rows_by_key(report);
      for (const auto& [key, row] : rows) check_agents_row(row, slow[key]);
      slow.erase(RowKey{"total"});
      for (const auto& [key, counted] : slow) CHECK(rows.contains(key));
    }
  }
  for (const char* name : {"load", "overdue", "assigned", "resolved", "one_touch", "reopened", "passed_on",
                           "kept", "rated", "satisfied", "first_response", "resolution", "own_response"}) {
    INFO(name);
    CHECK(seen[name] > 20);
  }
}

TEST_CASE("agents: taking a ticket in the second of its resolve is an assignment") {
  Random random{417};
  Crowd crowd = busy_crowd(random);
  const AgentId budi = crowd.desk.names.intern_active<AgentId>("budi"),
                sari = crowd.desk.names.intern_active<AgentId>("sari");
  leave_one(crowd, {{at(10), budi, EventKind::created, 1, 0, "broken", {}},
                    {at(10), budi, EventKind::agent, budi.value, 0, {}, {}},
                    {at(12), sari, EventKind::agent, sari.value, 0, {}, {}},
                    {at(12), sari, EventKind::status, 4, 1, {}, {}}});
  const PeriodRow all({Period{{}, {at(0), crowd.as_of + WallSeconds{1}}}});
  auto rows = rows_by_key(agents_of(crowd, {}, Grouping::parse("none"), all));
  CHECK(number(rows[{"sari"}], "assigned") == 1);
  CHECK(number(rows[{"sari"}], "resolved") == 1);
  CHECK(rows[{"sari"}].at("transfer_out_pct") == Cell{percent_of(0, 1)});
  CHECK(number(rows[{"budi"}], "assigned") == 1);
  CHECK(rows[{"budi"}].at("transfer_out_pct") == Cell{percent_of(1, 1)});
  auto open = rows_by_key(agents_of(crowd, {}, Grouping::parse("status"), all));
  CHECK(number(open[{"sari", "new"}], "assigned") == 1);
}

TEST_CASE("agents: over time, events add up and stocks are those of the last second") {
  Random random{413};
  for (int round = 0; round < 100; ++round) {
    const Crowd crowd = busy_crowd(random);
    const PeriodRow periods = random_periods(random, crowd);
    const Report cut = agents_of(crowd, {}, Grouping::parse("day"), periods);
    const Report whole =
        agents_of(crowd, {}, Grouping::parse("none"), PeriodRow({Period{{}, periods.whole()}}));
    std::map<std::string, std::map<std::string, std::int64_t>> sums;
    std::map<std::string, CellsByName> last;
    for (const auto& [key, row] : rows_by_key(cut)) {
      last[key[0]] = row;
      for (const char* column : {"assigned", "resolved", "own_response_n", "csat_n"})
        sums[key[0]][column] += number(row, column);
    }
    for (const auto& [key, row] : rows_by_key(whole)) {
      for (const auto& [column, sum] : sums[key[0]]) CHECK(number(row, column) == sum);
      for (const char* column : {"load", "overdue"}) CHECK(row.at(column) == last[key[0]].at(column));
    }
    const CellsByName cut_total = cells_of(cut, cut.totals);
    for (const auto& [column, cell] : cells_of(whole, whole.totals)) CHECK(cut_total.at(column) == cell);
  }
}

TEST_CASE("agents: evenly spread load gives 1, and agents who are away are left out") {
  Random random{415};
  const Crowd crowd = busy_crowd(random);
  Crowd empty = busy_crowd(random);
  empty.members.clear();
  const PeriodRow all({Period{{}, {at(0), at(0) + WallSeconds{9}}}});
  const Report report = agents_of(empty, {}, Grouping::parse("none"), all);
  REQUIRE(report.totals_extra.size() == 1);
  CHECK(report.totals_extra[0].value == Cell{});  // nobody has any load
  CHECK(report.rows.size() == 3);                 // but all active agents have a row
  CHECK(number(cells_of(report, report.totals), "capacity") == 30);
}
