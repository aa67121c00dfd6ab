// The files of `--attach`.
#pragma once

#include "cli/session/session.hpp"
#include "cli/syntax/syntax.hpp"
#include "desk/intake/attach_files.hpp"

#include <string>
#include <vector>

namespace tix::cli {

/// Declares --attach.
void declare_attachments(Syntax& syntax, std::vector<std::string>& into);

/// Reads the files, before any transaction begins. Throws Error{not_found}, Error{storage}, and Error{usage}
/// if together they are larger than the desk's [intake] max_size.
std::vector<desk::AttachedFile> read_attachments(Session& session, const std::vector<std::string>& paths);

}  // namespace tix::cli
