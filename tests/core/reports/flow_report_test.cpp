// The flow of random tickets, counted again from folds of each second.
#include "tix/reports/flow_report.hpp"

#include "core/reports/busy_life.hpp"

#include <numeric>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

struct SlowFlowRow {
  std::map<std::string, std::int64_t> n;
  std::vector<std::int64_t> hops, pickups;
};
using SlowFlowRows = std::map<RowKey, SlowFlowRow>;

Report flow_of(const Crowd& crowd, const Filter& filter, const Grouping& by, const PeriodRow& periods) {
  Slicing slicing(filter, by, crowd.desk.names, crowd.desk.bindings);
  FlowReport flow(crowd.scope(slicing, periods));
  for (const Crowd::Member& member : crowd.members) {
    const TicketFacts facts = crowd.facts(member.folded, crowd.as_of);
    slicing.show(facts);
    flow.add(crowd.past(member), facts);
  }
  return flow.report();
}

/// One ticket as seen at each second with events.
class SlowFlow {
 public:
  SlowFlow(const Crowd& crowd, const Crowd::Member& member, const Filter& filter, const Grouping& by,
           SlowFlowRows& rows)
      : crowd_(&crowd),
        member_(&member),
        filter_(&filter),
        by_(&by),
        rows_(&rows),
        moments_(moments_of(crowd, member)) {}

  void count(const SlowResolve& first) {
    count_ticket(first);
    for (std::size_t i = 0; i < moments_.size(); ++i) {
      count_time(i);
      if (!is_held(i)) continue;
      count_pickups(i);
      count_loop(i);
    }
  }

 private:
  /// Returns whether the ticket is unresolved in moment i or leaves in its first second, which counts as
  /// well.
  bool is_held(std::size_t i) const { return moments_[i].unresolved() || leaves(i); }
  bool leaves(std::size_t i) const {
    return !moments_[i].unresolved() &&
           std::ranges::any_of(member_->folded.open_intervals, [&](const OpenInterval& open_interval) {
             return open_interval.to == moments_[i].from;
           });
  }
  Instant held_until(std::size_t i) const { return leaves(i) ? moments_[i].from : moments_[i].to; }

  /// Counts the changes of team or agent between the ends of seconds. Assigning the first one does not count.
  std::int64_t hops() const {
    std::int64_t hops = 0;
    TeamId team;
    AgentId agent;
    for (const Moment& moment : moments_) {
      const Ticket& now = moment.ticket;
      hops += (team && now.team && now.team != team) || (agent && now.agent && now.agent != agent);
      if (now.team) team = now.team;
      if (now.agent) agent = now.agent;
    }
    return hops;
  }

  template <class Count>
  void each(const Ticket& ticket, const Count& count) {
    for (const RowKey& key : rows_of(*crowd_, *filter_, *by_, ticket)) count((*rows_)[key]);
  }

  void count_ticket(const SlowResolve& first) {
    std::vector<Instant> replies;
    for (const Event& event : member_->events)
      if (is_said(event, MessageKind::reply)) replies.push_back(event.at);
    const bool first_contact = !replies.empty() && replies.front() <= first.at &&
                               replies.front().unix() / 86400 == first.at.unix() / 86400;
    each(first.left, [&](SlowFlowRow& slow) {
      ++slow.n["tickets"];
      slow.n["transferred"] += hops() > 0;
      slow.hops.push_back(hops());
      slow.n["one_touch"] += replies.size() == 1 && !first.reopened;
      slow.n["first_contact"] += first_contact && !first.reopened;
      slow.n["reopened"] += first.reopened;
    });
  }

  void count_time(std::size_t i) {
    const bool came_back = std::any_of(moments_.begin() + static_cast<std::ptrdiff_t>(i), moments_.end(),
                                       [](const Moment& later) { return later.unresolved(); });
    if (!came_back) return;
    const auto status = static_cast<std::size_t>(moments_[i].ticket.status);
    const std::int64_t spent = worked_slowly(*crowd_, moments_, moments_[i].from, moments_[i].to, true);
    if (spent == 0) return;  // no row for it
    each(moments_[i].ticket, [&](SlowFlowRow& slow) {
      slow.n["in" + std::to_string(std::min<std::size_t>(status, 4))] += spent;
    });
  }

