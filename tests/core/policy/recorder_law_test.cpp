// Laws of recording on random histories.
#include "core/sla/random_facts.hpp"

#include <map>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

bool stops_a_clock(const Event& event) {
  return event.kind == EventKind::status ||
         (event.kind == EventKind::message && event.a == stored_number(MessageKind::reply));
}

std::vector<Event> events_of(const Recorded& recorded) {
  std::vector<Event> events;
  for (const RecordedEvent& added : recorded.added) events.push_back(added.event);
  return events;
}

/// No second has two facts that can change the binding, so every target applies for some time.
bool promises_one_by_one(const SmallDesk& desk, const std::vector<NewEvent>& facts) {
  std::map<Instant, int> in_second;
  for (const NewEvent& fact : facts) {
    const bool by_hand = fact.kind == EventKind::due_set || fact.kind == EventKind::due_cleared ||
                         fact.kind == EventKind::due_none;
    if ((by_hand || affects_binding(desk.desk, fact.kind)) && ++in_second[fact.at] > 1) return false;
  }
  return true;
}

/// Facts of one second that are recorded one by one also bind one by one. A binding that applied for no time
/// leaves three traces in a clock: the number of targets, the start of its present run, and the due of a
/// clock that was stopped while paused.
void forget_passing_targets(std::vector<ClockRow>& clocks, Instant now) {
  for (ClockRow& row : clocks) {
    row.target_no = 0;
    if (row.running_since) {
      row.elapsed += Seconds{(now - *row.running_since).count};  // all calendars of the small desk are 24x7
      row.elapsed_wall = row.elapsed_wall + (now - *row.running_since);
      row.running_since = now;
    } else {
      row.due_at.reset();
    }
  }
}

}  // namespace

TEST_CASE("what is woven, folded, is what weaving says; numbers go on from the stored ones without a gap") {
  Random random{29};
  for (int round = 0; round < 500; ++round) {
    SmallDesk desk;
    Recorder recorder = desk.recorder();
    std::vector<NewEvent> facts = random_facts(random, desk);
    const auto cut = static_cast<std::ptrdiff_t>(pick(random, 1, static_cast<std::int64_t>(facts.size())));
    Case one(desk);
    for (const auto& [from, to] :
         {std::pair{facts.begin(), facts.begin() + cut}, std::pair{facts.begin() + cut, facts.end()}}) {
      const auto stored = static_cast<std::int64_t>(one.events.size());
      Recorded recorded = recorder.record(TicketId{7}, one.events, {from, to}, ChangeId{1});
      for (std::size_t i = 0; i < recorded.added.size(); ++i) {
        CHECK(recorded.added[i].event.seq == stored + static_cast<std::int64_t>(i) + 1);
        if (i > 0) CHECK(earlier(recorded.added[i - 1].event, recorded.added[i].event));
      }
      one.take(std::move(recorded));
      CHECK(one.folded == fold(TicketId{7}, one.events, desk.bindings));
    }
  }
}

TEST_CASE("a binding comes exactly where an unresolved ticket is promised something else") {
  Random random{31};
  int bindings = 0;
  for (int round = 0; round < 500; ++round) {
    SmallDesk desk;
    Recorder recorder = desk.recorder();
    const auto events = events_of(recorder.record(TicketId{7}, {}, random_facts(random, desk), ChangeId{1}));
    Fold folding(TicketId{7}, desk.bindings);
    bool unsettled = false;  // a fact of this second may have changed the promise
    for (std::size_t i = 0; i < events.size(); ++i) {
      const Event& event = events[i];
      INFO("round " << round << ", event " << i);
      if (stops_a_clock(event) && unsettled) {
        CHECK(folding.ticket().binding == recorder.promised(folding.ticket(), at(0)));
        unsettled = false;
      }
      if (event.kind == EventKind::bound) {
        ++bindings;
        CHECK(unsettled);
        CHECK(folding.ticket().unresolved());
        CHECK(BindingId{event.a} != folding.ticket().binding);
        CHECK(BindingId{event.a} == recorder.promised(folding.ticket(), at(0)));
        unsettled = false;
      }
      if (folding.ticket().unresolved() && affects_binding(desk.desk, event.kind)) unsettled = true;
      folding.apply(event);
      const bool last_of_second = i + 1 == events.size() || events[i + 1].at != event.at;
      if (!last_of_second) continue;
      if (unsettled) CHECK(folding.ticket().binding == recorder.promised(folding.ticket(), at(0)));
      unsettled = false;
    }
  }
  CHECK(bindings > 800);
}

