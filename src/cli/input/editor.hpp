// Text written in the user's editor. What was typed is never lost: until it is stored, it stays in
// its file.
#pragma once

#include "cli/session/session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

/// What the editor gave back, and the private file it lies in.
class EditedText {
 public:
  EditedText(const Session& session, std::string file, std::string text)
      : session_(&session), file_(std::move(file)), text_(std::move(text)) {}
  EditedText(EditedText&& other) noexcept;
  EditedText& operator=(EditedText&&) = delete;
  /// Says where the text is, unless it was stored or there is none.
  ~EditedText();

  const std::string& text() const { return text_; }
  /// The text is in the database: the file goes.
  void stored();

 private:
  const Session* session_;
  std::string file_;  // empty: gone, or somebody else's
  std::string text_;
};

/// Opens the user's editor on `start`, above `notes` that are left out again. Waits for the editor, so never
/// inside a transaction. Blank lines around the text do not count. Error usage when no editor is set and
/// there is no terminal for the default one; refused when the text comes back empty or the editor fails.
EditedText edit_text(const Session& session, std::string_view name, const std::string& start,
                     const std::vector<std::string>& notes);

}  // namespace tix::cli
