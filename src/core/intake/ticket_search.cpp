// Asks the tokens, references and marks of a mail for its ticket, in their order.
#include "core/intake/ticket_search.hpp"

#include "core/intake/mail_channel.hpp"
#include "tix/intake/mail_subject.hpp"
#include "tix/policy/answer_channel.hpp"

#include <algorithm>

namespace tix {
namespace {

constexpr std::size_t kMostReferences = 200;

TicketId ticket_by_token(const IncomingMail& mail, const Desk& desk, Correspondence& known) {
  for (const std::string& address : addresses_sent_to(mail))
    for (const ChannelPolicy& channel : desk.channels) {
      if (channel.kind != ChannelKind::mail) continue;
      const auto token = token_in(address, channel.reply_to);
      const TicketId ticket = token ? known.ticket_of_token(*token) : TicketId{};
      if (ticket) return ticket;
    }
  return {};
}

TicketId ticket_by_reference(const IncomingMail& mail, Correspondence& known) {
  for (const std::string& message_id : references_of(mail)) {
    const auto own = known.own_mail(message_id);
    const TicketId ticket = own ? own->ticket : known.ticket_of_incoming(message_id);
    if (ticket) return ticket;
  }
  return {};
}

}  // namespace

std::vector<std::string> references_of(const IncomingMail& mail) {
  std::vector<std::string> all = mail.in_reply_to;
  all.insert(all.end(), mail.references.rbegin(), mail.references.rend());
  if (all.size() > kMostReferences) all.resize(kMostReferences);
  std::erase(all, "");
  return all;
}

std::optional<FoundTicket> find_ticket(const IncomingMail& mail, const Desk& desk, Correspondence& known) {
  const auto found = [&](TicketId ticket, FoundBy by) -> std::optional<FoundTicket> {
    auto standing = ticket ? known.standing(ticket) : std::nullopt;
    if (!standing) return std::nullopt;
    return FoundTicket{std::move(*standing), by};
  };
  if (auto proved = found(ticket_by_token(mail, desk, known), FoundBy::token)) return proved;
  if (auto proved = found(ticket_by_reference(mail, known), FoundBy::reference)) return proved;
  return found(marked_ticket(desk, mail.subject), FoundBy::mark);
}

}  // namespace tix
