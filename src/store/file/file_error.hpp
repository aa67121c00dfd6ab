// The one place where a failed system call on a file becomes a message.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace tix::store {

/// Returns a hint for an error number, or an empty text if there is none.
std::string hint_for(int error);

/// Throws Error{storage} with the message `WHAT PATH: REASON`, where `what` is for example `cannot write`,
/// and a hint.
[[noreturn]] void throw_file_error(std::string_view what, const std::filesystem::path& path, int error);

}  // namespace tix::store
