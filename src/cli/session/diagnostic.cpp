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

std::string line(std::string_view label, std::string_view text) {
  return std::string(label) + printable_text(text) + '\n';
}

/// Whether a text shows its place with a caret. Other texts that happen to end so only keep their line
/// breaks.
bool points_at_place(std::string_view text) {
  const std::size_t last_break = text.rfind('\n');
  if (last_break == std::string_view::npos) return false;
  const std::string_view last_line = text.substr(last_break + 1);
  return last_line.find_first_not_of(' ') == last_line.size() - 1 && last_line.ends_with('^');
}

/// Returns what the system refused, and where, if the error says.
Diagnostic system_failure(std::string_view what, const std::error_code& code) {
  std::string text = line("tix: ", what);
  if (const std::string hint = store::hint_for(code.value()); !hint.empty()) text += line("hint: ", hint);
  return {std::move(text), static_cast<int>(ErrorKind::storage)};
}

Diagnostic bug(std::string_view what) {
  return {line("tix: a bug: ", what) + line("hint: ", "please report it with the command that led here"),
          static_cast<int>(ErrorKind::bug)};
}

}  // namespace

std::string printable_text(std::string_view text) {
  return format::escape_controls(text, points_at_place(text) ? format::Breaks::keep : format::Breaks::mark);
}

Diagnostic diagnostic_for(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const Error& error) {
    std::string text = line("tix: ", error.what());
    if (!error.hint().empty()) text += line("hint: ", error.hint());
    return {std::move(text), static_cast<int>(error.kind())};
  } catch (const std::filesystem::filesystem_error& error) {
    return system_failure("cannot use " + error.path1().string() + ": " + error.code().message(),
                          error.code());
  } catch (const std::system_error& error) {
    return system_failure(error.what(), error.code());
  } catch (const std::bad_alloc&) {
    return bug("out of memory");
  } catch (const std::exception& error) {
    return bug(error.what());
  } catch (...) {
    return bug("something was thrown that is no exception");
  }
}

}  // namespace tix::cli
