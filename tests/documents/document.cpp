// Reads `.test` and Markdown documents into steps.
#include "documents/document.hpp"

#include <array>
#include <charconv>
#include <optional>

namespace documents {
namespace {

constexpr std::array<std::string_view, 2> kSharedMarks = {"#require shared", "<!-- #require shared -->"};

[[noreturn]] void refuse(const Document& document, std::size_t line, const std::string& reason) {
  throw BadDocument(document.path.string() + ":" + std::to_string(line + 1) + ": " + reason);
}

/// Separates prose from lines that belong to a command. In Markdown, tracks whether a fence is open.
class Reader {
 public:
  explicit Reader(Layout layout) : layout_(layout) {}

  /// Returns the line without its indent if it belongs to a command or its output, or nullopt for prose.
  std::optional<std::string_view> content(std::string_view line) {
    if (layout_ == Layout::test) {
      if (!line.starts_with("  ")) return std::nullopt;
      return line.substr(2);
    }
    if (line.starts_with("```")) {
      const bool opens = !in_fence_;
      in_fence_ = opens;
      in_console_ = opens && (line == "```console" || line.starts_with("```console "));
      return std::nullopt;
    }
    return in_console_ ? std::optional(line) : std::nullopt;
  }

 private:
  Layout layout_;
  bool in_fence_ = false;
  bool in_console_ = false;
};

void take_exit_code(Step& step) {
  if (step.expected.empty() || !is_exit_code(step.expected.back())) return;
  const std::string& line = step.expected.back();
  std::from_chars(line.data() + 1, line.data() + line.size() - 1, step.exit_code);
  step.expected.pop_back();
}

}  // namespace

std::string_view indent(Layout layout) {
  return layout == Layout::test ? "  " : "";
}

bool is_exit_code(std::string_view line) {
  if (line.size() < 3 || line.size() > 5 || line.front() != '[' || line.back() != ']') return false;
  const std::string_view digits = line.substr(1, line.size() - 2);
  return digits.front() != '0' && digits.find_first_not_of("0123456789") == std::string_view::npos;
}

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

Document parse(const std::filesystem::path& path, std::string_view text) {
  Document document;
  document.path = path;
  document.layout = path.extension() == ".md" ? Layout::markdown : Layout::test;
  document.lines = split_lines(text);

  Reader reader(document.layout);
  bool in_step = false;  // false after prose: output must follow a command directly
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    const auto content = reader.content(document.lines[i]);
    if (!content) {
      in_step = false;
      for (const auto mark : kSharedMarks) document.needs_shared |= document.lines[i] == mark;
    } else if (content->starts_with("$ ")) {
      document.steps.push_back({std::string(content->substr(2)), {}, 0, i, i + 1, i + 1});
      in_step = true;
    } else if (!in_step) {
      refuse(document, i, "output that follows no command (a command line begins with `$ `)");
    } else {
      Step& step = document.steps.back();
      const bool continues = step.expected.empty() && (content->starts_with("> ") || *content == ">");
      if (continues) {
        step.command += '\n';
        step.command += content->substr(std::min<std::size_t>(2, content->size()));
        step.output_begin = i + 1;
      } else {
        step.expected.emplace_back(*content);
      }
      step.output_end = i + 1;
    }
  }
  if (document.steps.empty()) refuse(document, 0, "no command in this document");
  for (Step& step : document.steps) take_exit_code(step);
  return document;
}

}  // namespace documents
