// Checks a change of the desk file beforehand and describes it afterwards.
#pragma once

#include "cli/session/session.hpp"
#include "desk/work/apply_desk.hpp"

#include <string>
#include <vector>

namespace tix::cli {

/// Throws Error{desk} if a desk file has mistakes. If there are several, prints each of them and throws their
/// number. Messages call the file `name`.
void require_no_mistakes(const Session& session, const std::string& text, const std::string& name);

/// Prints a table of the due times that a new desk moves.
void print_moved(Session& session, const std::vector<desk::MovedDue>& moved);

/// Prints the version that was applied, or would be, and the number of tickets whose targets it changes.
void say_applied(const Session& session, const desk::Applied& applied, bool dry_run);

}  // namespace tix::cli
