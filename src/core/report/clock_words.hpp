// The clocks as the words of a family of metrics, such as `breached_*`.
#pragma once

#include "tix/report/metric.hpp"
#include "tix/ticket/clock.hpp"

#include <array>

namespace tix {

inline constexpr auto kClockWords = [] {
  std::array<FamilyWord, kClockRules.size()> words{};
  for (const ClockRule& rule : kClockRules)
    words[static_cast<std::size_t>(rule.clock)].word = name_of(rule.clock);
  return words;
}();

}  // namespace tix
