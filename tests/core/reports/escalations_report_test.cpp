// The outcomes of escalations: histories made by hand, and random tickets counted again.
#include "tix/reports/escalations_report.hpp"

#include "core/reports/busy_life.hpp"
#include "tix/filter/filter.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

/// A history with firings, and the data that reports read.
class Escalated {
 public:
  Life life;
  std::vector<StoredFiring> firings;

  Escalated& fired(Instant when, Clock clock, EscalationKind kind, Instant moment,
                   std::optional<Seconds> within = {}) {
    life.add(when, EventKind::step_fired, 40, packed({clock, 1, 1, kind}));
    std::int64_t last = 0;
    for (const Event& event : life.events) last = std::max(last, event.seq);
    firings.push_back({last, {moment, {}, within, {}}});
    return *this;
  }

  std::vector<EscalationOutcome> read(Instant as_of) {
    folded_ = life.as_of(as_of);
    events_.assign(life.events.begin(), life.events.end());
    const Past past{TicketId{7}, folded_.open_intervals, folded_.state_intervals, events_, firings};
    const TicketFacts facts{.ticket = folded_.ticket,
                            .clocks = folded_.clocks,
                            .customer = customer_,
                            .names = names_,
                            .as_of = as_of,
                            .reopen_window = WallSeconds{86400}};
    return escalations_of(past, facts, life.bindings);
  }

 private:
  Folded folded_;
  std::vector<Event> events_;
  Customer customer_;
  NameTable names_;
};

/// The target is 4 hours from 00:00, and the step is due after three of them.
Escalated warned_at_three(Instant fired) {
  Escalated one;
  one.life.created(at(0)).bound(at(0), promise(hours(4)));
  one.fired(fired, Clock::resolution, EscalationKind::functional, at(3));
  return one;
}

}  // namespace

TEST_CASE("an escalation before the due time succeeds if its clock is met, and fails if it breaches") {
  Escalated in_time = warned_at_three(at(3, 5));
  in_time.life.status(at(4), Status::resolved, 1);
  CHECK(in_time.read(at(5))[0].succeeded == true);
  CHECK(in_time.read(at(5))[0].late == Seconds{300});
  CHECK_FALSE(in_time.read(at(5))[0].repeated);

  Escalated late = warned_at_three(at(3));
  late.life.status(at(4, 0, 1), Status::resolved, 1);
  CHECK(late.read(at(5))[0].succeeded == false);

  Escalated still_open = warned_at_three(at(3));
  CHECK_FALSE(still_open.read(at(9))[0].succeeded);
}

TEST_CASE(
    "an escalation after the due time succeeds within the time of its step, and is not judged without one") {
  const auto resolved = [](std::optional<Seconds> within, Instant when) {
    Escalated one;
    one.life.created(at(0)).bound(at(0), promise(hours(4)));
    one.fired(at(5), Clock::resolution, EscalationKind::hierarchical, at(5), within);
    one.life.status(when, Status::resolved, 1);
    return one.read(at(12))[0].succeeded;
  };
  CHECK(resolved(hours(2), at(7)) == true);
  CHECK(resolved(hours(2), at(7, 0, 1)) == false);
  CHECK_FALSE(resolved({}, at(6)));
}

TEST_CASE("a response that was escalated succeeds with the reply, not with the resolve") {
  Escalated one;
  one.life.created(at(0)).bound(at(0), promise(hours(9), hours(2)));
  one.fired(at(1), Clock::first_response, EscalationKind::functional, at(1));
  one.life.reply(at(2));
  CHECK(one.read(at(3))[0].succeeded == true);
}

TEST_CASE("the second escalation is a repeated one; a warning before does not count") {
  Escalated one;
  one.life.created(at(0)).bound(at(0), promise(hours(4)));
  one.fired(at(1), Clock::resolution, EscalationKind::warning, at(1));
  one.fired(at(2), Clock::resolution, EscalationKind::functional, at(2));
  one.life.add(at(3), EventKind::escalated, stored_number(EscalationKind::hierarchical));
  one.fired(at(4), Clock::resolution, EscalationKind::warning, at(4));
  const auto all = one.read(at(5));
  REQUIRE(all.size() == 4);
  CHECK_FALSE(all[1].repeated);
  CHECK(all[2].repeated);
  CHECK(all[2].kind == EscalationKind::hierarchical);
  CHECK_FALSE(all[2].step);
  CHECK_FALSE(all[2].late);
  CHECK_FALSE(all[3].repeated);  // it escalates nothing
}

TEST_CASE("acknowledged: later, or by an earlier acknowledgement that still holds, but not after a resolve") {
  const auto acknowledged = [](Instant when, std::int64_t until) {
    Escalated one = warned_at_three(at(3));
    one.life.add(when, EventKind::acknowledged, 0, until);
    return one.read(at(9))[0].acknowledged;
  };
  CHECK(acknowledged(at(3, 30), 0));
  CHECK(acknowledged(at(2), 0));
  CHECK(acknowledged(at(2), at(3, 1).unix()));
  CHECK_FALSE(acknowledged(at(2), at(3).unix()));
  Escalated reopened = warned_at_three(at(3));
  reopened.life.status(at(4), Status::resolved, 1).status(at(5), Status::open);
  reopened.life.add(at(6), EventKind::acknowledged);
  CHECK_FALSE(reopened.read(at(9))[0].acknowledged);
}

