// The one error type: what kind, what to say, what to try. Caught once, at the edge.
#pragma once

#include <stdexcept>
#include <string>

namespace tix {

/// The value is the exit code.
enum class ErrorKind : int {
  answer_is_no = 1,  ///< `--fail-if` held, a batch row was bad
  usage = 2,         ///< a wrong flag, argument, filter or input row
  not_found = 3,
  refused = 4,  ///< understood, and against a rule
  desk = 5,     ///< the desk file or the user's config
  storage = 6,
  bug = 70
};

/// Thrown by constructors, parsers and the edge only; calculations cannot fail.
/// `message` is one line without a trailing full stop: what, where, what is accepted.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message, std::string hint = {})
      : std::runtime_error(message), kind_(kind), hint_(std::move(hint)) {}

  ErrorKind kind() const noexcept { return kind_; }
  /// What to try next, printed as `hint: ...`; empty when there is nothing useful to say.
  const std::string& hint() const noexcept { return hint_; }

 private:
  ErrorKind kind_;
  std::string hint_;
};

/// A place in something that was read. Lines and columns count from 1; 0 means "not known".
struct Place {
  std::string file;
  int line = 0;
  int column = 0;

  /// `desk.toml:12:5`, `tickets.csv:7`, or just the file.
  std::string text() const;
};

}  // namespace tix
