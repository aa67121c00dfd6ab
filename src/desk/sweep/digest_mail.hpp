// Mails the nightly digest.
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

/// Returns the address that `word` means: a mail address, or the name of an active agent who has one. Throws
/// Error{usage} otherwise.
std::string mail_address_of(const Desk& desk, const std::string& word);

/// Queues the digest for each of `addresses`, as one change. Returns the number of mails.
std::size_t queue_digest(store::Database& database, const Author& author,
                         const std::vector<std::string>& addresses, const DigestMail& mail);

}  // namespace tix::desk