  /// Returns the last team or agent that had the ticket before moment i.
  template <auto Member>
  auto last_before(std::size_t i) const {
    auto last = std::decay_t<decltype(moments_[i].ticket.*Member)>{};
    for (std::size_t k = 0; k < i; ++k)
      if (is_held(k) && moments_[k].ticket.*Member) last = moments_[k].ticket.*Member;
    return last;
  }
  template <auto Member>
  bool changes(std::size_t i) const {
    const auto before = last_before<Member>(i), now = moments_[i].ticket.*Member;
    return before && now && before != now;
  }

  /// Returns when the agent of moment i first acts in it.
  std::optional<Instant> act_in(std::size_t i) const {
    const AgentId agent = moments_[i].ticket.agent;
    const bool ends = leaves(i) || i + 1 < moments_.size();
    for (const Event& event : events_at(*member_, moments_[i].from, ends ? held_until(i) : Instant::last()))
      if (agent && event.actor == agent && row_of(event.kind).by_person() &&
          !is_said(event, MessageKind::received))
        return event.at;
    return std::nullopt;
  }

  /// Counts the time from a handoff to the first act of moment i, if there was such a handoff.
  void count_pickups(std::size_t i) {
    const auto act = act_in(i);
    if (!act) return;
    std::optional<std::size_t> since;
    for (std::size_t k = i + 1; k-- > 0;) {
      if (k < i && (!moments_[k].unresolved() || act_in(k))) break;
      const bool named = k > 0 && !changes<&Ticket::team>(k) && !moments_[k - 1].ticket.agent;
      const bool given = changes<&Ticket::team>(k) || changes<&Ticket::agent>(k);
      if (!given) continue;
      since = k;
      if (!named) break;
    }
    if (!since) return;
    const std::int64_t waited = worked_slowly(*crowd_, moments_, moments_[*since].from, *act);
    const Ticket then = crowd_->as_it_was(*member_, *act)->ticket;
    each(then, [&](SlowFlowRow& slow) { slow.pickups.push_back(waited); });
  }

  /// Returns when the owner of moment i lost the ticket before getting it back, or nullopt if it is no loop.
  template <auto Member>
  std::optional<Instant> left(std::size_t i) const {
    const auto now = moments_[i].ticket.*Member;
    std::optional<Instant> left;
    if (!now || last_before<Member>(i) == now) return left;
    for (std::size_t k = 0; k < i; ++k)
      if (is_held(k) && moments_[k].ticket.*Member == now) left = held_until(k);
    return left;
  }

  void count_loop(std::size_t i) {
    const auto team = left<&Ticket::team>(i), agent = left<&Ticket::agent>(i);
    if (!team && !agent) return;

    for (std::size_t k = 0; k < i; ++k)
      if (moments_[k].from >= std::min(team.value_or(Instant::last()), agent.value_or(Instant::last())))
        lost_.insert(k);

    std::int64_t lost = 0;
    for (const std::size_t k : lost_)
      lost += worked_slowly(*crowd_, moments_, moments_[k].from, moments_[k].to);
    each(moments_[i].ticket, [&](SlowFlowRow& slow) {
      ++slow.n["loops"];
      slow.n["lost"] += lost - lost_before_;
    });
    lost_before_ = lost;
  }

  const Crowd* crowd_;
  const Crowd::Member* member_;
  const Filter* filter_;
  const Grouping* by_;
  SlowFlowRows* rows_;
  std::vector<Moment> moments_;
  std::set<std::size_t> lost_;
  std::int64_t lost_before_ = 0;
};

