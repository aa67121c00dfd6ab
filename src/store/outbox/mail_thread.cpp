// Joins the references of the customer's last mail with our own mails.
#include "store/outbox/mail_thread.hpp"

#include "store/outbox/outbox.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace tix::store {
namespace {

/// How many Message-IDs are told: the first, by which all mails have one root, and the last.
constexpr std::ptrdiff_t kMostRefs = 20;

void add(std::vector<std::string>& refs, std::string_view id) {
  if (std::ranges::find(refs, id) == refs.end()) refs.emplace_back(id);
}

}  // namespace

MailThread mail_thread(Database& database, TicketId ticket) {
  MailThread thread;
  Query theirs = database.query("thread_last_received");
  if (theirs.bind(ticket).step()) {
    std::string refs;
    theirs.read(thread.in_reply_to, refs);
    for (const std::string& id : blank_separated(refs)) add(thread.refs, id);
    add(thread.refs, thread.in_reply_to);
  }
  Query ours = database.query("thread_sent");
  std::string last;
  ours.bind(ticket);
  while (ours.step()) {
    ours.read(last);
    add(thread.refs, last);
  }
  if (thread.in_reply_to.empty()) thread.in_reply_to = last;
  const std::ptrdiff_t too_many = std::ssize(thread.refs) - kMostRefs;
  if (too_many > 0) thread.refs.erase(thread.refs.begin() + 1, thread.refs.begin() + 1 + too_many);
  return thread;
}

}  // namespace tix::store
