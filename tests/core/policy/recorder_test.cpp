// Where the recorder adds a binding, and where it does not.
#include "core/policy/small_desk.hpp"
#include "tix/filter/filter.hpp"

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

using Kind = EventKind;
using Kinds = std::vector<Kind>;

NewEvent fact(Instant when, EventKind kind, std::int64_t a = 0, std::int64_t b = 0) {
  return {when, AgentId{9}, kind, a, b, {}, {}};
}
NewEvent priority(Instant when, Priority to) {
  return fact(when, Kind::priority, stored_number(to));
}
NewEvent status(Instant when, Status to) {
  return fact(when, Kind::status, stored_number(to), is_unresolved(to) ? 0 : 1);
}
NewEvent message(Instant when, MessageKind kind) {
  return fact(when, Kind::message, stored_number(kind));
}

/// Returns the kinds of the events from index `from` on, in the order of the fold.
std::vector<EventKind> kinds(const Case& one, std::size_t from = 0) {
  std::vector<EventKind> all;
  for (std::size_t i = from; i < one.events.size(); ++i) all.push_back(one.events[i].kind);
  return all;
}

}  // namespace

TEST_CASE("one binding in the second of creation, after the fields and before a reply or status") {
  SmallDesk desk;
  const NewEvent vip = fact(at(0), Kind::tagged, desk.names.intern<LabelId>("vip").value);
  Case quiet(desk);
  quiet.record({fact(at(0), Kind::created, 1), priority(at(0), Priority::high), vip});
  CHECK(kinds(quiet) == Kinds{Kind::created, Kind::priority, Kind::tagged, Kind::bound});
  CHECK(desk.bindings[quiet.ticket().binding].policy == "vip");

  Case answered(desk);
  answered.record({fact(at(0), Kind::created, 1), vip, message(at(0), MessageKind::received),
                   message(at(0), MessageKind::reply), status(at(0), Status::pending)});
  CHECK(kinds(answered) ==
        Kinds{Kind::created, Kind::tagged, Kind::message, Kind::bound, Kind::message, Kind::status});
  CHECK(Life::row(answered.folded, Clock::first_response)->outcome == Outcome::met);

  Case resolved(desk);
  resolved.record({fact(at(0), Kind::created, 1), status(at(0), Status::resolved), vip});
  CHECK(kinds(resolved) == Kinds{Kind::created, Kind::bound, Kind::status, Kind::tagged});
  CHECK(desk.bindings[resolved.ticket().binding].policy == "standard");
}

TEST_CASE("a field that some policy reads rebinds, others do not; nor does a change that promises the same") {
  SmallDesk desk;
  Case one(desk, at(0));
  const std::size_t created_events = one.events.size();
  one.record({fact(at(1), Kind::channel, desk.names.intern<ChannelId>("mail").value)});
  one.record({fact(at(2), Kind::tagged, desk.names.intern<LabelId>("loud").value)});
  one.record({message(at(3), MessageKind::received)});
  CHECK(kinds(one, created_events) == Kinds{Kind::channel, Kind::tagged, Kind::message});
  one.record({fact(at(4), Kind::category, desk.names.intern<CategoryId>("login").value)});
  CHECK(one.events.back().kind == Kind::bound);
  CHECK(desk.bindings[one.ticket().binding].policy == "login");
  one.record({priority(at(5), Priority::urgent)});
  CHECK(one.events.back().kind == Kind::bound);
  CHECK(Life::row(one.folded, Clock::resolution)->target_no == 3);
  one.record({fact(at(6), Kind::team, desk.names.intern<TeamId>("specialists").value)});
  CHECK(desk.bindings[one.ticket().binding].targets[Clock::ownership] == hours(6));
}

TEST_CASE("changed and changed back within a second binds nothing") {
  SmallDesk desk;
  Case one(desk, at(0));
  const std::size_t before = one.events.size();
  one.record({priority(at(1), Priority::urgent), priority(at(1), Priority::normal)});
  CHECK(kinds(one, before) == Kinds{Kind::priority, Kind::priority});
}

TEST_CASE("a resolved ticket is bound to nothing new, and a reopen keeps its binding") {
  SmallDesk desk;
  Case one(desk, at(0));
  one.record({status(at(1), Status::resolved)});
  const BindingId held = one.ticket().binding;
  const std::size_t before = one.events.size();
  one.record({priority(at(2), Priority::urgent)});
  one.record({status(at(3), Status::open)});
  CHECK(kinds(one, before) == Kinds{Kind::priority, Kind::status});
  CHECK(one.ticket().binding == held);
  one.record({priority(at(4), Priority::high)});
  CHECK(one.events.back().kind == Kind::bound);
}

TEST_CASE("a fact from before a stored binding is bound then, and again after the last event") {
  SmallDesk desk;
  Case one(desk, at(0));
  const NewEvent vip = fact(at(3), Kind::tagged, desk.names.intern<LabelId>("vip").value);
  desk.desk.slas[2].targets[2] = promise(hours(40)).targets;  // a new version of the desk,
  desk.desk.slas[0].targets[2] = promise(hours(20)).targets;
  one.record(
      {fact(at(5), Kind::bound, desk.recorder().promised(one.ticket(), at(5)).value)});  // applied at five
  CHECK(Life::row(one.folded, Clock::resolution)->target == hours(40));

  Case resolved = one;
  one.record({vip});
  CHECK(kinds(one) == Kinds{Kind::created, Kind::bound, Kind::tagged, Kind::bound, Kind::bound, Kind::bound});
  CHECK(one.events[3].at == at(3));
  CHECK(one.events.back().at == at(5));
  CHECK(one.ticket().binding == desk.recorder().promised(one.ticket(), at(9)));
  CHECK(Life::row(one.folded, Clock::resolution)->target == hours(20));

  resolved.record({vip, status(at(4), Status::resolved)});
  CHECK(kinds(resolved) ==
        Kinds{Kind::created, Kind::bound, Kind::tagged, Kind::bound, Kind::status, Kind::bound});
  CHECK(resolved.ticket().binding == BindingId{resolved.events[3].a});
}

TEST_CASE("another requester is another customer, whose organisation decides") {
  SmallDesk desk;
  desk.desk.slas[0].when = Filter::parse("org:acme", FilterUse::when, {});
  const Customer nobody{CustomerId{2}, "joe@home.test", "", ""};
  Recorder recorder(desk.desk, desk.names, desk.bindings, [&](CustomerId id, Instant) -> const Customer& {
    return id == CustomerId{1} ? desk.customer : nobody;
  });
  Case one(desk);
  one.take(recorder.record(TicketId{7}, {}, {fact(at(0), Kind::created, 1)}, ChangeId{1}));
  CHECK(desk.bindings[one.ticket().binding].policy == "vip");
  one.take(recorder.record(TicketId{7}, one.events, {fact(at(1), Kind::requester, 2)}, ChangeId{2}));
  CHECK(desk.bindings[one.ticket().binding].policy == "standard");
}

TEST_CASE("bindings and facts carry the change, and bodies stay beside their messages") {
  SmallDesk desk;
  NewEvent reply = message(at(0), MessageKind::reply);
  reply.body = "look here";
  const Recorded recorded =
      desk.recorder().record(TicketId{7}, {}, {fact(at(0), Kind::created, 1), std::move(reply)}, ChangeId{4});
  REQUIRE(recorded.added.size() == 3);
  for (const RecordedEvent& added : recorded.added) {
    CHECK(added.event.change == ChangeId{4});
    CHECK(added.event.actor == AgentId{9});
    CHECK(added.body == (added.event.kind == Kind::message ? "look here" : ""));
  }
}
