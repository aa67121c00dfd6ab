// Holds what a command printed against what its document says, line by line.
#pragma once

#include "documents/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace documents {

/// What a step printed: lines, and the exit code of its command.
struct Outcome {
  std::vector<std::string> lines;  ///< as a document would write them, see `printable`
  int exit_code = 0;
};

/// A line of output as a document writes it: as it is, or with C escapes and the suffix ` (esc)` where
/// it holds control bytes or broken UTF-8, or would be read as a command, an exit code or a suffix.
std::string printable(std::string_view line);

/// Output bytes as document lines; a last line without a newline gets the suffix ` (no-eol)`.
std::vector<std::string> printable_lines(std::string_view output);

/// Whether a document's line stands for this output line (as `printable` gave it): the same text,
/// or ` (re)`: a regular expression over the whole line, or ` (esc)`: the same bytes escaped otherwise.
bool matches(const std::string& expected, const std::string& actual);

/// A line of the comparison: kept as the document has it, missing from the output, or new in it.
struct Edit {
  enum class Kind { keep, missing, added } kind;
  std::string line;
};

/// The shortest script from the expected lines to the actual ones.
std::vector<Edit> align(const std::vector<std::string>& expected, const std::vector<std::string>& actual);

bool agrees(const Step& step, const Outcome& outcome);

/// The step with its differences, as a unified diff's hunk; lines count from 1.
std::string difference(const Document& document, const Step& step, const Outcome& outcome);

/// The document with every step's output replaced by its outcome, one each and in order; lines that
/// already match stay as written, patterns included.
std::string accepted(const Document& document, const std::vector<Outcome>& outcomes);

}  // namespace documents
