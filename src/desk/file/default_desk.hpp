// The desk of a database that was made without a desk file.
#pragma once

#include <string>
#include <string_view>

namespace tix::desk {

/// A desk file to start from: office hours in `zone`, one team, targets for first response and resolution.
/// `agent`, where it can be a name, is its first agent and lead. Throws Error desk for an unknown zone.
std::string default_desk_text(std::string_view zone = "UTC", std::string_view agent = {});

}  // namespace tix::desk
