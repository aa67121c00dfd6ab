// The one error type: a kind, a message and a hint. Caught in one place, at the edge, which prints both and
// turns the kind into the exit code.
#pragma once

#include <stdexcept>
#include <string>

namespace tix {

/// The kind of an error. The value is the exit code; 0 is success.
enum class ErrorKind : int {
  answer_is_no = 1,  ///< the condition of `--fail-if` is met, or a row of a batch is bad
  usage = 2,         ///< a wrong flag, argument, filter or input row
  not_found = 3,     ///< a ticket, agent or other object that was named does not exist
  refused = 4,       ///< a valid request that a rule of the desk forbids
  desk = 5,          ///< a mistake in the desk file or in the user's config
  storage = 6,       ///< the database, the disk or the zone data
  output_lost = 7,   ///< done and committed, but the output could not be written
  bug = 70           ///< a broken invariant of tix itself (EX_SOFTWARE of sysexits.h)
};

/// Thrown by constructors, parsers and the edge only. Calculations take values that are valid on construction
/// and cannot fail. `message` is one line without a full stop: what is wrong, where, and what is accepted.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message, std::string hint = {})
      : std::runtime_error(message), kind_(kind), hint_(std::move(hint)) {}

  ErrorKind kind() const noexcept { return kind_; }
  /// A command or an action to try next, printed as `hint: ...`. Empty if there is no useful one.
  const std::string& hint() const noexcept { return hint_; }

 private:
  ErrorKind kind_;
  std::string hint_;
};

/// A position in an input file. Lines and columns count from 1; 0 means "not known".
struct Place {
  std::string file;
  int line = 0;
  int column = 0;

  /// Returns `desk.toml:12:5`, `tickets.csv:7` if the column is not known, or just the file if the line is
  /// not.
  std::string text() const;
};

}  // namespace tix
