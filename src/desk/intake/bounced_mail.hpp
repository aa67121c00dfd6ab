// Records that one of our mails was returned or is delayed.
#pragma once

#include "desk/work/work.hpp"
#include "tix/intake/intake_decision.hpp"

namespace tix::desk {

/// Notes the report on the row of the mail. If there is no such address, the customer's address is marked as
/// bouncing: nothing automatic is mailed to it until something comes from it. If the mail was a message of a
/// ticket and was given up: records `bounced` once for the message, opens a pending or resolved ticket, and
/// notifies the agent, or else the lead. A returned notification to an agent is shown to the lead in tix and
/// never mailed, since that mail could be returned, too.
void note_bounce(Work& work, const BouncedMail& bounced);

}  // namespace tix::desk
