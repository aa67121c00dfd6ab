// The files of messages, as rows.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/intake/incoming_mail.hpp"
#include "tix/ticket/ids.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tix::store {

/// A file of a message.
struct PartRow {
  std::int64_t seq = 0;  ///< of the message event
  std::int64_t n = 0;    ///< from 1 within the message
  PartRole role = PartRole::attachment;
  std::string name;       ///< as sent
  std::string safe_name;  ///< as tix saves it
  std::string type;       ///< the media type
  std::int64_t size = 0;  ///< in bytes
  BlobId blob;            ///< 0: too large to keep, or redacted
};

/// Stores a part of a message; its `n` is the next one. `sha256`, in hexadecimal, names the bytes of one that
/// was too large to keep.
void add_part(Database& database, TicketId ticket, const PartRow& part, std::string_view sha256 = {});
/// Returns the parts of all messages of a ticket in order of (seq, n).
std::vector<PartRow> parts_of(Database& database, TicketId ticket);
/// Erases names, hashes and bytes of the message's parts; their number and sizes stay.
void redact_parts(Database& database, TicketId ticket, std::int64_t seq);
/// Moves the parts of a message to another ticket.
void move_parts(Database& database, TicketId from, std::int64_t seq, TicketId to, std::int64_t to_seq);

}  // namespace tix::store
