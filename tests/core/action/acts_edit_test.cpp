// Editing, tagging, linking and promising set the ticket as requested, and repeating the act changes nothing.
#include "tix/action/acts_edit.hpp"

#include "core/policy/small_desk.hpp"
#include "tix/ticket/relations.hpp"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace tix;
using namespace tix::testing;

namespace {

const std::vector<std::string> kTags = {"vip", "spam", "2026", "x.y", "a_b-c"};

std::vector<std::string> some_tags(Random& random) {
  std::vector<std::string> tags;
  for (const std::string& tag : kTags)
    if (pick(random, 0, 2) == 0) tags.push_back(tag);
  return tags;
}

std::set<std::string> names_of(const SmallDesk& desk, const std::vector<LabelId>& tags) {
  std::set<std::string> names;
  for (const LabelId tag : tags) names.emplace(desk.names.text(tag));
  return names;
}

template <class Act>
std::string refused(ErrorKind kind, Act act) {
  try {
    act();
  } catch (const Error& error) {
    CHECK(error.kind() == kind);
    return error.what();
  }
  return "nothing was refused";
}

/// Returns one of a few texts, or an empty one.
std::string any_text(Random& random) {
  const auto number = pick(random, 0, 2);
  return number == 0 ? std::string() : "t" + std::to_string(number);
}

}  // namespace

TEST_CASE("after an edit the ticket is what was given, the rest is as before, and again is nothing") {
  Random random{31};
  for (int round = 0; round < 300; ++round) {
    SmallDesk desk;
    Case one(desk, at(0));
    for (int n = 1; n < 6; ++n) {
      const ActionContext context = desk.action_context(at(n));
      const Ticket before = one.ticket();
      Edit to;
      if (pick(random, 0, 1)) to.title = "title " + any_text(random);
      if (pick(random, 0, 1)) to.requester = CustomerId{pick(random, 0, 2)};
      if (pick(random, 0, 1)) to.ref = any_text(random);
      if (pick(random, 0, 1)) to.channel = any_text(random);
      if (pick(random, 0, 1)) to.category = pick(random, 0, 1) ? "login" : "";
      if (pick(random, 0, 1)) to.extra = {{"floor", any_text(random)}};
      one.record(edit(context, before, to));
      const Ticket& after = one.ticket();
      CHECK(after.title == to.title.value_or(before.title));
      CHECK(after.customer == to.requester.value_or(before.customer));
      CHECK(after.ref == to.ref.value_or(before.ref));
      CHECK(desk.names.text(after.channel) ==
            to.channel.value_or(std::string(desk.names.text(before.channel))));
      CHECK(desk.names.text(after.category) ==
            to.category.value_or(std::string(desk.names.text(before.category))));
      if (!to.extra.empty() && !to.extra[0].second.empty())
        CHECK(after.extra[0].second == to.extra[0].second);
      CHECK(after.status == before.status);
      CHECK(edit(context, after, to).empty());
    }
  }
}

TEST_CASE("tags are a set: added, then without what was removed") {
  Random random{37};
  int refusals = 0;
  for (int round = 0; round < 300; ++round) {
    SmallDesk desk;
    Case one(desk, at(0));
    for (const std::string& tag : kTags) desk.names.intern<LabelId>(tag);
    for (int n = 1; n < 6; ++n) {
      const ActionContext context = desk.action_context(at(n));
      const Tagging change{some_tags(random), some_tags(random)};
      std::set<std::string> expected = names_of(desk, one.ticket().tags);
      expected.insert(change.add.begin(), change.add.end());
      bool both = false;
      for (const std::string& name : change.remove) {
        both |= std::ranges::find(change.add, name) != change.add.end();
        expected.erase(name);
      }
      if (both) {
        refused(ErrorKind::usage, [&] { tag(context, one.ticket(), change); });
        ++refusals;
        continue;
      }
      one.record(tag(context, one.ticket(), change));
      CHECK(names_of(desk, one.ticket().tags) == expected);
      CHECK(one.ticket().tags.size() == expected.size());
      CHECK(tag(context, one.ticket(), change).empty());
    }
  }
  CHECK(refusals > 100);
}

TEST_CASE("law: people in copy are a set, in order of joining") {
  Random random{41};
  SmallDesk desk;
  Case one(desk, at(0));
  std::vector<CustomerId> expected;
  for (int n = 1; n < 400; ++n) {
    const ActionContext context = desk.action_context(at(n));
    const CustomerId customer{pick(random, 2, 7)};
    const Copying change = pick(random, 0, 1) == 0 ? Copying::begins : Copying::ends;
    const std::string address = fmt::format("c{}@acme.test", customer.value);
    one.record(copy_to(context, one.ticket(), customer, address, change));
    const auto found = std::ranges::find(expected, customer);
    if (change == Copying::ends && found != expected.end()) expected.erase(found);
    if (change == Copying::begins && found == expected.end()) expected.push_back(customer);
    REQUIRE(one.ticket().cc == expected);
    REQUIRE(copy_to(context, one.ticket(), customer, address, change).empty());
  }
}