TEST_CASE("waived, merged and void tickets are not judged") {
  Escalated waived = warned_at_three(at(3));
  waived.life.add(at(3, 30), EventKind::waived, stored_number(Clock::resolution), 1);
  waived.life.status(at(6), Status::resolved, 1);
  CHECK_FALSE(waived.read(at(9))[0].succeeded);
  Escalated merged = warned_at_three(at(3));
  merged.life.status(at(3, 30), Status::resolved, kMergedResolution.value);
  CHECK_FALSE(merged.read(at(9))[0].succeeded);
  Escalated gone = warned_at_three(at(3));
  gone.life.status(at(3, 30), Status::resolved, kVoidResolution.value);
  CHECK(gone.read(at(9)).empty());
}

TEST_CASE("escalations: rows are the sums over tickets, and rates are of the tickets handled", "[slow]") {
  Random random{431};
  std::int64_t seen = 0;
  for (int round = 0; round < 250; ++round) {
    const Crowd crowd = busy_crowd(random);
    const Grouping by = Grouping::parse(pick(random, 0, 1) ? "team" : "none");
    const Filter filter = Filter::parse(pick(random, 0, 2) ? "" : "not:agent:made", FilterUse::query, {});
    const PeriodRow all({Period{{}, random_periods(random, crowd).whole()}});
    const Interval range = all.whole();
    Slicing slicing(filter, by, crowd.desk.names, crowd.desk.bindings);
    EscalationsReport escalations(crowd.scope(slicing, all));
    struct Slow {
      std::int64_t fired = 0, repeated = 0;
      std::array<std::int64_t, 2> kinds = {};
      std::set<std::int64_t> tickets;
    };
    std::map<std::vector<std::string>, Slow> slow;
    std::map<std::vector<std::string>, std::set<std::int64_t>> handled;
    for (const Crowd::Member& member : crowd.members) {
      const TicketFacts facts = crowd.facts(member.folded, crowd.as_of);
      slicing.show(facts);
      escalations.add(crowd.past(member), facts);
      const Ticket& now = member.folded.ticket;
      if (!now.unresolved() && now.resolution == kVoidResolution) continue;
      for (const OpenInterval& open_interval : member.folded.open_intervals)
        for (const Moment& moment : moments_of(crowd, member)) {
          const Instant until = moment.to == crowd.as_of ? Instant::open_end() : moment.to;
          const Instant from = std::max(moment.from, open_interval.from),
                        to = std::min(until, open_interval.to);
          const bool at_once = open_interval.from == open_interval.to && moment.from <= open_interval.from &&
                               open_interval.from < until;
          if ((from < to || at_once) && from < range.to &&
              (at_once ? from >= range.from : to > range.before()))
            for (const auto& key : rows_of(crowd, filter, by, moment.ticket))
              handled[key].insert(member.id.value);
        }
      bool before = false;
      for (const Event& event : member.events) {
        if (event.kind != EventKind::escalated) continue;
        const bool repeated = std::exchange(before, true);
        const auto& open_intervals = member.folded.open_intervals;
        const bool there = std::ranges::any_of(open_intervals, [&](const OpenInterval& open_interval) {
          return open_interval.from <= event.at && event.at <= open_interval.to;
        });
        if (!there || !range.contains(event.at)) continue;
        const auto then = crowd.as_it_was(member, event.at - WallSeconds{1});
        for (const auto& key :
             rows_of(crowd, filter, by, (then ? *then : *crowd.as_it_was(member, event.at)).ticket)) {
          Slow& row = slow[key];
          ++row.fired;
          row.repeated += repeated;
          ++row.kinds[static_cast<std::size_t>(event.a)];
          row.tickets.insert(member.id.value);
        }
      }
    }
    const Report report = escalations.report();
    const CellsByName total = cells_of(report, report.totals);
    const Slow& expected = slow[{"total"}];
    CHECK(number(total, "fired") == expected.fired);
    CHECK(number(total, "repeated") == expected.repeated);
    CHECK(number(total, "functional") == expected.kinds[0]);
    CHECK(number(total, "hierarchical") == expected.kinds[1]);
    CHECK(number(total, "tickets") == static_cast<std::int64_t>(expected.tickets.size()));
    seen += expected.fired;
    for (const auto& [key, row] : rows_by_key(report)) {
      CHECK(key[0] == "by hand");
      const std::vector<std::string> slice(key.begin() + 2, key.end());
      const std::size_t kind = key[1] == "functional" ? 0 : 1;
      CHECK(number(row, "fired") == slow[slice].kinds[kind]);
      CHECK(row.at("rate_pct") ==
            slow_share(number(row, "tickets"), static_cast<std::int64_t>(handled[slice].size())));
    }
  }
  CHECK(seen > 200);
}
