// The tickets and the text of `reply`, `note` and `receive`. The text is typed, read or edited.
#pragma once

#include "cli/input/attachments.hpp"
#include "cli/input/editor.hpp"
#include "cli/input/ticket_act.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/syntax.hpp"
#include "tix/ticket/ids.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

struct MessageOptions {
  std::vector<std::string> words, attach;
  bool edit = false;
};

/// Declares ID, TEXT, --edit and --attach. `usage` is `[ID] [TEXT]` or similar; `id` and `text` describe the
/// two.
void declare_message(Syntax& syntax, MessageOptions& into, std::string_view usage, std::string_view id,
                     std::string_view text);

/// The text from any source. An edited text stays in its file until it is stored.
class MessageInput {
 public:
  /// `typed` are the words after the tickets. Reads or edits the text before any transaction begins. Throws
  /// Error{usage} if there is no text.
  MessageInput(Session& session, const MessageOptions& options, const std::vector<std::string>& typed,
               const std::vector<TicketId>& ids, std::string_view command);

  const std::string& text() const { return edited_ ? edited_->text() : typed_; }
  void stored() {
    if (edited_) edited_->stored();
  }

 private:
  std::string typed_;
  std::optional<EditedText> edited_;
};

/// Records one message with its files on each ticket, all in one batch, and prints what changed.
Exit record_messages(Session& session, std::string_view command, const Tickets& tickets,
                     const std::vector<desk::AttachedFile>& files, const Act& act);

}  // namespace tix::cli
