// Files and descriptors: reading whole or in pieces, and writing.
#pragma once

#include "cli/session/env.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace tix::cli {

/// Opens a file for reading; `-` is the standard input. Throws Error{not_found}, Error{usage} for a folder,
/// or Error{storage}.
ReadBytes open_input(const Env& env, const std::string& path);

/// Reads a whole file; `-` is the standard input. Throws as open_input does, and Error{usage} for more than
/// 64 MiB.
std::string read_text(const Env& env, const std::string& path);

/// Reads a whole file, or returns nullopt if it does not exist.
std::optional<std::string> read_text_if_there(const Env& env, const std::string& path);

/// Creates a file, or empties an existing one, and writes each piece to it at once. Throws Error{storage}.
Sink open_output(const std::string& path);

/// Reads a descriptor without closing it. `name` is for errors.
ReadBytes read_descriptor(int descriptor, const std::string& name);

/// Writes all of `text`. Returns the error number, or 0.
int write_all(int descriptor, std::string_view text);

}  // namespace tix::cli
