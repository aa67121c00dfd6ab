// Matching, aligning and rewriting expected output.
#include "documents/compare.hpp"

#include <algorithm>
#include <charconv>
#include <regex>

namespace documents {
namespace {

constexpr std::string_view kRegex = " (re)";
constexpr std::string_view kEscaped = " (esc)";

/// Replaces the C escapes \n \t \r \\ and \xHH by their bytes; others stay as written.
std::string unescaped(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char next = text[i] == '\\' && i + 1 < text.size() ? text[i + 1] : '\0';
    constexpr std::string_view kLetters = "ntr\\";
    constexpr std::string_view kBytes = "\n\t\r\\";
    unsigned value = 0;
    if (next == 'x' && i + 3 < text.size() &&
        std::from_chars(text.data() + i + 2, text.data() + i + 4, value, 16).ptr == text.data() + i + 4) {
      bytes += static_cast<char>(value);
      i += 3;
    } else if (const auto at = kLetters.find(next); next != '\0' && at != std::string_view::npos) {
      bytes += kBytes[at];
      ++i;
    } else {
      bytes += text[i];
    }
  }
  return bytes;
}

/// Returns the bytes for which a document line without a pattern stands.
std::string bytes_of(std::string_view line) {
  if (!line.ends_with(kEscaped)) return std::string(line);
  line.remove_suffix(kEscaped.size());
  return unescaped(line);
}

std::string quoted_code(int exit_code) {
  return "[" + std::to_string(exit_code) + "]";
}

std::vector<std::string> with_code(std::vector<std::string> lines, int exit_code) {
  if (exit_code != 0) lines.push_back(quoted_code(exit_code));
  return lines;
}

}  // namespace

bool matches(const std::string& expected, const std::string& actual) {
  if (expected == actual) return true;
  if (std::string_view(expected).ends_with(kRegex)) {
    const std::string pattern = expected.substr(0, expected.size() - kRegex.size());
    return std::regex_match(bytes_of(actual), std::regex(pattern));
  }
  const bool escaped = std::string_view(expected).ends_with(kEscaped);
  return escaped && bytes_of(expected) == bytes_of(actual);
}

std::vector<Edit> align(const std::vector<std::string>& expected, const std::vector<std::string>& actual) {
  const std::size_t rows = expected.size();
  const std::size_t columns = actual.size();
  // common[i][j]: how many lines expected[i..] and actual[j..] can share, in order.
  std::vector<std::vector<std::size_t>> common(rows + 1, std::vector<std::size_t>(columns + 1, 0));
  std::vector<std::vector<bool>> same(rows, std::vector<bool>(columns, false));
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      same[i][j] = matches(expected[i], actual[j]);
      common[i][j] = same[i][j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::vector<Edit> script;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < rows || j < columns) {
    if (i < rows && j < columns && same[i][j]) {
      script.push_back({Edit::Kind::keep, expected[i++]});
      ++j;
    } else if (i < rows && (j == columns || common[i + 1][j] >= common[i][j + 1])) {
      script.push_back({Edit::Kind::missing, expected[i++]});
    } else {
      script.push_back({Edit::Kind::added, actual[j++]});
    }
  }
  return script;
}

bool agrees(const Step& step, const Outcome& outcome) {
  return step.exit_code == outcome.exit_code && std::ranges::equal(step.expected, outcome.lines, matches);
}

std::string difference(const Document& document, const Step& step, const Outcome& outcome) {
  constexpr std::string_view kMarks = " -+";
  std::string text = document.path.string() + ":" + std::to_string(step.command_line + 1) + "\n";
  for (std::size_t i = step.command_line; i < step.output_begin; ++i) text += " " + document.lines[i] + "\n";
  const auto script =
      align(with_code(step.expected, step.exit_code), with_code(outcome.lines, outcome.exit_code));
  for (const Edit& edit : script) {
    text += kMarks[static_cast<std::size_t>(edit.kind)];
    text += indent(document.layout);
    text += edit.line + "\n";
  }
  return text;
}

std::string accepted(const Document& document, const std::vector<Outcome>& outcomes) {
  std::string text;
  std::size_t line = 0;
  const auto copy_until = [&](std::size_t end) {
    for (; line < end; ++line) text += document.lines[line] + "\n";
  };
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const Step& step = document.steps[i];
    copy_until(step.output_begin);
    for (const Edit& edit : align(step.expected, outcomes[i].lines)) {
      if (edit.kind == Edit::Kind::missing) continue;
      text += indent(document.layout);
      text += edit.line + "\n";
    }
    if (outcomes[i].exit_code != 0) {
      text += indent(document.layout);
      text += quoted_code(outcomes[i].exit_code) + "\n";
    }
    line = step.output_end;
  }
  copy_until(document.lines.size());
  return text;
}

}  // namespace documents
