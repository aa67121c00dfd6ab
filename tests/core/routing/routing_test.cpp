// What routes change in tickets, and what they keep.
#include "tix/routing/routing.hpp"

#include "core/policy/small_desk.hpp"
#include "tix/action/acts_edit.hpp"
#include "tix/filter/filter.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace tix;
using namespace tix::testing;

namespace {

Route route(std::string name, const std::string& when, std::string team, std::vector<Skill> skills = {}) {
  Route made;
  made.name = std::move(name);
  made.when = Filter::parse(when, FilterUse::when, {});
  made.team = std::move(team);
  made.skills = std::move(skills);
  return made;
}

/// Login tickets go to the specialists and require it:2, vip tickets without an agent require care, and the
/// rest stay in the frontline team.
class RoutedDesk : public SmallDesk {
 public:
  RoutedDesk() {
    desk.routes = {route("logins", "category:login", "specialists", {{"it", 2}}),
                   route("care", "tag:vip team:none", "", {{"care", 1}}),
                   route("rest", "not:tag:odd", "frontline")};
    desk.agents[2].skills = {{"it", 3}};
    for (const char* name : {"logins", "care", "rest"}) names.intern_active<RouteId>(name);
    for (const char* name : {"it", "care"}) names.intern_active<SkillId>(name);
    for (const char* name : {"frontline", "specialists"}) names.intern_active<TeamId>(name);
  }

  TicketFacts facts(const Ticket& ticket, Instant when) const {
    return {.ticket = ticket,
            .customer = customer,
            .names = names,
            .as_of = when,
            .reopen_window = desk.reopen_window};
  }
  std::vector<NewEvent> routed(const Ticket& ticket) const {
    return tix::routed(desk, facts(ticket, at(0)), at(0));
  }
  /// Returns a new ticket after routing.
  Ticket made(const NewTicket& ticket) {
    const Ticket blank = drafted({}, create(action_context(at(0)), ticket));
    return drafted(blank, routed(blank));
  }
  /// Returns the ticket after an edit and another routing.
  Ticket edited(const Ticket& ticket, const Edit& to) {
    const Ticket after = drafted(ticket, edit(action_context(at(0)), ticket, to));
    return drafted(after, routed_after(desk, &ticket, facts(after, at(0)), at(0)));
  }
  std::string where(const Ticket& ticket) const {
    std::string text(names.text(ticket.team));
    for (const auto& [skill, level] : ticket.skills) text += " " + skill_text(skill, level, names);
    return text + " by " + std::string(names.text(ticket.route));
  }
};

NewTicket with_category(const std::string& category) {
  NewTicket ticket;
  ticket.title = "it is broken";
  ticket.category = category;
  return ticket;
}

Edit to_category(const std::string& category) {
  Edit edit;
  edit.category = category;
  return edit;
}

NewTicket random_ticket(Random& random) {
  const auto one_of = [&](std::vector<std::string> all) {
    return all[static_cast<std::size_t>(pick(random, 0, static_cast<std::int64_t>(all.size()) - 1))];
  };
  NewTicket ticket = with_category(one_of({"", "login", "billing"}));
  ticket.team = one_of({"", "", "frontline", "specialists"});
  if (pick(random, 0, 3) == 0) ticket.agent = one_of({"budi", "made"});
  if (pick(random, 0, 2) == 0) ticket.tags = {one_of({"vip", "odd"})};
  if (pick(random, 0, 2) == 0) ticket.skills = {"it:3"};
  return ticket;
}

}  // namespace

TEST_CASE("routing once more changes nothing, and never touches what a person gave") {
  Random random{7};
  RoutedDesk desk;
  for (int round = 0; round < 500; ++round) {
    const NewTicket asked = random_ticket(random);
    const Ticket before = drafted({}, create(desk.action_context(at(0)), asked));
    const auto new_events = desk.routed(before);
    const Ticket after = drafted(before, new_events);
    CHECK(desk.routed(after).empty());
    CHECK(std::ranges::all_of(new_events, [](const NewEvent& d) { return d.actor == kAutomatic; }));
    if (before.team) CHECK(after.team == before.team);
    if (!before.skills.empty()) CHECK(after.skills == before.skills);
    if (before.agent) CHECK(new_events.empty());
    if (!new_events.empty()) CHECK(after.route);
    CHECK(after.agent == before.agent);
  }
}

