// `sla test`: tries a desk file on the tickets of a database without changing it.
#pragma once

#include "desk/work/reading.hpp"
#include "tix/calendar/period.hpp"
#include "tix/filter/filter.hpp"
#include "tix/policy/policy.hpp"
#include "tix/report/report.hpp"

#include <string>
#include <vector>

namespace tix::desk {

struct TrialQuestion {
  Filter filter;  ///< parsed with the names of the desk in force
  Interval range;
  bool wants_flips = false;
};

struct TrialAnswer {
  Report report;                  ///< one row per clock
  Report flips;                   ///< one row per cycle whose verdict changes, if requested
  std::vector<std::string> lost;  ///< agents and teams that tickets use and the tried desk lacks
};

/// Compares the verdict of every cycle that completed in the range with the one it would have if `tried` had
/// been in force from the beginning. Uses the customers' present organisations and plans.
TrialAnswer try_policy(Reading& reading, const Desk& tried, const TrialQuestion& question);

}  // namespace tix::desk
