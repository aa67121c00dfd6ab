// The outside world: clock, variables, terminal, files and programs. Filled in once and passed everywhere.
#pragma once

#include "cli/session/programs.hpp"
#include "format/cell/render_options.hpp"
#include "format/text/text_input.hpp"
#include "store/file/files_in_use.hpp"
#include "tix/time/instant.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

class Trace;

using format::ReadBytes;
using format::Sink;

/// A plain struct of functions, so that a test can build an environment of its own.
struct Env {
  /// Reads the system's clock. Commands call Session::now, which keeps what it read.
  std::function<Instant()> clock;
  /// Returns the value of an environment variable, or nullopt if it is not set.
  std::function<std::optional<std::string>(const char* name)> variable;
  /// Returns the login name; empty if the system does not know it.
  std::function<std::string()> login;
  /// Returns the name of the machine's time zone, which tix may not know; empty if the machine has none.
  std::function<std::string()> zone;
  /// Returns true if the file belongs to the user.
  std::function<bool(const std::string& path)> owns_file;
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  std::size_t width = 0;      ///< cells of a line on out; 0: no limit
  std::size_t err_width = 0;  ///< cells of a line on err; 0: no limit, as off a terminal
  bool unicode = true;        ///< whether the locale's character set is UTF-8
  ReadBytes in;
  /// The files that this run has read and must not overwrite. Never null.
  std::shared_ptr<store::FilesInUse> in_use = std::make_shared<store::FilesInUse>();
  Sink out;  ///< for data; throws Error{storage} if it cannot be written
  Sink err;  ///< for messages; failures to write are ignored
  /// Passes everything written to out so far to the system. Throws as `out` does.
  std::function<void()> flush;
  /// Measures this run; null unless TIX_TRACE is set.
  std::shared_ptr<Trace> trace;
  /// Shows a text in a pager, or writes it to out if there is no such program.
  std::function<void(const std::string& pager, std::string_view text)> page;

  /// Runs a program on this terminal and returns its exit code: 127 if there is no such program.
  std::function<int(const std::vector<std::string>& words)> run_program;
  /// Runs a program with `input` on its standard input, detached from this terminal, and kills it after
  /// `limit`.
  std::function<ProgramResult(const std::vector<std::string>& words, std::string_view input,
                              std::chrono::seconds limit)>
      run_filter;

  /// Returns the value of a variable, or nullopt if it is not set or empty.
  std::optional<std::string> filled(const char* name) const;
};

/// Returns the environment of this process. A closed pipe on out ends it quietly.
Env process_env();

}  // namespace tix::cli
