// Looks up mails, tokens and tickets.
#include "desk/intake/store_correspondence.hpp"

#include "desk/work/relate.hpp"
#include "store/intake/intake_store.hpp"
#include "store/outbox/outbox.hpp"
#include "store/people/customer_addresses.hpp"

#include <string>
#include <vector>

namespace tix::desk {
namespace {

/// Returns the mail addresses of a customer; empty for nobody.
std::vector<std::string> mail_addresses_of(store::Database& database, CustomerId id) {
  std::vector<std::string> addresses;
  for (CustomerAddress& address : store::addresses_of(database, id))
    if (address.kind == AddressKind::mail) addresses.push_back(std::move(address.value));
  return addresses;
}

}  // namespace

bool StoreCorrespondence::knows_key(std::string_view key) {
  return store::knows_intake_key(work_->database(), key);
}

std::optional<OwnMail> StoreCorrespondence::own_mail(std::string_view message_id) {
  const auto row = store::outbox_with_message_id(work_->database(), message_id);
  if (!row) return std::nullopt;
  const TicketId ticket = row->ticket ? survivor(*work_, row->ticket, work_->now()) : TicketId{};
  return OwnMail{ticket, row->id, static_cast<bool>(row->agent)};
}

TicketId StoreCorrespondence::ticket_of_incoming(std::string_view message_id) {
  return store::ticket_of_incoming(work_->database(), message_id);
}

TicketId StoreCorrespondence::ticket_of_token(std::string_view token) {
  return store::ticket_of_token(work_->database(), token);
}

std::optional<TicketStanding> StoreCorrespondence::standing(TicketId ticket) {
  if (!store::ticket_exists(work_->database(), ticket)) return std::nullopt;
  const TicketId id = survivor(*work_, ticket, work_->now());
  const Ticket now = work_->ticket(id, work_->now());
  TicketStanding standing{.id = id,
                          .status = status_at(now, work_->now(), work_->desk().reopen_window),
                          .requester = mail_addresses_of(work_->database(), now.customer),
                          .cc = {},
                          .has_agent = static_cast<bool>(now.agent)};
  for (const CustomerId copied : now.cc)
    for (std::string& address : mail_addresses_of(work_->database(), copied))
      standing.cc.push_back(std::move(address));
  return standing;
}

std::int64_t StoreCorrespondence::created_since(std::string_view address, Instant since) {
  return store::intake_created_since(work_->database(), address, since);
}

bool StoreCorrespondence::was_acknowledged(std::string_view address, Instant since) {
  return store::was_acknowledged(work_->database(), address, since);
}

}  // namespace tix::desk