TEST_CASE("nobody is in copy who gets the reply anyway, who is an agent, or who is the desk itself") {
  SmallDesk desk;
  desk.desk.agents[1].email = "sari@toko.test";
  desk.desk.agents[3].email = "gone@toko.test";
  desk.desk.channels.emplace_back().addresses = {"help@toko.test"};
  Case one(desk, at(0));
  const ActionContext context = desk.action_context(at(1));
  const auto copy = [&](CustomerId customer, std::string_view address) {
    return copy_to(context, one.ticket(), customer, address, Copying::begins);
  };
  refused(ErrorKind::refused, [&] { copy(CustomerId{5}, "SARI@toko.test"); });
  refused(ErrorKind::refused, [&] { copy(CustomerId{5}, "Help@toko.test"); });
  refused(ErrorKind::refused, [&] { copy(one.ticket().customer, "ana@acme.test"); });
  refused(ErrorKind::usage, [&] { copy(CustomerId{5}, "the boss"); });
  CHECK(copy(CustomerId{5}, "gone@toko.test").size() == 1);
}

TEST_CASE("what is no tag, no field or no title is refused") {
  SmallDesk desk;
  Case one(desk, at(0));
  const ActionContext context = desk.action_context(at(1));
  for (const char* bad : {"", "a b", "-spam", "none", "a,b", "a:b", "x\n"})
    CHECK(refused(ErrorKind::usage, [&] {
            tag(context, one.ticket(), {{bad}, {}});
          }).find("is not a tag") != std::string::npos);
  CHECK_NOTHROW(tag(context, one.ticket(), {{"öffentlich", "2026", "a.b"}, {}}));
  CHECK(refused(ErrorKind::usage, [&] { tag(context, one.ticket(), {{}, {"vpi"}}); }) == "no tag 'vpi'");
  Edit to;
  to.extra = {{"a b", "1"}};
  CHECK(refused(ErrorKind::usage, [&] {
          edit(context, one.ticket(), to);
        }).starts_with("'x.a b' is not a field"));
  to.extra = {{"floor", "1"}, {"floor", "2"}};
  CHECK(refused(ErrorKind::usage, [&] { edit(context, one.ticket(), to); }) ==
        "field 'x.floor' is set twice");
  to = {};
  to.title = "";
  CHECK(refused(ErrorKind::usage, [&] { edit(context, one.ticket(), to); }) == "the title is empty");
}

TEST_CASE("a link stands until it is taken away, each once") {
  Random random{41};
  for (int round = 0; round < 200; ++round) {
    SmallDesk desk;
    Case one(desk, at(0));
    std::set<std::pair<int, std::int64_t>> expected;
    for (int n = 1; n < 15; ++n) {
      const ActionContext context = desk.action_context(at(n));
      const auto kind = static_cast<LinkKind>(pick(random, 0, 6));
      const TicketId other{pick(random, 8, 10)};
      const Relations known = relations(one.events);
      const bool links = pick(random, 0, 1) == 1;
      one.record(links ? link(context, known, kind, other) : unlink(context, known, kind, other));
      const std::pair key{static_cast<int>(kind), other.value};
      links ? void(expected.insert(key)) : void(expected.erase(key));
      std::set<std::pair<int, std::int64_t>> found;
      for (const Link& l : relations(one.events).links)
        found.emplace(static_cast<int>(l.kind), l.other.value);
      CHECK(found == expected);
      CHECK(relations(one.events).links.size() == expected.size());
      const auto caused = std::ranges::count_if(
          expected, [](const auto& l) { return l.first == static_cast<int>(LinkKind::causes); });
      CHECK(one.ticket().incidents == caused);
    }
  }
}

TEST_CASE("as many messages wait as the ticket has unanswered ones, inherited ones too") {
  Random random{43};
  for (int round = 0; round < 300; ++round) {
    SmallDesk desk;
    Case one(desk, at(0));
    for (int n = 1; n < 10; ++n) {
      const ActionContext context = desk.action_context(at(n));
      const Event inherited{at(0), 1, {}, {}, EventKind::message, stored_number(MessageKind::received),
                            0,     {}};
      const std::vector<Event> of_other(static_cast<std::size_t>(pick(random, 0, 2)), inherited);
      switch (pick(random, 0, 3)) {
        case 0: one.record(reply(context, one.ticket(), "answer", {})); break;
        case 1: one.record(absorb(context, one.ticket(), TicketId{9}, of_other)); break;
        default: one.record(*receive(context, one.ticket(), "more", Received::message)); break;
      }
      CHECK(static_cast<int>(waiting_since(one.events).size()) == one.ticket().unanswered);
    }
  }
}
