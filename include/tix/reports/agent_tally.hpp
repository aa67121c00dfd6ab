// A row of `report agents` and its columns.
#pragma once

#include "tix/report/measure.hpp"
#include "tix/report/statistics.hpp"

#include <cstdint>
#include <vector>

namespace tix {

/// What one row of the report has counted.
struct AgentTally {
  std::int64_t load = 0, overdue = 0;  ///< at the last second
  std::int64_t assigned = 0;
  std::int64_t resolved = 0, one_touch = 0, reopened = 0;  ///< the last two of the resolved
  std::int64_t passed_on = 0;                              ///< taken out of their hands while unresolved, ...
  std::int64_t kept = 0;                                   ///< ... or in them until resolved
  Numbers first_response_s, resolution_s, own_response_s;  ///< working time
  std::int64_t satisfied = 0, rated = 0;

  /// Takes in what happened in another; of what is so at the end, the other's.
  AgentTally& operator+=(const AgentTally& later);
};

/// A tally with what the desk file says of the agent.
struct AgentRow {
  AgentTally tally;
  std::int64_t capacity = 0;  ///< 0: none of the desk's active agents
  std::int64_t days = 0;      ///< of the period, on which the agent works
};

/// The columns of the report but those that name a row.
std::vector<Measure<AgentRow>> agent_measures();

}  // namespace tix
