// Mail addresses: the pair of a name and an address, and the check whether mail can be sent to one.
#pragma once

#include <string>
#include <string_view>

namespace tix {

/// A person or a desk in mail: `Ana Lima <ana@example.test>`. The name may be empty.
struct Mailbox {
  std::string name;
  std::string address;

  friend bool operator==(const Mailbox&, const Mailbox&) = default;
};

/// Returns whether `text` is `name@host` in printable ASCII without blanks, comments, quotes, or characters
/// that could end a header or begin another address. Stricter than RFC 5322, so that an accepted address can
/// be written into a header as it is. A leading `-` is refused: a mail command would take it for a flag.
bool is_mail_address(std::string_view text);

}  // namespace tix
