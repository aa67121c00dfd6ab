// Compares the output of a command with its document, line by line.
#pragma once

#include "documents/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace documents {

/// The output of a step: lines, and the exit code of its command.
struct Outcome {
  std::vector<std::string> lines;  ///< as a document would write them, see `printable`
  int exit_code = 0;
};

/// Returns a line of output as a document writes it: unchanged, or with C escapes and the suffix ` (esc)` if
/// it holds control bytes or broken UTF-8, or would be read as a command, an exit code or a suffix.
std::string printable(std::string_view line);

/// Splits output into document lines; a last line without a newline gets the suffix ` (no-eol)`.
std::vector<std::string> printable_lines(std::string_view output);

/// Returns whether a line of a document matches an output line (as `printable` returns it): by the same text,
/// with ` (re)` as a regular expression for the whole line, or with ` (esc)` as the same bytes.
bool matches(const std::string& expected, const std::string& actual);

/// A line of the comparison: in both, only in the document, or only in the output.
struct Edit {
  enum class Kind { keep, missing, added } kind;
  std::string line;
};

/// Returns the shortest edit script from the expected lines to the actual ones.
std::vector<Edit> align(const std::vector<std::string>& expected, const std::vector<std::string>& actual);

bool agrees(const Step& step, const Outcome& outcome);

/// Returns the step with its differences as a hunk of a unified diff; lines count from 1.
std::string difference(const Document& document, const Step& step, const Outcome& outcome);

/// Returns the document with the output of every step replaced by its outcome. Lines that already match stay
/// as written, including patterns.
std::string accepted(const Document& document, const std::vector<Outcome>& outcomes);

}  // namespace documents
