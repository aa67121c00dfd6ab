// What `reply`, `note` and `receive` share: tickets, and a text that is typed, read or edited.
#pragma once

#include "cli/input/editor.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/syntax.hpp"
#include "tix/ticket/ids.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

struct MessageOptions {
  std::vector<std::string> words;
  bool edit = false;
};

/// Declares ID TEXT and --edit; `which` describes the tickets, `what` the text, as `the answer`.
void declare_message(Syntax& syntax, MessageOptions& into, std::string_view which, std::string_view what);

/// The text from any source. An edited one stays in its file until it is stored.
class MessageInput {
 public:
  /// `typed` is what follows the tickets. Reads or edits the text, before any transaction begins. Throws
  /// Error{usage} if there is no text.
  MessageInput(Session& session, const MessageOptions& options, const std::vector<std::string>& typed,
               const std::vector<TicketId>& ids, std::string_view command, std::string_view what);

  const std::string& text() const { return edited_ ? edited_->text() : typed_; }
  void stored() {
    if (edited_) edited_->stored();
  }

 private:
  std::string typed_;
  std::optional<EditedText> edited_;
};

}  // namespace tix::cli
