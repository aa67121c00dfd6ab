// Records absences of agents.
#pragma once

#include "desk/work/work.hpp"

#include <string>
#include <vector>

namespace tix::desk {

struct Away {
  AgentId agent;
  Instant until = Instant::open_end();  ///< later than the act; open_end: not known
  std::string reason;
  bool returns = false;  ///< their unresolved tickets return to the queue
};
/// Returns the events recorded for the returned tickets.
std::vector<RecordedTicket> go_away(Work& work, const ActionContext& context, const Away& away);

/// Returns false, and writes nothing, if the agent is not away.
bool come_back(Work& work, const ActionContext& context, AgentId agent);

}  // namespace tix::desk
