// The nightly page on its way to people.
#pragma once

#include "desk/work/work.hpp"

#include <string>
#include <vector>

namespace tix::desk {

struct DigestMail {
  std::string subject;
  std::string text;
  std::string html;
};

/// Whom `word` means: a mail address, or an active agent who has one. Error usage.
std::string mail_address_of(const Desk& desk, const std::string& word);

/// Queues the page for each of `addresses`, as one change. Gives how many mails that is.
std::size_t queue_digest(store::Database& database, const Author& author,
                         const std::vector<std::string>& addresses, const DigestMail& mail);

}  // namespace tix::desk