TEST_CASE("all in one call or one after the other: the same spans, stays, state and clocks") {
  Random random{37};
  int alike = 0;
  for (int round = 0; round < 800; ++round) {
    SmallDesk desk;
    Recorder recorder = desk.recorder();
    const std::vector<NewEvent> facts = random_facts(random, desk);
    Folded whole = recorder.record(TicketId{7}, {}, facts, ChangeId{1}).folded;
    Case one(desk);
    for (const NewEvent& fact : facts)
      one.take(recorder.record(TicketId{7}, one.events, {fact}, ChangeId{1}));
    INFO("round " << round);
    if (promises_one_by_one(desk, facts)) {
      ++alike;
    } else {
      forget_passing_targets(whole.clocks, facts.back().at);
      forget_passing_targets(one.folded.clocks, facts.back().at);
    }
    CHECK(whole == one.folded);
  }
  CHECK(alike > 100);
}

TEST_CASE("the order of drafts counts within a second only") {
  Random random{41};
  for (int round = 0; round < 300; ++round) {
    SmallDesk desk;
    Recorder recorder = desk.recorder();
    std::vector<NewEvent> facts = random_facts(random, desk);
    const auto events = events_of(recorder.record(TicketId{7}, {}, facts, ChangeId{1}));
    std::map<Instant, std::int64_t> place;  // whole seconds change places
    for (const NewEvent& fact : facts) place.try_emplace(fact.at, pick(random, 0, 1'000'000));
    std::ranges::stable_sort(facts,
                             [&](const NewEvent& x, const NewEvent& y) { return place[x.at] < place[y.at]; });
    CHECK(events_of(recorder.record(TicketId{7}, {}, facts, ChangeId{1})) == events);
  }
}

TEST_CASE("weaving nothing adds nothing") {
  Random random{43};
  for (int round = 0; round < 100; ++round) {
    SmallDesk desk;
    Case one(desk);
    one.record(random_facts(random, desk));
    const Recorded recorded = desk.recorder().record(TicketId{7}, one.events, {}, ChangeId{2});
    CHECK(recorded.added.empty());
    CHECK(recorded.folded == one.folded);
  }
}

TEST_CASE("facts of long ago: the ticket ends under what is promised now") {
  Random random{47};
  for (int round = 0; round < 500; ++round) {
    SmallDesk desk;
    Recorder recorder = desk.recorder();
    Case one(desk);
    one.take(recorder.record(TicketId{7}, {}, random_facts(random, desk), ChangeId{1}));
    const Ticket before = one.ticket();
    const bool settled =
        before.binding == recorder.promised(before, at(0));  // no reopen kept an older promise
    const Instant then = at(0) + WallSeconds{pick(random, 0, (one.events.back().at - at(0)).count + 100)};
    const NewEvent late = random_fact(random, desk, then);
    const bool mattered =
        fold(TicketId{7}, until(one.events, then), desk.bindings).ticket.unresolved() && before.unresolved();
    Recorded recorded = recorder.record(TicketId{7}, one.events, {late}, ChangeId{2});
    one.take(std::move(recorded));
    INFO("round " << round << ", " << row_of(late.kind).name);
    CHECK(one.folded == fold(TicketId{7}, one.events, desk.bindings));
    if (late.kind != EventKind::status && settled && mattered)
      CHECK(one.ticket().binding == recorder.promised(one.ticket(), at(0)));
    if (!one.ticket().unresolved() && !before.unresolved() && late.kind != EventKind::status)
      CHECK(one.events.back().kind != EventKind::bound);
  }
}
