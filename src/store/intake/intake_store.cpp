// Reads and writes what came in.
#include "store/intake/intake_store.hpp"

#include "store/intake/blob_store.hpp"

namespace tix::store {
namespace {

template <class Text>
std::optional<std::string_view> if_any(const Text& text) {
  return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}

void read_row(const Query& query, IntakeRow& row) {
  std::optional<std::string> message_id;
  query.read(row.id, row.channel, row.key, row.at, row.change, row.verdict, row.why, row.ticket, row.seq,
             row.customer, row.address, row.name, row.auth, row.flags.bits, message_id, row.subject, row.raw,
             row.settled);
  row.message_id = message_id.value_or("");
}

std::optional<std::int64_t> number_of(std::int64_t seq) {
  return seq == 0 ? std::nullopt : std::optional(seq);
}

}  // namespace

IntakeId add_intake(Database& database, const IntakeRow& row, const IntakeHeader& header) {
  const IntakeId id =
      database.query("intake_add")
          .value<IntakeId>(row.channel, row.key, row.at, row.change, row.verdict, row.why, row.ticket,
                           number_of(row.seq), row.customer, row.address, row.name, row.auth, row.flags.bits,
                           if_any(row.message_id), row.subject, row.raw)
          .value();
  database.query("intake_header_add").run(id, header.headers, header.refs);
  return id;
}

void set_intake_verdict(Database& database, const IntakeRow& row) {
  database.query("intake_set")
      .run(row.verdict, row.why, row.ticket, number_of(row.seq), row.customer, row.settled, row.id);
}

std::optional<IntakeRow> get_intake(Database& database, IntakeId id) {
  Query query = database.query("intake_get");
  if (!query.bind(id).step()) return std::nullopt;
  IntakeRow row;
  read_row(query, row);
  return row;
}

std::optional<IntakeHeader> get_intake_header(Database& database, IntakeId id) {
  Query query = database.query("intake_header_get");
  if (!query.bind(id).step()) return std::nullopt;
  IntakeHeader header;
  query.read(header.headers, header.refs);
  return header;
}

std::optional<IntakeRow> intake_of_message(Database& database, TicketId ticket, std::int64_t seq) {
  Query query = database.query("intake_of_message");
  if (!query.bind(ticket, seq).step()) return std::nullopt;
  IntakeRow row;
  read_row(query, row);
  return row;
}

void redact_intake(Database& database, TicketId ticket, std::int64_t seq) {
  const auto row = intake_of_message(database, ticket, seq);
  if (!row || !row->raw) return;
  database.query("intake_forget_raw").run(row->id);
  drop_unused_blob(database, row->raw);
}

bool knows_intake_key(Database& database, std::string_view key) {
  return database.query("intake_key_known").value<bool>(key).value();
}

TicketId ticket_of_incoming(Database& database, std::string_view message_id) {
  return database.query("intake_ticket_of_id").value<TicketId>(message_id).value_or(TicketId{});
}

TicketId ticket_of_token(Database& database, std::string_view token) {
  return database.query("ticket_of_token").value<TicketId>(token).value_or(TicketId{});
}

std::int64_t intake_created_since(Database& database, std::string_view address, Instant since) {
  if (address.empty()) return database.query("intake_created_since").value<std::int64_t>(since).value();
  return database.query("intake_created_since_by").value<std::int64_t>(address, since).value();
}

void each_intake(Database& database, const std::function<void(const IntakeRow&)>& visit) {
  Query query = database.query("intake_all");
  query.bind();
  IntakeRow row;
  while (query.step()) {
    read_row(query, row);
    visit(row);
  }
}

}  // namespace tix::store
