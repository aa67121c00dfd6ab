// Turns a failure into a message and an exit code.
#include "cli/session/diagnostic.hpp"

#include "format/text/terminal_text.hpp"
#include "store/file/file_error.hpp"

#include <filesystem>
#include <new>
#include <system_error>
#include <utility>

namespace tix::cli {
namespace {

/// Returns whether a text points at its place with a caret in its last line. Other texts keep only their line
/// breaks as marks.
bool points_at_place(std::string_view text) {
  const std::size_t last_break = text.rfind('\n');
  if (last_break == std::string_view::npos) return false;
  const std::string_view last_line = text.substr(last_break + 1);
  return last_line.find_first_not_of(' ') == last_line.size() - 1 && last_line.ends_with('^');
}

/// Returns the label before a message, such as `tix: `; empty if it has none.
std::string_view message_label(std::string_view text) {
  for (const std::string_view label : {"tix: ", "hint: "})
    if (text.starts_with(label)) return label;
  return {};
}

/// Collects the lines of a diagnostic.
struct Lines {
  std::size_t width;
  std::string text = {};

  void add(std::string_view label, std::string_view message) {
    text += message_text(std::string(label).append(message), width);
  }
};

/// Returns the operation that the system refused, and a hint if the error code has one.
Diagnostic system_failure(std::string_view what, const std::error_code& code, std::size_t width) {
  Lines lines{width};
  lines.add("tix: ", what);
  if (const std::string hint = store::hint_for(code.value()); !hint.empty()) lines.add("hint: ", hint);
  return {std::move(lines.text), static_cast<int>(ErrorKind::storage)};
}

Diagnostic bug(std::string_view what, std::size_t width) {
  Lines lines{width};
  lines.add("tix: internal error: ", what);
  lines.add("hint: ", "please report this bug with the command you ran");
  return {std::move(lines.text), static_cast<int>(ErrorKind::bug)};
}

}  // namespace

std::string message_text(std::string_view text, std::size_t width) {
  constexpr std::size_t kIndent = 2;
  const bool keeps_lines = points_at_place(text);
  const std::string shown =
      format::escape_controls(text, keeps_lines ? format::Breaks::keep : format::Breaks::mark);
  if (width == 0 || keeps_lines || format::display_width(shown) <= width) return shown + '\n';
  const std::string_view label = message_label(shown);
  const std::size_t indent = label.empty() ? kIndent : label.size();
  if (width <= 2 * indent) return shown + '\n';
  std::string out(label);
  for (const std::string& line : format::wrap(std::string_view(shown).substr(label.size()), width - indent)) {
    if (out.size() > label.size()) out.append(indent, ' ');
    out += line + '\n';
  }
  return out;
}

Diagnostic diagnostic_for(const std::exception_ptr& failure, std::size_t width) {
  try {
    std::rethrow_exception(failure);
  } catch (const Error& error) {
    Lines lines{width};
    lines.add("tix: ", error.what());
    if (!error.hint().empty()) lines.add("hint: ", error.hint());
    return {std::move(lines.text), static_cast<int>(error.kind())};
  } catch (const std::filesystem::filesystem_error& error) {
    return system_failure("cannot use " + error.path1().string() + ": " + error.code().message(),
                          error.code(), width);
  } catch (const std::system_error& error) {
    return system_failure(error.what(), error.code(), width);
  } catch (const std::bad_alloc&) {
    return bug("out of memory", width);
  } catch (const std::exception& error) {
    return bug(error.what(), width);
  } catch (...) {
    return bug("an unknown exception was thrown", width);
  }
}

}  // namespace tix::cli
