// Takes a mail in: one decision of core, recorded with everything that belongs to it.
#pragma once

#include "desk/work/work.hpp"
#include "store/intake/blob_store.hpp"
#include "store/intake/intake_store.hpp"
#include "tix/intake/incoming_mail.hpp"
#include "tix/intake/intake_decision.hpp"

#include <string>

namespace tix::desk {

/// A mail that was read, with its bytes and those of its parts.
struct MailArrival {
  const IncomingMail& mail;
  store::BlobSource raw;    ///< the whole message as it came
  store::BlobSource parts;  ///< the bytes that IncomingPart::offset counts in
};

/// What became of a mail. A duplicate has no number.
struct TakenIn {
  IntakeId id;
  IntakeDecision decision;
  TicketId ticket;  ///< which it opened or reached; 0: none
};

/// Decides about the mail and records the decision, in the transaction of `work`: the ticket's events, the
/// files, the row of the inbox and all notifications.
TakenIn take_in(Work& work, const MailArrival& arrival);
/// Takes in a mail that stands in the inbox as `row`, as a person decided: it goes to the ticket `to`, or
/// opens one if `to` is 0. Throws Error{not_found} if there is no such ticket.
TakenIn accept(Work& work, const MailArrival& arrival, const store::IntakeRow& row, TicketId to);
/// Keeps a mail that could not be recorded, with all its bytes, for a person to decide; `why` is the reason.
TakenIn hold(Work& work, const MailArrival& arrival, const std::string& why);

}  // namespace tix::desk
