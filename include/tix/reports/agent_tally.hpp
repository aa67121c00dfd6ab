// What `report agents` collects for a row.
#pragma once

#include "tix/report/statistics.hpp"

#include <cstdint>

namespace tix {

/// The counts of one agent and period.
struct AgentTally {
  std::int64_t load = 0, overdue = 0;  ///< at the last second of the period
  std::int64_t assigned = 0;
  std::int64_t resolved = 0, one_touch = 0, reopened = 0;  ///< the last two are parts of `resolved`
  std::int64_t passed_on = 0;                              ///< assignments that ended while unresolved
  std::int64_t kept = 0;                                   ///< assignments that ended with a resolve
  Numbers first_response_s, resolution_s, own_response_s;  ///< working time
  std::int64_t satisfied = 0, rated = 0;

  /// Adds the events of a later period. Counts at the end of a period are replaced by the later ones.
  AgentTally& operator+=(const AgentTally& later);
};

/// A tally with the agent's data from the desk file.
struct AgentRow {
  AgentTally tally;
  std::int64_t capacity = 0;  ///< 0: not an active agent of the desk
  std::int64_t days = 0;      ///< the days of the period on which the agent works
};

}  // namespace tix
