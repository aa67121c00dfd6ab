// Texts to customers, as the desk file has them.
#pragma once

#include "tix/text/enum_table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tix {

/// The names that `{...}` accepts in texts to customers.
enum class Placeholder : std::uint8_t {
  title,
  customer,
  id,
  ref,
  agent,
  team,
  status,
  priority,
  due,
  next_update,
  desk
};
inline constexpr auto kPlaceholders = enum_names<Placeholder>(
    {"title", "customer", "id", "ref", "agent", "team", "status", "priority", "due", "next_update", "desk"});

/// A [message.NAME]: a message to customers, with placeholders.
struct MessageText {
  std::string name;  ///< of a translation: its language
  std::string subject;
  std::string body;
  std::vector<MessageText> languages;  ///< a text that is empty is that of the message itself
};

/// What stands around a reply in the mail: [message.reply]. A team and a language set only what differs.
struct ReplyFrame {
  std::string name;  ///< of the team or language; empty: for the whole desk
  std::optional<std::string> head, foot;
  std::optional<bool> quote;  ///< whether the customer's last message follows
  std::vector<ReplyFrame> languages;
  std::vector<ReplyFrame> teams;
};

}  // namespace tix
