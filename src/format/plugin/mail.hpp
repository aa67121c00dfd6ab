// One mail, before it is written: what format and its late part share.
#pragma once

#include <cstdint>
#include <string>

namespace tix::format {

/// Every text is UTF-8 on one line, the body's lines apart; addresses are such as `is_mail_address` takes.
struct MailParts {
  std::string from_name, from;
  std::string to;
  std::string subject;
  std::string body;
  std::int64_t date = 0;  ///< Unix time
  std::string message_id, thread_id;
  bool automatic = true;
  std::string html;  ///< a whole document; empty: there is none
};

/// Writes RFC 5322 with LF line ends. Exported by the late part `mail`.
using WriteMail = void(const MailParts& parts, std::string& text);

}  // namespace tix::format
