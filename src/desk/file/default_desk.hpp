// The starter desk: that of a database created without a desk file.
#pragma once

#include <string>
#include <string_view>

namespace tix::desk {

/// Returns a desk file with office hours in `zone`, one team, and targets for first response and resolution.
/// `agent` becomes its first agent and the lead if it can be a name. Throws Error{desk} for an unknown zone.
std::string default_desk_text(std::string_view zone = "UTC", std::string_view agent = {});

}  // namespace tix::desk
