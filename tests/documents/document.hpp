// A document that is also a test: prose, commands, and the output each command must give.
#pragma once

#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace documents {

/// How a document marks commands and output.
enum class Layout {
  test,     ///< `.test`: two spaces before every command and output line; everything else is prose
  markdown  ///< `.md`: fenced blocks opened by ```console; no indent inside
};

/// One command and its expected output. Line indexes count from 0 into `Document::lines`.
struct Step {
  std::string command;                ///< all its lines joined by newlines, without the `$ ` and `> `
  std::vector<std::string> expected;  ///< output lines as written, without indent and `[N]`
  int exit_code = 0;
  std::size_t command_line = 0;
  std::size_t output_begin = 0;  ///< the line after the command
  std::size_t output_end = 0;    ///< one past the last output line, `[N]` included
};

struct Document {
  std::filesystem::path path;
  Layout layout = Layout::test;
  std::vector<std::string> lines;
  std::vector<Step> steps;
  bool needs_shared = false;  ///< holds the line `#require shared`
};

/// Thrown if the document cannot be read or holds no command; `what()` begins with `file:line: `.
class BadDocument : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Splits `text` into prose and steps; the layout follows from the extension of `path`.
/// Throws BadDocument for output that follows no command and for a document without any command.
Document parse(const std::filesystem::path& path, std::string_view text);

/// Returns the lines of `text` without their newlines; a last line without a newline counts.
std::vector<std::string> split_lines(std::string_view text);

/// Returns the text before every command and output line of this layout.
std::string_view indent(Layout layout);

/// Returns whether an output line would be read as the exit code: `[1]` to `[255]`.
bool is_exit_code(std::string_view line);

}  // namespace documents
