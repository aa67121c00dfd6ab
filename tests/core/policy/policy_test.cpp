// A ticket gets the first policy that matches, with the targets of its priority.
#include "tix/policy/policy.hpp"

#include "tix/filter/filter.hpp"

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using tix::Binding;
using tix::Calendar;
using tix::Clock;
using tix::Desk;
using tix::EventKind;
using tix::Priority;
using tix::Seconds;
using tix::SlaPolicy;

constexpr std::size_t kResolution = static_cast<std::size_t>(Clock::resolution);
constexpr std::size_t kOwnership = static_cast<std::size_t>(Clock::ownership);

/// A ticket with everything it refers to.
struct Scene {
  tix::NameTable names;
  tix::Ticket ticket;
  tix::Customer customer{tix::CustomerId{1}, "ana@acme.test", "acme", "gold"};

  tix::TicketFacts facts() const {
    return {.ticket = ticket,
            .customer = customer,
            .names = names,
            .as_of = tix::Instant::from_unix(0),
            .reopen_window = tix::WallSeconds{0}};
  }
};

SlaPolicy policy(const std::string& name, const std::string& when) {
  SlaPolicy sla;
  sla.name = name;
  sla.when = tix::Filter::parse(when, tix::FilterUse::when, {});
  for (std::size_t priority = 0; priority < sla.targets.size(); ++priority)
    sla.targets[priority][kResolution] = Seconds{static_cast<std::int64_t>(priority + 1) * 3600};
  return sla;
}

Desk desk_with(const std::vector<std::string>& whens) {
  Desk desk;
  for (const std::string& when : whens)
    desk.slas.push_back(policy("p" + std::to_string(desk.slas.size()), when));
  return desk;
}

}  // namespace

TEST_CASE("the first policy whose filter matches binds, with the ticket's priority", "[policy]") {
  const std::vector<std::string> whens = {"tag:vip",  "team:front",    "category:login", "priority:urgent",
                                          "org:acme", "not:tag:quiet", "channel:mail",   ""};
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    std::vector<std::string> chosen;
    for (auto i = random() % 4; i > 0; --i) chosen.push_back(whens[random() % whens.size()]);
    const Desk desk = desk_with(chosen);
    Scene scene;
    scene.ticket.priority = static_cast<Priority>(random() % 4);
    for (const char* tag : {"vip", "quiet"})
      if (random() % 2 == 0) scene.ticket.tags.push_back(scene.names.intern<tix::LabelId>(tag));
    if (random() % 2 == 0) scene.ticket.team = scene.names.intern<tix::TeamId>("front");
    if (random() % 2 == 0) scene.ticket.category = scene.names.intern<tix::CategoryId>("login");

    const Binding binding = binding_for(desk, scene.facts());
    const auto first = std::ranges::find_if(
        desk.slas, [&](const SlaPolicy& sla) { return sla.when.matches(scene.facts()); });
    if (first == desk.slas.end()) {
      CHECK(binding.canonical() == Binding{}.canonical());
    } else {
      CHECK(binding.policy == first->name);
      CHECK(binding.targets == first->targets[scene.ticket.priority]);
    }
  }
}

TEST_CASE("a binding takes the policy's calendar and its rule for hold", "[policy]") {
  Desk desk = desk_with({""});
  const auto office = std::make_shared<const Calendar>(Calendar::always());
  desk.calendars.emplace("office", office);
  CHECK(binding_for(desk, Scene{}.facts()).calendar == nullptr);
  desk.slas[0].calendar = "office";
  desk.slas[0].hold_runs = false;
  const Binding binding = binding_for(desk, Scene{}.facts());
  CHECK(binding.calendar == office);
  CHECK_FALSE(binding.hold_runs);
}

TEST_CASE("what the ticket's team promises joins the binding, with a policy or without", "[policy]") {
  Desk desk;
  tix::TeamPolicy front, back;
  front.name = "front";
  front.ownership = Seconds{7200};
  back.name = "back";
  desk.teams = {front, back};
  Scene scene;
  CHECK_FALSE(binding_for(desk, scene.facts()).targets[kOwnership]);
  scene.ticket.team = scene.names.intern<tix::TeamId>("front");
  CHECK(binding_for(desk, scene.facts()).targets[kOwnership] == Seconds{7200});
  desk.slas.push_back(policy("all", ""));
  CHECK(binding_for(desk, scene.facts()).targets[kOwnership] == Seconds{7200});
  CHECK(binding_for(desk, scene.facts()).targets[kResolution] == Seconds{3 * 3600});
  scene.ticket.team = scene.names.intern<tix::TeamId>("back");
  CHECK_FALSE(binding_for(desk, scene.facts()).targets[kOwnership]);
}

TEST_CASE("a team that promises brings its hours with it; one without hours takes the policy's", "[policy]") {
  const auto office = std::make_shared<const Calendar>(Calendar::always());
  Desk desk = desk_with({""});
  desk.calendars.emplace("office", office);
  tix::TeamPolicy promises, silent, hourless;
  promises.name = "promises";
  silent.name = "silent";
  hourless.name = "hourless";
  promises.calendar = silent.calendar = "office";
  promises.ownership = hourless.ownership = Seconds{7200};
  desk.teams = {promises, silent, hourless};
  const auto hours_under = [&](const char* team) {
    Scene scene;
    scene.ticket.team = scene.names.intern<tix::TeamId>(team);
    return binding_for(desk, scene.facts()).ownership_calendar;
  };
  CHECK(hours_under("promises") == office);
  CHECK(hours_under("silent") == nullptr);  // nothing to count
  CHECK(hours_under("hourless") == nullptr);
}

TEST_CASE("only the creation, a priority and fields in some filter can change a binding", "[policy]") {
  struct Reading {
    const char* when;
    std::vector<EventKind> kinds;  ///< that can change its answer
  };
  const std::vector<Reading> readings = {
      {"", {}},
      {"priority:high", {}},
      {"ref:A*", {EventKind::ref}},
      {"customer:ana", {EventKind::requester}},
      {"org:acme", {EventKind::requester}},
      {"plan:gold", {EventKind::requester}},
      {"channel:mail", {EventKind::channel}},
      {"category:login", {EventKind::category}},
      {"team:front", {EventKind::team}},
      {"tag:vip", {EventKind::tagged, EventKind::untagged}},
      {"x.region:north", {EventKind::extra}},
      {"not:(tag:vip or team:front)", {EventKind::tagged, EventKind::untagged, EventKind::team}},
  };
  for (const Reading& reading : readings) {
    INFO(reading.when);
    const Desk desk = desk_with({"", reading.when});
    for (const tix::EventKindRow& row : tix::kEventKinds) {
      INFO(row.name);
      const bool always = row.kind == EventKind::created || row.kind == EventKind::priority;
      const bool read = std::ranges::find(reading.kinds, row.kind) != reading.kinds.end();
      CHECK(affects_binding(desk, row.kind) == (always || read));
    }
  }
}

TEST_CASE("a change of team matters where a team makes a promise", "[policy]") {
  Desk desk;
  desk.teams.emplace_back();
  CHECK_FALSE(affects_binding(desk, EventKind::team));
  desk.teams.front().ownership = Seconds{60};
  CHECK(affects_binding(desk, EventKind::team));
}
