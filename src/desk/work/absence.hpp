// Agents away and back.
#pragma once

#include "desk/work/work.hpp"

#include <string>
#include <vector>

namespace tix::desk {

struct Away {
  AgentId agent;
  Instant until = Instant::open_end();  ///< after the act; open_end: nobody knows
  std::string reason;
  bool returns = false;  ///< their unresolved tickets go back to the queue
};
/// Gives what was recorded of the tickets returned.
std::vector<RecordedTicket> go_away(Work& work, const ActionContext& context, const Away& away);

/// False when the agent is not away: nothing is written.
bool come_back(Work& work, const ActionContext& context, AgentId agent);

}  // namespace tix::desk
