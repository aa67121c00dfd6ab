// Words and exit code for a failure.
#include "cli/complaint.hpp"

#include "format/terminal_text.hpp"

#include <new>

namespace tix::cli {
namespace {

/// Messages quote what was typed or read, so nothing in them reaches the terminal raw.
std::string line(std::string_view label, std::string_view text) {
  return std::string(label) + format::escape_controls(text, format::Breaks::mark) + '\n';
}

Complaint bug(std::string_view what) {
  return {line("tix: a bug: ", what) + line("hint: ", "please report it with the command that led here"),
          static_cast<int>(ErrorKind::bug)};
}

}  // namespace

Complaint complaint_about(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const Error& error) {
    std::string text = line("tix: ", error.what());
    if (!error.hint().empty()) text += line("hint: ", error.hint());
    return {std::move(text), static_cast<int>(error.kind())};
  } catch (const std::bad_alloc&) {
    return bug("out of memory");
  } catch (const std::exception& error) {
    return bug(error.what());
  } catch (...) {
    return bug("something was thrown that is no exception");
  }
}

}  // namespace tix::cli
