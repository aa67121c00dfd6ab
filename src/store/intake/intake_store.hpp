// What came in, as rows.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/intake/intake_verdict.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tix::store {

/// One message that came in, and what became of it.
struct IntakeRow {
  IntakeId id;  ///< set by add_intake
  ChannelId channel;
  std::string key;  ///< what is the same when it comes again
  Instant at;       ///< when our own server or the bridge took it
  ChangeId change;
  IntakeVerdict verdict = IntakeVerdict::created;
  std::string why;
  TicketId ticket;       ///< 0: none
  std::int64_t seq = 0;  ///< of the message that it became; 0: none
  CustomerId customer;   ///< who wrote it; 0: nobody known
  std::string address;   ///< of the author, as sent
  std::string name;      ///< of the author, as sent
  MailAuth auth = MailAuth::none;
  IntakeFlags flags;
  std::string message_id;  ///< without angle brackets; empty: none
  std::string subject;
  BlobId raw;        ///< its bytes; 0: not kept whole
  ChangeId settled;  ///< by which a person accepted or dropped it; 0: nobody did
};

/// The envelope of a mail that came in.
struct IntakeHeader {
  std::string headers;  ///< the header block
  std::string refs;     ///< the Message-IDs it refers to, oldest first, separated by blanks
};

/// Stores what came in and returns its number.
IntakeId add_intake(Database& database, const IntakeRow& row, const IntakeHeader& header);
/// Stores what became of it: verdict, why, ticket, seq, customer and settled.
void set_intake_verdict(Database& database, const IntakeRow& row);
/// Returns nullopt if there is no such number.
std::optional<IntakeRow> get_intake(Database& database, IntakeId id);
std::optional<IntakeHeader> get_intake_header(Database& database, IntakeId id);
/// Returns what became this message; nullopt if it came otherwise.
std::optional<IntakeRow> intake_of_message(Database& database, TicketId ticket, std::int64_t seq);

/// Erases the bytes of the mail that became this message, if they are kept.
void redact_intake(Database& database, TicketId ticket, std::int64_t seq);

/// Returns whether something with this key came in before, through any channel.
bool knows_intake_key(Database& database, std::string_view key);
/// Returns the ticket of the last mail with this Message-ID; 0 if there is none.
TicketId ticket_of_incoming(Database& database, std::string_view message_id);
/// Returns the ticket that this token was made for; 0 if there is none.
TicketId ticket_of_token(Database& database, std::string_view token);
/// Returns how many tickets were created from `address`, or from all addresses if it is empty, by what came
/// in after `since`.
std::int64_t intake_created_since(Database& database, std::string_view address, Instant since);

/// Visits all rows in order of their numbers. `visit` must not write.
void each_intake(Database& database, const std::function<void(const IntakeRow&)>& visit);

}  // namespace tix::store
