// A change of the desk file: checked before, and said in words after.
#pragma once

#include "cli/session/session.hpp"
#include "desk/work/apply_desk.hpp"

#include <string>
#include <vector>

namespace tix::cli {

/// Throws Error{desk} if a desk file has mistakes: the only one, or their number after printing each. `name`
/// is that of the file, for the messages.
void require_no_mistakes(const Session& session, const std::string& text, const std::string& name);

/// Prints a table of the dues that a new desk moves.
void print_moved(Session& session, const std::vector<desk::MovedDue>& moved);

/// Prints a message of the version that was made, or would be, and of how many tickets are promised something
/// else.
void say_applied(const Session& session, const desk::Applied& applied, bool dry_run);

}  // namespace tix::cli
