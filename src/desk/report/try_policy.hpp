// `sla test`: a desk tried on the tickets of a database, which stays as it is.
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
  Filter filter;  ///< in the words of the desk in force
  Interval range;
  bool wants_flips = false;
};

struct TrialAnswer {
  Report report;                  ///< one row a clock
  Report flips;                   ///< the verdicts that are others, when wanted
  std::vector<std::string> lost;  ///< agents and teams that tickets name and the tried desk lacks
};

/// Every cycle that completed in the range, as it was and as it would have been with `tried` in force from
/// the beginning. Customers are as they are known now.
TrialAnswer try_policy(Reading& reading, const Desk& tried, const TrialQuestion& question);

}  // namespace tix::desk