TEST_CASE("the first route that matches gives team and skills") {
  RoutedDesk desk;
  CHECK(desk.where(desk.made(with_category("login"))) == "specialists it:2 by logins");
  CHECK(desk.where(desk.made(with_category("billing"))) == "frontline by rest");
  NewTicket vip = with_category("billing");
  vip.tags = {"vip"};
  CHECK(desk.where(desk.made(vip)) == " care by care");
  NewTicket odd = with_category("billing");
  odd.tags = {"odd"};
  CHECK(desk.where(desk.made(odd)) == " by ");
}

TEST_CASE("another category brings another route and its skills, while nobody has the ticket") {
  RoutedDesk desk;
  const Ticket login = desk.made(with_category("login"));
  CHECK(desk.where(desk.edited(login, to_category("billing"))) == "frontline by rest");
  Edit skill;
  skill.skills = {"it:3"};
  const Ticket skilled = desk.edited(login, skill);
  CHECK(desk.where(skilled) == "specialists it:3 by logins");
  CHECK(desk.where(desk.edited(skilled, to_category("billing"))) == "frontline it:3 by rest");
  Edit none;
  none.no_skills = true;
  CHECK(desk.where(desk.edited(login, none)) == "specialists by logins");

  Ticket taken = login;
  taken.agent = desk.me;
  CHECK(desk.where(desk.edited(taken, to_category("billing"))) == "specialists it:2 by logins");
}

TEST_CASE("a team given by hand stays, unless it is the one the route gives too") {
  RoutedDesk desk;
  NewTicket in_front = with_category("login");
  in_front.team = "frontline";
  const Ticket kept = desk.made(in_front);
  CHECK(desk.where(kept) == "frontline by ");
  CHECK(desk.where(desk.edited(kept, to_category("billing"))) == "frontline by rest");
  NewTicket agreed = with_category("login");
  agreed.team = "specialists";
  CHECK(desk.where(desk.made(agreed)) == "specialists it:2 by logins");
}

TEST_CASE("nothing that routes can see has changed: nothing is asked") {
  RoutedDesk desk;
  const Ticket before = drafted({}, create(desk.action_context(at(0)), with_category("login")));
  Edit title;
  title.title = "another";
  CHECK(desk.edited(before, title).route == RouteId{});
  CHECK(routed_after(desk.desk, nullptr, desk.facts(before, at(0)), at(0)).size() == 3);
}

TEST_CASE("who had a ticket when it was escalated does not get it back") {
  RoutedDesk desk;
  Case one(desk, at(0));
  one.record(assign(desk.action_context(at(1)), one.ticket(), {"budi", {}, false, {}}));
  CHECK(former_holder(one.ticket(), one.events) == AgentId{});
  one.record({desk.action_context(at(2)).new_event(EventKind::escalated)});
  one.record(assign(desk.action_context(at(2)), one.ticket(), {{}, "specialists", false, {}}));
  CHECK(former_holder(one.ticket(), one.events) == desk.me);
  one.record(assign(desk.action_context(at(3)), one.ticket(), {"made", {}, false, {}}));
  CHECK(former_holder(one.ticket(), one.events) == desk.me);
  one.record({desk.action_context(at(4)).new_event(EventKind::deescalated)});
  CHECK(former_holder(one.ticket(), one.events) == AgentId{});
}

TEST_CASE("nobody is found once, and the lead of the team hears of it") {
  RoutedDesk desk;
  desk.desk.teams[1].lead = "made";
  desk.names.intern_active<AgentId>("made");
  Ticket ticket = desk.made(with_category("login"));
  const auto new_events = nobody_found(ticket, "all are ill", at(5));
  REQUIRE(new_events.size() == 1);
  CHECK(new_events[0].actor == kAutomatic);
  const auto notifications = nobody_found_notices(desk.desk, desk.names, ticket, "all are ill");
  REQUIRE(notifications.size() == 1);
  CHECK(desk.names.text(notifications[0].agent) == "made");
  ticket = drafted(ticket, new_events);
  CHECK(ticket.unrouted_at == at(5));
  CHECK(nobody_found(ticket, "all are ill", at(6)).empty());
  CHECK(nobody_found_notices(desk.desk, desk.names, desk.made(with_category("billing")), "").empty());
}
