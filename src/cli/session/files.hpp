// Reads files and descriptors, whole or in pieces. store/file writes them.
#pragma once

#include "cli/session/env.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace tix::cli {

/// Opens a file for reading; `-` is standard input. From then on, tix refuses to overwrite it. Throws
/// Error{not_found}, Error{usage} for a folder, or Error{storage}.
ReadBytes open_input(const Env& env, const std::string& path);

/// Reads a whole file; `-` is standard input. Throws as open_input does, and Error{usage} for more than
/// 64 MiB.
std::string read_text(const Env& env, const std::string& path);

/// Reads the bytes of a whole file; `-` is standard input. Throws as open_input does, and Error{usage} for
/// more than `most` bytes.
std::string read_bytes(const Env& env, const std::string& path, std::int64_t most);

/// Reads a whole file, or returns nullopt if it does not exist.
std::optional<std::string> read_text_if_there(const Env& env, const std::string& path);

/// Reads a descriptor without closing it. Errors call it `name`.
ReadBytes read_descriptor(int descriptor, const std::string& name);

}  // namespace tix::cli
