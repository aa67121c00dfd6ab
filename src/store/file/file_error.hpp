// The one place where a failed system call on a file becomes a message.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace tix::store {

/// Returns what a person can do about an error number; empty if there is nothing useful to say.
std::string hint_for(int error);

/// Throws Error{storage}: `what` was not possible (`cannot write`), where, and why, with a hint.
[[noreturn]] void throw_file_error(std::string_view what, const std::filesystem::path& path, int error);

}  // namespace tix::store