SlowFlowRows flow_slowly(const Crowd& crowd, const Filter& filter, const Grouping& by,
                         const Interval& range) {
  SlowFlowRows rows;
  for (const Crowd::Member& member : crowd.members) {
    const Ticket& now = member.folded.ticket;
    const auto resolves = resolves_slowly(crowd, member);
    if (resolves.empty() || !range.contains(resolves.front().at)) continue;
    if (!now.unresolved() && now.resolution == kVoidResolution) continue;
    SlowFlow(crowd, member, filter, by, rows).count(resolves.front());
  }
  return rows;
}

void check_flow_row(const CellsByName& row, SlowFlowRow& slow) {
  const std::int64_t tickets = slow.n["tickets"];
  CHECK(number(row, "tickets") == tickets);
  CHECK(row.at("transfer_pct") == slow_share(slow.n["transferred"], tickets));
  CHECK(row.at("one_touch_pct") == slow_share(slow.n["one_touch"], tickets));
  CHECK(row.at("first_contact_pct") == slow_share(slow.n["first_contact"], tickets));
  CHECK(row.at("reopen_pct") == slow_share(slow.n["reopened"], tickets));
  if (tickets > 0) {
    const double mean = static_cast<double>(std::accumulate(slow.hops.begin(), slow.hops.end(), 0LL)) /
                        static_cast<double>(tickets);
    CHECK(std::get<double>(row.at("mean_hops")) == Approx(mean).margin(0.0051));
  }
  CHECK(row.at("median_hops") == slow_median(slow.hops));
  CHECK(number(row, "pickups") == static_cast<std::int64_t>(slow.pickups.size()));
  CHECK(row.at("pickup_median_s") == slow_median(slow.pickups));
  CHECK(row.at("pickup_p90_s") == slow_p90(slow.pickups));
  CHECK(number(row, "loops") == slow.n["loops"]);
  CHECK(number(row, "lost_in_loops_s") == slow.n["lost"]);
  CHECK(number(row, "in_new_s") == slow.n["in0"]);
  CHECK(number(row, "in_open_s") == slow.n["in1"]);
  CHECK(number(row, "in_pending_s") == slow.n["in2"]);
  CHECK(number(row, "in_hold_s") == slow.n["in3"]);
  CHECK(number(row, "in_resolved_s") == slow.n["in4"]);
}

constexpr std::array kFlowGroupings = {"none",   "team",        "agent",     "priority",
                                       "status", "hold_reason", "team,agent"};
constexpr std::array kFlowFilters = {
    "", "", "", "team:specialists", "agent:budi", "not:status:hold", "priority:urgent,high"};

}  // namespace

TEST_CASE("flow: every number of every row matches a second count", "[slow]") {
  Random random{401};
  std::map<std::string, std::int64_t> seen;
  for (int round = 0; round < 500; ++round) {
    const Crowd crowd = hasty_crowd(random);
    const auto [by_text, filter, by] = random_question(random, kFlowGroupings, kFlowFilters);
    const PeriodRow periods = random_periods(random, crowd);
    for (const Period& period : periods.periods()) {
      INFO("round " << round << ", by " << by_text << ", " << filter.text() << ", " << period.name);
      const Report report = flow_of(crowd, filter, by, PeriodRow({period}));
      auto slow = flow_slowly(crowd, filter, by, period.range);
      SlowFlowRow total = slow[RowKey{"total"}];
      check_flow_row(cells_of(report, report.totals), total);
      for (const auto& [name, count] : total.n) seen[name] += count;
      seen["pickups"] += static_cast<std::int64_t>(total.pickups.size());
      slow.erase(RowKey{"total"});
      if (!by.has_field()) slow[RowKey{}];
      for (const auto& [key, row] : rows_by_key(report)) check_flow_row(row, slow[key]);
      CHECK(report.rows.size() == slow.size());
    }
  }
  for (const char* name : {"tickets", "transferred", "one_touch", "first_contact", "reopened", "loops",
                           "lost", "in0", "in1", "in2", "in3", "in4", "pickups"}) {
    INFO(name);
    CHECK(seen[name] > 20);
  }
}

