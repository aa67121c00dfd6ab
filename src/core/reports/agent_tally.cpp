// The sums of `report agents`. Events add up over periods; counts at the end of a period do not.
#include "tix/reports/agent_tally.hpp"

namespace tix {
AgentTally& AgentTally::operator+=(const AgentTally& later) {
  load = later.load;
  overdue = later.overdue;
  assigned += later.assigned;
  resolved += later.resolved;
  one_touch += later.one_touch;
  reopened += later.reopened;
  passed_on += later.passed_on;
  kept += later.kept;
  first_response_s += later.first_response_s;
  resolution_s += later.resolution_s;
  own_response_s += later.own_response_s;
  satisfied += later.satisfied;
  rated += later.rated;
  return *this;
}

}  // namespace tix
