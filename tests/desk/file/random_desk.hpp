// Desk files with random policies for the tickets of random_work.hpp.
#pragma once

#include "desk/work/random_work.hpp"

#include <array>
#include <string>

#include <fmt/format.h>

namespace tix::test {

inline std::string random_targets(Random& random) {
  std::string targets;
  for (const char* clock : {"assignment", "first_response", "next_response", "update", "resolution"}) {
    if (pick(random, 0, 2) == 0) continue;
    targets += fmt::format("{}{} = \"{}m\"", targets.empty() ? "" : ", ", clock, pick(random, 1, 40) * 15);
  }
  return targets;
}

inline std::string random_policy(Random& random, int number) {
  constexpr std::array kWhens = {"",          "tag:vip",     "priority:urgent,high",     "team:frontline",
                                 "team:none", "not:tag:vip", "priority:normal or tag:a", "x.floor:1"};
  constexpr std::array kCalendars = {"office", "early", "night", "always"};
  const auto any = [&](const auto& of) {
    return of[static_cast<std::size_t>(pick(random, 0, static_cast<std::int64_t>(of.size()) - 1))];
  };
  std::string text = fmt::format("[[sla]]\nname = \"p{}\"\n", number);
  const std::string when = any(kWhens);
  if (!when.empty()) text += fmt::format("when = \"{}\"\n", when);
  text += fmt::format("calendar = \"{}\"\nhold_runs = {}\n[sla.targets]\n", any(kCalendars),
                      pick(random, 0, 1) != 0);
  for (const char* priority : {"urgent", "high", "normal", "low"})
    if (pick(random, 0, 4) != 0) text += fmt::format("{} = {{ {} }}\n", priority, random_targets(random));
  return text;
}

/// A step and a timed rule, which every binding includes.
inline std::string random_timers(Random& random) {
  constexpr std::array kWhens = {"tag:a", "priority:urgent", "x.floor:1,2", "team:specialists"};
  const auto any = [&] { return kWhens[static_cast<std::size_t>(pick(random, 0, 3))]; };
  return fmt::format(
      "[[escalation]]\nname = \"late\"\nclock = \"resolution\"\nat = \"due\"\nwhen = \"{}\"\ndo = "
      "[\"tag:late\"]\n"
      "[[rule]]\nname = \"silent\"\nin = \"pending\"\nafter = \"3h\"\nwhen = \"{}\"\ndo = [\"tag:silent\"]\n",
      any(), any());
}

/// Returns a desk with the teams and agents of kBusyDesk, and random policies, calendars and ownership
/// targets.
inline std::string random_desk(Random& random) {
  std::string text = R"([desk]
name = "random"
zone = "Asia/Jakarta"
[calendar.office]
mon-fri = "09:00-12:00 13:00-17:00"
[calendar.early]
zone = "Europe/Paris"
mon-sat = "06:00-14:00"
[calendar.night]
mon-sun = "22:00-06:00"
[calendar.always]
mon-sun = "00:00-24:00"
)";
  for (const char* team : {"frontline", "specialists"}) {
    text += fmt::format("[team.{}]\n", team);
    if (pick(random, 0, 1)) text += "calendar = \"office\"\n";
    if (pick(random, 0, 1))
      text += fmt::format("targets = {{ ownership = \"{}m\" }}\n", pick(random, 1, 60) * 10);
  }
  text += "[agent.budi]\nteam = \"frontline\"\n[agent.made]\nteam = \"specialists\"\n";
  const auto policies = pick(random, 1, 4);
  for (int number = 1; number <= policies; ++number) text += random_policy(random, number);
  return text + random_timers(random);
}

}  // namespace tix::test