TEST_CASE("flow: only the state at the end of a second counts") {
  Random random{405};
  Crowd crowd = busy_crowd(random);
  const AgentId budi = crowd.desk.names.intern_active<AgentId>("budi"),
                sari = crowd.desk.names.intern_active<AgentId>("sari");
  const auto assigned = [](Instant when, AgentId actor, AgentId agent) {
    return NewEvent{when, actor, EventKind::agent, agent.value, 0, {}, {}};
  };
  const auto totals = [&](const std::vector<NewEvent>& facts) {
    leave_one(crowd, facts);
    const PeriodRow all({Period{{}, {at(0), crowd.as_of + WallSeconds{1}}}});
    const Report report = flow_of(crowd, {}, Grouping::parse("none"), all);
    return cells_of(report, report.totals);
  };
  const CellsByName there_and_back = totals({{at(10), budi, EventKind::created, 1, 0, "broken", {}},
                                             assigned(at(10), budi, budi),
                                             assigned(at(11), budi, sari),
                                             assigned(at(11), sari, budi),
                                             {at(12), budi, EventKind::status, 4, 1, {}, {}}});
  CHECK(there_and_back.at("transfer_pct") == Cell{percent_of(0, 1)});
  CHECK(there_and_back.at("median_hops") == Cell{std::int64_t{0}});
  CHECK(number(there_and_back, "loops") == 0);
  CHECK(number(there_and_back, "pickups") == 0);

  const CellsByName back_at_the_end = totals({{at(10), budi, EventKind::created, 1, 0, "broken", {}},
                                              assigned(at(10), budi, budi),
                                              assigned(at(11), budi, sari),
                                              assigned(at(12), budi, budi),
                                              {at(12), budi, EventKind::status, 4, 1, {}, {}}});
  CHECK(back_at_the_end.at("median_hops") == Cell{std::int64_t{2}});
  CHECK(number(back_at_the_end, "loops") == 1);
  CHECK(number(back_at_the_end, "lost_in_loops_s") == 3600);
  CHECK(number(back_at_the_end, "pickups") == 1);
}

TEST_CASE(
    "flow: times in all statuses add up to the life of the tickets, and no row has more than its share") {
  Random random{403};
  for (int round = 0; round < 200; ++round) {
    const Crowd crowd = busy_crowd(random);
    const PeriodRow all({Period{{}, {at(0), crowd.as_of + WallSeconds{1}}}});
    std::int64_t life = 0;
    for (const Crowd::Member& member : crowd.members) {
      if (resolves_slowly(crowd, member).empty()) continue;
      const Ticket& now = member.folded.ticket;
      if (!now.unresolved() && now.resolution == kVoidResolution) continue;
      const Instant end = now.unresolved() ? crowd.as_of : *now.resolved_at;
      life += worked_slowly(crowd, moments_of(crowd, member), now.created_at, end, true);
    }
    constexpr std::array kTimes = {"in_new_s", "in_open_s", "in_pending_s", "in_hold_s", "in_resolved_s"};
    const Report whole = flow_of(crowd, {}, Grouping::parse("none"), all);
    const CellsByName total = cells_of(whole, whole.totals);
    std::int64_t spent = 0;
    for (const char* column : kTimes) spent += number(total, column);
    CHECK(spent == life);
    for (const char* field : {"team", "agent", "hold_reason", "day"}) {
      std::map<std::string, std::int64_t> sums;
      for (const auto& [key, row] : rows_by_key(flow_of(crowd, {}, Grouping::parse(field), all)))
        for (const char* column :
             {"tickets", "pickups", "loops", "lost_in_loops_s", "in_open_s", "in_hold_s"})
          sums[column] += number(row, column);
      for (const auto& [column, sum] : sums) CHECK(sum == number(total, column));
    }
  }
}
