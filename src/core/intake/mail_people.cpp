// Chooses among From, Sender, Reply-To, To and Cc.
#include "core/intake/mail_people.hpp"

#include "core/intake/mail_channel.hpp"
#include "tix/policy/answer_channel.hpp"
#include "tix/text/ascii.hpp"

#include <algorithm>
#include <array>

namespace tix {
namespace {

constexpr std::size_t kMostCopies = 10;
/// How the local parts begin of addresses that nobody reads, without `-`, `_` and `.`.
constexpr std::array<std::string_view, 6> kUnread = {"noreply",      "donotreply", "dontreply",
                                                     "mailerdaemon", "postmaster", "nepasrepondre"};
constexpr std::array<std::string_view, 3> kDaemons = {"mailerdaemon", "postmaster", "maildaemon"};
constexpr std::array<std::string_view, 3> kDaemonNames = {"mail delivery system", "mail delivery subsystem",
                                                          "mailer-daemon"};

/// Returns `noreply` for `No-Reply@shop.test`.
std::string plain_local_part(std::string_view address) {
  std::string local = ascii_lower(address.substr(0, address.find('@')));
  std::erase_if(local, [](char c) { return c == '-' || c == '_' || c == '.'; });
  return local;
}

/// Returns the mailbox, or one without an address whose name shows what stood there.
Mailbox usable(const Mailbox& box) {
  if (is_mail_address(box.address)) return box;
  return {box.name.empty() ? box.address : box.name, ""};
}

Mailbox sender_of(const IncomingMail& mail) {
  if (mail.from.size() == 1 && is_mail_address(mail.from.front().address)) return mail.from.front();
  if (is_mail_address(mail.sender.address)) return mail.sender;
  const auto found =
      std::ranges::find_if(mail.from, [](const Mailbox& box) { return is_mail_address(box.address); });
  if (found != mail.from.end()) return *found;
  return mail.from.empty() ? usable(mail.sender) : usable(mail.from.front());
}

bool is_agent(const Desk& desk, std::string_view address) {
  return std::ranges::any_of(
      desk.agents, [&](const AgentPolicy& agent) { return equal_without_case(agent.email, address); });
}

/// Returns the mailbox unless it is ours, which never is a requester.
Mailbox person_at(const Desk& desk, const Mailbox& box) {
  if (!is_own_address(desk, box.address)) return usable(box);
  return {box.name.empty() ? box.address : box.name, ""};
}

}  // namespace

MailAuthor author_of(const Desk& desk, const IncomingMail& mail) {
  MailAuthor author;
  author.sender = sender_of(mail);
  const std::string_view address = author.sender.address;
  if (address.empty()) {
    author.person = author.sender;
    return author;
  }
  if (is_form_address(desk, address)) {
    if (!mail.reply_to.empty()) author.person = person_at(desk, mail.reply_to.front());
    return author;
  }
  author.person = person_at(desk, author.sender);
  const auto agent = std::ranges::find_if(desk.agents, [&](const AgentPolicy& one) {
    return one.active && equal_without_case(one.email, address);
  });
  if (agent != desk.agents.end() && !author.person.address.empty()) author.agent = &*agent;
  return author;
}

Mailbox forwarded_author(const Desk& desk, const IncomingMail& mail) {
  if (mail.forwarded_from.empty()) return {};
  return person_at(desk, mail.forwarded_from.front());
}

std::vector<std::string> copies_of(const Desk& desk, const IncomingMail& mail, std::string_view author,
                                   const TicketStanding* on_ticket) {
  std::vector<std::string> copies;
  const auto is_known = [&](std::string_view address) {
    return equal_without_case(address, author) || is_among(address, copies) ||
           (on_ticket != nullptr &&
            (is_among(address, on_ticket->requester) || is_among(address, on_ticket->cc)));
  };
  for (const auto* boxes : {&mail.to, &mail.cc})
    for (const Mailbox& box : *boxes) {
      if (copies.size() == kMostCopies) return copies;
      const std::string& address = box.address;
      if (is_mail_address(address) && !is_known(address) && !is_own_address(desk, address) &&
          !is_form_address(desk, address) && !is_agent(desk, address) && !is_unread_address(address))
        copies.push_back(address);
    }
  return copies;
}

bool is_unread_address(std::string_view address) {
  const std::string local = plain_local_part(address);
  return std::ranges::any_of(kUnread, [&](std::string_view begin) { return local.starts_with(begin); });
}

bool is_mailer_daemon(const Mailbox& box) {
  const std::string local = plain_local_part(box.address);
  return std::ranges::find(kDaemons, local) != kDaemons.end() || position_named(box.name, kDaemonNames);
}

bool is_among(std::string_view address, const std::vector<std::string>& addresses) {
  return !address.empty() && std::ranges::any_of(addresses, [&](const std::string& one) {
    return equal_without_case(one, address);
  });
}

}  // namespace tix
