// Queues one outbox row per recipient.
#include "desk/sweep/digest_mail.hpp"

#include "store/outbox/outbox.hpp"
#include "tix/policy/answer_channel.hpp"
#include "tix/text/error.hpp"
#include "tix/text/mail_address.hpp"
#include "tix/text/nearest.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix::desk {

std::string mail_address_of(const Desk& desk, const std::string& word) {
  if (is_mail_address(word)) return word;
  std::vector<std::string> known;
  for (const AgentPolicy& agent : desk.agents) {
    if (!agent.active || agent.email.empty()) continue;
    if (agent.name == word) return agent.email;
    known.push_back(agent.name);
  }
  throw Error(ErrorKind::usage, fmt::format("'{}' is neither a mail address nor an agent with one", word),
              did_you_mean(word, known));
}

std::size_t queue_digest(store::Database& database, const Author& author,
                         const std::vector<std::string>& addresses, const DigestMail& mail) {
  Work work(database, author);
  std::vector<std::string> queued;
  for (const std::string& word : addresses) {
    store::OutboxRow row;
    row.address = mail_address_of(work.desk(), word);
    if (std::ranges::find(queued, row.address) != queued.end()) continue;
    queued.push_back(row.address);
    row.change = work.change();
    row.created_at = row.queued_at = work.now();
    row.next_try_at = work.now();
    row.about = "digest";
    row.subject = mail.subject;
    row.body = mail.text;
    row.html = mail.html;
    store::add_to_outbox(work.database(), row, message_domain(answer_channel(work.desk(), kMailChannel)));
  }
  work.record_change();
  work.commit();
  return queued.size();
}

}  // namespace tix::desk
