// The world outside: clock, environment, terminal, files and streams. Filled in once, passed everywhere.
#pragma once

#include "format/text/text_input.hpp"
#include "format/write/render.hpp"
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

/// What came of a program that was given its input and let run to its end.
struct Filtered {
  int exit = 0;  ///< 128 and the signal's number when it was killed
  bool started = true;
  std::string complaint;  ///< the first line it said, or why there is none
};

/// A plain value, so that a test can make a world of its own.
struct Env {
  /// The system's clock. Commands ask Session::now, which reads it once.
  std::function<Instant()> clock;
  /// The value of an environment variable; nothing when it is not set.
  std::function<std::optional<std::string>(const char* name)> variable;
  /// The login name; empty when the system does not know.
  std::function<std::string()> login;
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  /// Cells of a line on out: COLUMNS, else what the terminal says; 0 for as many as it takes.
  std::size_t width = 0;
  /// Whether the locale says UTF-8.
  bool unicode = true;
  ReadBytes in;
  Sink out;  ///< data; Error storage when it cannot be written
  Sink err;  ///< talk; what cannot be written is lost
  /// Hands what was written to out so far to the system. Error storage, as `out`.
  std::function<void()> flush;
  /// Measures this run; null unless TIX_TRACE is set.
  std::shared_ptr<Trace> trace;
  /// Shows a text through a pager, or as it is when there is no such program.
  std::function<void(const std::string& pager, std::string_view text)> page;

  /// Runs a program with this terminal and waits for its end; its exit code, 127 when there is no such
  /// program.
  std::function<int(const std::vector<std::string>& words)> run_program;
  /// Runs a program on `input`, apart from this terminal. One that takes longer than `limit` is killed with
  /// all it has started.
  std::function<Filtered(const std::vector<std::string>& words, std::string_view input,
                         std::chrono::seconds limit)>
      run_filter;

  /// The variable's value when it is set and not empty: an empty one counts as none.
  std::optional<std::string> filled(const char* name) const;
};

/// The world of this process. A closed pipe on out ends it quietly.
Env process_env();

/// The bytes of a file, or of the standard input for `-`. Error not_found, usage (a folder) or storage.
ReadBytes open_input(const Env& env, const std::string& path);

/// A whole file, or the standard input for `-`. Errors as open_input; more than 64 MiB is refused.
std::string read_text(const Env& env, const std::string& path);

/// The same for a file that need not be there.
std::optional<std::string> read_text_if_there(const Env& env, const std::string& path);

/// Makes a file, or empties the one there is, and writes each piece to it at once. Error storage.
Sink open_output(const std::string& path);

}  // namespace tix::cli
