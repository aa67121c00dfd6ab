// Reads and writes the parts of messages.
#include "store/intake/part_store.hpp"

#include "store/intake/blob_store.hpp"

#include <optional>

namespace tix::store {
namespace {

/// Returns the bytes that pairs of hexadecimal digits stand for.
Bytes from_hexadecimal(std::string_view digits) {
  Bytes made;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    made.bytes += static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
  return made;
}

}  // namespace

void add_part(Database& database, TicketId ticket, const PartRow& part, std::string_view sha256) {
  const auto hash = sha256.empty() ? std::nullopt : std::optional(from_hexadecimal(sha256));
  database.query("part_add")
      .run(ticket, part.seq, part.role, part.name, part.safe_name, part.type, part.size, hash, part.blob);
}

std::vector<PartRow> parts_of(Database& database, TicketId ticket) {
  std::vector<PartRow> parts;
  Query rows = database.query("parts_of_ticket");
  rows.bind(ticket);
  while (rows.step()) {
    PartRow& part = parts.emplace_back();
    rows.read(part.seq, part.n, part.role, part.name, part.safe_name, part.type, part.size, part.blob);
  }
  return parts;
}

void redact_parts(Database& database, TicketId ticket, std::int64_t seq) {
  std::vector<PartRow> parts = parts_of(database, ticket);
  database.query("parts_redact").run(ticket, seq);
  for (const PartRow& part : parts)
    if (part.seq == seq && part.blob) drop_unused_blob(database, part.blob);
}

void move_parts(Database& database, TicketId from, std::int64_t seq, TicketId to, std::int64_t to_seq) {
  database.query("parts_move").run(to, to_seq, from, seq);
}

}  // namespace tix::store
