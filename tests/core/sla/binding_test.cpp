// Bindings by content: texts are equal exactly if the promises are, and numbers never change their meaning.
#include "tix/sla/binding.hpp"

#include "tix/calendar/calendar.hpp"

#include <map>
#include <memory>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using namespace std::string_literals;
using tix::Binding;
using tix::BindingId;
using tix::BindingTable;
using tix::Calendar;
using tix::Clock;
using tix::Seconds;

/// Calendars that differ in content, each made twice under two names. 0 is no calendar.
std::shared_ptr<const Calendar> calendar(int which, bool again) {
  if (which == 0) return nullptr;
  tix::CalendarRules rules;
  rules.name = again ? "office" : "main";
  rules.weekly.push_back({tix::Weekday::mon, tix::Weekday::fri, {{9 * 3600, (16 + which) * 3600}}});
  return std::make_shared<const Calendar>(rules);
}

/// The inputs of a binding. Equal exactly if the bindings promise the same.
using Recipe = std::tuple<std::string, int, bool, std::vector<std::int64_t>, int>;

Recipe random_recipe(std::mt19937& random) {
  const auto any = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const std::vector<std::string> names = {"", "a", "a\nhold runs", "a b", "12 a"};
  std::vector<std::int64_t> targets;
  for (std::size_t i = 0; i < tix::kClockCount; ++i) targets.push_back(any(3) == 0 ? 60 * any(2) : -1);
  const int hours = any(3), hours_of_team = any(3);
  // The policy's hours again are no hours of the team's own.
  return {names[static_cast<std::size_t>(any(5))], hours, any(2) == 0, targets,
          hours_of_team == hours ? 0 : hours_of_team};
}

Binding made(const Recipe& recipe, bool again) {
  Binding binding;
  binding.policy = std::get<0>(recipe);
  binding.calendar = calendar(std::get<1>(recipe), again);
  binding.hold_runs = std::get<2>(recipe);
  const int hours_of_team = std::get<4>(recipe);
  binding.ownership_calendar =
      hours_of_team == 0 && again ? binding.calendar : calendar(hours_of_team, again);
  const auto& targets = std::get<3>(recipe);
  for (std::size_t i = 0; i < targets.size(); ++i)
    if (targets[i] >= 0) binding.targets[i] = Seconds{targets[i]};
  return binding;
}

}  // namespace

TEST_CASE("two bindings have the same text exactly when they promise the same", "[binding]") {
  std::mt19937 random(3);
  std::map<std::string, Recipe> by_text;
  std::map<Recipe, std::string> by_recipe;
  for (int round = 0; round < 2000; ++round) {
    const Recipe recipe = random_recipe(random);
    const std::string text = made(recipe, round % 2 == 0).canonical();
    CHECK(by_text.emplace(text, recipe).first->second == recipe);
    CHECK(by_recipe.emplace(recipe, text).first->second == text);
  }
  CHECK(by_text.size() == by_recipe.size());
}

TEST_CASE("no calendar is the same promise as one that is always open", "[binding]") {
  Binding always;
  always.calendar = std::make_shared<const Calendar>(Calendar::always());
  CHECK(always.canonical() == Binding{}.canonical());
}

TEST_CASE("ownership is counted by the team's hours, else the policy's; a promise on the wall clock") {
  Binding binding;
  binding.calendar = calendar(1, false);
  CHECK(calendar_of(binding, Clock::ownership) == binding.calendar.get());
  binding.ownership_calendar = calendar(2, false);
  CHECK(calendar_of(binding, Clock::ownership) == binding.ownership_calendar.get());
  for (const Clock clock :
       {Clock::assignment, Clock::first_response, Clock::next_response, Clock::update, Clock::resolution})
    CHECK(calendar_of(binding, clock) == binding.calendar.get());
  CHECK(calendar_of(binding, Clock::promise) == nullptr);
}

TEST_CASE("the text of a binding can be read", "[binding]") {
  Binding binding;
  binding.policy = "standard";
  binding.hold_runs = false;
  binding.targets[Clock::resolution] = Seconds{28800};
  CHECK(binding.canonical() ==
        "policy 8 standard\nhold stops\nresolution 28800\ncalendar\n" + Calendar::always().canonical());
}

TEST_CASE("a table gives each content one number, and finds it again", "[binding]") {
  std::mt19937 random(5);
  BindingTable table;
  std::map<std::string, BindingId> given;
  for (int round = 0; round < 500; ++round) {
    const Binding binding = made(random_recipe(random), round % 2 == 0);
    const BindingId id = table.intern(binding);
    CHECK(given.emplace(binding.canonical(), id).first->second == id);
    CHECK(table[id].canonical() == binding.canonical());
  }
  const bool had_empty = given.contains(Binding{}.canonical());
  CHECK(table.unstored().size() == given.size() - (had_empty ? 1 : 0));
}

TEST_CASE("number 0 and unknown numbers promise nothing", "[binding]") {
  BindingTable table;
  CHECK(table.intern(Binding{}) == BindingId{});
  CHECK(table.unstored().empty());
  CHECK(table[BindingId{}].canonical() == Binding{}.canonical());
  CHECK(table[BindingId{99}].canonical() == Binding{}.canonical());
}

TEST_CASE("stored bindings keep their numbers, and new ones come after them", "[binding]") {
  Binding first, second;
  first.policy = "first";
  second.policy = "second";
  BindingTable table;
  table.load(BindingId{7}, first);
  CHECK(table.unstored().empty());
  CHECK(table.intern(first) == BindingId{7});
  CHECK(table.intern(second) == BindingId{8});
  CHECK(table.unstored() == std::vector{BindingId{8}});
  table.mark_stored();
  CHECK(table.unstored().empty());
  CHECK(table.intern(second) == BindingId{8});
}

TEST_CASE("calendars of the same hours are one object, whoever read them", "[binding]") {
  const auto calendar = [] {
    return std::make_shared<const tix::Calendar>(
        tix::Calendar::from_canonical(tix::Calendar::always().canonical()));
  };
  Binding first, second, third;
  first.policy = "first";
  first.calendar = calendar();
  second.policy = "second";
  second.calendar = calendar();
  third.policy = "third";
  third.calendar = third.ownership_calendar = calendar();
  BindingTable table;
  const Binding& kept = table[table.intern(first)];
  CHECK(table[table.intern(second)].calendar == kept.calendar);
  CHECK(table[table.intern(third)].ownership_calendar == kept.calendar);
}
