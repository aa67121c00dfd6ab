// Text written in the user's editor. It stays in its file until it is stored, so it is never lost.
#pragma once

#include "cli/session/session.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

/// The edited text and its file, which is either a private one of tix or the user's own.
class EditedText {
 public:
  enum class File : std::uint8_t { of_tix, of_user };

  EditedText(const Session& session, File kind, std::string file, std::string text)
      : session_(&session), kind_(kind), file_(std::move(file)), text_(std::move(text)) {}
  EditedText(EditedText&& other) noexcept;
  EditedText& operator=(EditedText&&) = delete;
  /// Prints where the text is kept, unless it was stored or is empty.
  ~EditedText();

  const std::string& text() const { return text_; }
  /// Opens the editor on the file again and reads the new text. Throws Error{refused} if the editor fails or
  /// the text is empty.
  void edit_again();
  /// Deletes the file, unless it is the user's own. Call it once the text is in the database.
  void stored();

 private:
  const Session* session_;
  File kind_;
  std::string file_;  // empty: deleted, or moved to another object
  std::string text_;
};

/// Opens the user's editor on `start`, with `notes` below it that are removed afterwards. Waits for the
/// editor, so never call it inside a transaction. Removes blank lines around the text. Throws Error{usage} if
/// no editor is set and there is no terminal for the default one, and Error{refused} if the text is empty or
/// the editor fails.
EditedText edit_text(const Session& session, std::string_view name, const std::string& start,
                     const std::vector<std::string>& notes);

/// Opens the user's editor on `start` alone and returns the result unchanged, byte for byte. `ending`, such
/// as
/// `.toml`, tells the editor the language. Otherwise works as edit_text does.
EditedText edit_whole(const Session& session, std::string_view name, std::string_view ending,
                      const std::string& start);

/// Opens the user's editor on an existing file of theirs. Throws as edit_text does, and Error{not_found} if
/// the file does not exist.
EditedText edit_file(const Session& session, const std::string& file);

}  // namespace tix::cli
