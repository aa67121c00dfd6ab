// Writes a private file, runs the editor and reads the text above the dividing line.
#include "cli/input/editor.hpp"

#include "cli/session/files.hpp"
#include "cli/session/shell_words.hpp"
#include "format/text/terminal_text.hpp"
#include "store/file/file_error.hpp"
#include "store/file/output_file.hpp"
#include "tix/text/error.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace tix::cli {
namespace {

/// A dividing line that nobody types by chance, so that text may begin with #.
constexpr std::string_view kEnd = "# --- this line and all below it are left out ---";

std::vector<std::string> editor_words(const Session& session) {
  const SettingValue& editor = session.settings()[Setting::editor];
  if (editor.source == "default" && !session.env().in_is_terminal)
    throw Error(ErrorKind::usage, "--edit needs a terminal, or an editor to run without one",
                "set EDITOR, or give the text");
  std::vector<std::string> words = shell_words(editor.text);
  if (words.empty())
    throw Error(ErrorKind::usage, "no editor named", "set EDITOR, or editor in the config file");
  return words;
}

void remove_file(const std::string& file) {
  std::error_code no_matter;
  std::filesystem::remove(file, no_matter);
}

/// Creates a file that only its owner can read, whatever the umask (mkstemps).
std::string make_private_file(const Session& session, std::string_view name) {
  constexpr std::string_view kEnding = ".md";
  const std::string folder = session.env().filled("TMPDIR").value_or("/tmp");
  std::string file =
      fmt::format("{}/tix-{}-{}{}", folder, name, std::string(6, 'X'), kEnding);  // as mkstemps wants it
  const int descriptor = ::mkstemps(file.data(), static_cast<int>(kEnding.size()));
  if (descriptor < 0) store::throw_file_error("cannot make a file in", folder, errno);
  ::close(descriptor);
  return file;
}

/// Writes what the editor opens; leaves no file if it cannot be written.
void write_page(const std::string& file, const std::string& text) {
  try {
    store::write_file(file, text);
  } catch (...) {
    remove_file(file);
    throw;
  }
}

std::string page(const std::string& start, const std::vector<std::string>& notes) {
  std::string text = start + "\n\n" + std::string(kEnd) + '\n';
  for (const std::string& note : notes)
    for (const std::string& line : format::wrap(format::escape_controls(note, format::Breaks::keep), 0))
      text += line.empty() ? "#\n" : "# " + line + '\n';
  return text;
}

/// Returns the text above the dividing line, without the blank lines around it.
std::string text_of(const std::string& written) {
  std::string text = written;
  const std::size_t end = ("\n" + text).find("\n" + std::string(kEnd));
  if (end != std::string::npos) text.resize(end);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  text.erase(0, text.rfind('\n', first) == std::string::npos ? 0 : text.rfind('\n', first) + 1);
  text.resize(text.find_last_not_of(" \t\r\n") + 1);
  return text;
}

}  // namespace

EditedText::EditedText(EditedText&& other) noexcept
    : session_(other.session_), file_(std::exchange(other.file_, {})), text_(std::move(other.text_)) {}

EditedText::~EditedText() {
  if (file_.empty()) return;
  try {
    store::write_file(file_, text_ + '\n');  // without the notes, so that it can be given to `-`
    session_->complain("what you wrote is kept in " + file_);
  } catch (...) {
    // The file exists in any case.
  }
}

void EditedText::stored() {
  if (!file_.empty()) remove_file(file_);
  file_.clear();
}

EditedText edit_text(const Session& session, std::string_view name, const std::string& start,
                     const std::vector<std::string>& notes) {
  std::vector<std::string> words = editor_words(session);
  const std::string editor = words.front();
  const std::string file = make_private_file(session, name);
  write_page(file, page(start, notes));
  words.push_back(file);
  const int exit = session.env().run_program(words);
  EditedText edited(session, file, text_of(read_text(session.env(), file)));
  if (exit != 0) {
    if (edited.text().empty() || edited.text() == start) edited.stored();  // nothing of anybody's to keep
    constexpr int kNoSuchProgram = 127;
    throw Error(ErrorKind::refused,
                exit == kNoSuchProgram ? fmt::format("no editor '{}'", editor)
                                       : fmt::format("the editor '{}' ended with {}", editor, exit),
                exit == kNoSuchProgram ? "set EDITOR, or editor in the config file" : "nothing was recorded");
  }
  if (edited.text().empty()) {
    edited.stored();
    throw Error(ErrorKind::refused, "the text is empty: nothing was recorded");
  }
  return edited;
}

}  // namespace tix::cli
