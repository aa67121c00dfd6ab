// What `reply`, `note` and `receive` share: tickets, and a text that is typed, read or edited.
#pragma once

#include "cli/input/editor.hpp"
#include "cli/input/ticket_act.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

struct MessageOptions {
  std::vector<std::string> words;
  bool edit = false;
};

/// ID TEXT and --edit; `which` tickets, and `what` the text is, as `the answer`.
void declare_message(Syntax& syntax, MessageOptions& into, std::string_view which, std::string_view what);

/// The text, however it came. An edited one open intervals in its file until it is stored.
class MessageText {
 public:
  /// `typed` is what follows the tickets. Reads or edits it: before any transaction begins. Error usage when
  /// nothing says what it is.
  MessageText(Session& session, const MessageOptions& options, const std::vector<std::string>& typed,
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
