// Text written in the user's editor. It is never lost: until it is stored, it stays in its file.
#pragma once

#include "cli/session/session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

/// The edited text, and the private file it is in.
class EditedText {
 public:
  EditedText(const Session& session, std::string file, std::string text)
      : session_(&session), file_(std::move(file)), text_(std::move(text)) {}
  EditedText(EditedText&& other) noexcept;
  EditedText& operator=(EditedText&&) = delete;
  /// Prints where the text is, unless it was stored or is empty.
  ~EditedText();

  const std::string& text() const { return text_; }
  /// Deletes the file: the text is in the database.
  void stored();

 private:
  const Session* session_;
  std::string file_;  // empty: deleted, or somebody else's
  std::string text_;
};

/// Opens the user's editor on `start`, above `notes` that are removed again. Waits for the editor, so never
/// call it inside a transaction. Drops blank lines around the text. Throws Error{usage} if no editor is set
/// and there is no terminal for the default one, and Error{refused} if the text comes back empty or the
/// editor fails.
EditedText edit_text(const Session& session, std::string_view name, const std::string& start,
                     const std::vector<std::string>& notes);

}  // namespace tix::cli
