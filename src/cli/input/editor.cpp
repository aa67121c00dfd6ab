// Writes a private file, runs the editor and reads the text above the dividing line.
#include "cli/input/editor.hpp"

#include "cli/session/files.hpp"
#include "cli/session/shell_words.hpp"
#include "format/text/terminal_text.hpp"
#include "store/file/file_error.hpp"
#include "store/file/output_file.hpp"
#include "tix/text/blank.hpp"
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

/// A dividing line that nobody types by accident, so that lines of the text may begin with #.
constexpr std::string_view kEnd = "# --- this line and everything below it are ignored ---";

std::vector<std::string> editor_words(const Session& session) {
  const SettingValue& editor = session.settings()[Setting::editor];
  if (editor.source == "default" && !session.env().in_is_terminal)
    throw Error(ErrorKind::usage, "there is no terminal for the default editor",
                "set EDITOR to a program that works without one");
  std::vector<std::string> words = shell_words(editor.text);
  if (words.empty())
    throw Error(ErrorKind::usage, "no editor set", "set EDITOR, or 'editor' in the config file");
  return words;
}

void remove_file(const std::string& file) {
  std::error_code no_matter;
  std::filesystem::remove(file, no_matter);
}

/// Creates a file that only its owner can read, whatever the umask (mkstemps).
std::string make_private_file(const Session& session, std::string_view name, std::string_view ending) {
  const std::string folder = session.env().filled("TMPDIR").value_or("/tmp");
  std::string file =
      fmt::format("{}/tix-{}-{}{}", folder, name, std::string(6, 'X'), ending);  // as mkstemps wants it
  const int descriptor = ::mkstemps(file.data(), static_cast<int>(ending.size()));
  if (descriptor < 0) store::throw_file_error("cannot create a file in", folder, errno);
  ::close(descriptor);
  return file;
}

/// Writes the file for the editor. Deletes the file if writing fails.
void write_page(const std::string& file, const std::string& text) {
  try {
    store::write_file(file, text);
  } catch (...) {
    remove_file(file);
    throw;
  }
}

std::string page_of(const std::string& start, const std::vector<std::string>& notes) {
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

/// Runs the editor on the file and returns its exit code.
int run_editor(const Session& session, std::vector<std::string> words, const std::string& file) {
  words.push_back(file);
  const int exit = session.env().run_program(words);
  session.let_time_pass();
  return exit;
}

void require_success(const std::string& editor, int exit) {
  constexpr int kNoSuchProgram = 127;
  if (exit == kNoSuchProgram)
    throw Error(ErrorKind::refused, fmt::format("editor '{}' not found", editor),
                "set EDITOR, or 'editor' in the config file");
  if (exit != 0)
    throw Error(ErrorKind::refused,
                fmt::format("editor '{}' exited with code {}; nothing was recorded", editor, exit));
}

/// Refuses an empty text and deletes its file, because it holds nothing worth keeping.
void refuse_empty(EditedText& edited) {
  if (!is_blank(edited.text())) return;
  edited.stored();
  throw Error(ErrorKind::refused, "the text is empty; nothing was recorded");
}

/// The page that the editor opens, and a function that extracts the text from the written page.
struct Page {
  std::string_view name, ending;
  std::string text;
  std::string (*text_of)(const std::string& written);
};

/// Opens the editor on a page in a private file, which begins with the text `start`.
EditedText edit_page(const Session& session, const Page& page, const std::string& start) {
  const std::vector<std::string> words = editor_words(session);
  const std::string file = make_private_file(session, page.name, page.ending);
  write_page(file, page.text);
  const int exit = run_editor(session, words, file);
  EditedText edited(session, EditedText::File::of_tix, file, page.text_of(read_text(session.env(), file)));
  if (exit != 0 && (edited.text().empty() || edited.text() == start)) edited.stored();
  require_success(words.front(), exit);
  refuse_empty(edited);
  return edited;
}

}  // namespace

EditedText::EditedText(EditedText&& other) noexcept
    : session_(other.session_),
      kind_(other.kind_),
      file_(std::exchange(other.file_, {})),
      text_(std::move(other.text_)) {}

EditedText::~EditedText() {
  if (file_.empty()) return;
  try {
    // Write it without the notes, so that it can be passed to `-`.
    if (kind_ == File::of_tix) store::write_file(file_, text_.ends_with('\n') ? text_ : text_ + '\n');
    session_->complain("your text is kept in " + file_);
  } catch (...) {
    // The file exists in any case.
  }
}

void EditedText::edit_again() {
  const std::vector<std::string> words = editor_words(*session_);
  const int exit = run_editor(*session_, words, file_);
  // If the file cannot be read, it stays as it is.
  std::string file = std::exchange(file_, {});
  text_ = read_text(session_->env(), file);
  file_ = std::move(file);
  require_success(words.front(), exit);
  refuse_empty(*this);
}

void EditedText::stored() {
  if (kind_ == File::of_tix && !file_.empty()) remove_file(file_);
  file_.clear();
}

EditedText edit_text(const Session& session, std::string_view name, const std::string& start,
                     const std::vector<std::string>& notes) {
  return edit_page(session, {name, ".md", page_of(start, notes), text_of}, start);
}

EditedText edit_whole(const Session& session, std::string_view name, std::string_view ending,
                      const std::string& start) {
  return edit_page(session, {name, ending, start, [](const std::string& written) { return written; }}, start);
}

EditedText edit_file(const Session& session, const std::string& file) {
  const std::vector<std::string> words = editor_words(session);
  read_text(session.env(), file);  // fails if it does not exist; an editor would create it
  const int exit = run_editor(session, words, file);
  EditedText edited(session, EditedText::File::of_user, file, read_text(session.env(), file));
  require_success(words.front(), exit);
  refuse_empty(edited);
  return edited;
}

}  // namespace tix::cli
