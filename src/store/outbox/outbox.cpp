// Reads and writes rows of the outbox.
#include "store/outbox/outbox.hpp"

#include <algorithm>

#include <fmt/ranges.h>

namespace tix::store {
namespace {

void read_row(const Query& row, OutboxRow& into) {
  std::optional<std::int64_t> quotes, answers;
  std::string cc, refs;
  row.read(into.id, into.change, into.ticket, into.created_at, into.about, into.agent, into.address,
           into.subject, into.body, into.html, quotes, into.message_id, into.state, into.queued_at,
           into.attempts, into.next_try_at, into.last_error, into.sent_at, cc, into.in_reply_to, refs,
           into.reply_to, into.foot, answers, into.answers_line);
  into.quotes = quotes.value_or(0);
  into.answers = answers.value_or(0);
  into.cc = blank_separated(cc);
  into.refs = blank_separated(refs);
}

std::optional<std::int64_t> stored_seq(std::int64_t seq) {
  return seq == 0 ? std::nullopt : std::optional(seq);
}

/// Steps to the end: a writing statement with results is done only after its last row.
std::int64_t count_rows(Query& rows) {
  std::int64_t count = 0;
  while (rows.step()) ++count;
  return count;
}

}  // namespace

bool is_to_customer(const OutboxRow& row) {
  return !row.agent && (row.about == "reply" || row.about == "message");
}

std::vector<std::string> blank_separated(std::string_view list) {
  std::vector<std::string> words;
  while (!list.empty()) {
    const std::size_t blank = std::min(list.find(' '), list.size());
    if (blank > 0) words.emplace_back(list.substr(0, blank));
    list.remove_prefix(std::min(blank + 1, list.size()));
  }
  return words;
}

void add_to_outbox(Database& database, const OutboxRow& row, std::string_view domain) {
  database.query("outbox_add")
      .run(row.change, row.ticket, row.created_at, row.about, row.agent, row.address, row.subject, row.body,
           row.html, stored_seq(row.quotes), domain, row.state, row.next_try_at,
           fmt::format("{}", fmt::join(row.cc, " ")), row.in_reply_to,
           fmt::format("{}", fmt::join(row.refs, " ")), row.reply_to, row.foot, stored_seq(row.answers),
           row.answers_line);
}

std::vector<OutboxRow> outbox_of_change(Database& database, TicketId ticket, ChangeId change) {
  std::vector<OutboxRow> found;
  Query rows = database.query("outbox_of_change");
  rows.bind(ticket, change);
  while (rows.step()) {
    OutboxRow& row = found.emplace_back();
    std::optional<std::int64_t> quotes;
    rows.read(row.id, row.agent, row.address, row.body, quotes, row.state);
    row.quotes = quotes.value_or(0);
  }
  return found;
}

void set_outbox_words(Database& database, const OutboxRow& row) {
  database.query("outbox_add_words").run(row.body, stored_seq(row.quotes), row.id);
}

std::optional<OutboxRow> get_outbox(Database& database, std::int64_t id) {
  Query rows = database.query("outbox_get");
  if (!rows.bind(id).step()) return std::nullopt;
  OutboxRow row;
  read_row(rows, row);
  return row;
}

std::optional<OutboxRow> outbox_with_message_id(Database& database, std::string_view message_id) {
  const auto id = database.query("outbox_with_message_id").value<std::int64_t>(message_id);
  return id ? get_outbox(database, *id) : std::nullopt;
}

bool was_acknowledged(Database& database, std::string_view address, Instant since) {
  return database.query("outbox_acknowledged").value<bool>(since, kAcknowledgement, address).value();
}

void each_outbox(Database& database, std::optional<Instant> since,
                 const std::function<void(const OutboxRow&)>& visit) {
  Query rows = database.query(since ? "outbox_recent" : "outbox_all");
  since ? rows.bind(*since) : rows.bind();
  OutboxRow row;
  while (rows.step()) {
    read_row(rows, row);
    visit(row);
  }
}

std::vector<OutboxRow> due_outbox(Database& database, Instant now, std::int64_t limit) {
  std::vector<OutboxRow> due;
  Query rows = database.query("outbox_due");
  rows.bind(now, limit);
  while (rows.step()) read_row(rows, due.emplace_back());
  return due;
}

void set_outbox_state(Database& database, const OutboxRow& row) {
  database.query("outbox_set")
      .run(row.state, row.queued_at, row.attempts, row.next_try_at, row.last_error, row.sent_at, row.id);
}

void set_outbox_result(Database& database, const OutboxRow& row) {
  database.query("outbox_set_result")
      .run(row.state, row.queued_at, row.attempts, row.next_try_at, row.last_error, row.sent_at, row.id);
}

std::int64_t give_up_on_senders(Database& database, std::string_view why) {
  Query rows = database.query("outbox_left_behind");
  return count_rows(rows.bind(why));
}

std::int64_t fail_what_is_too_old(Database& database, Instant now, Instant oldest, std::string_view why) {
  Query rows = database.query("outbox_too_old");
  return count_rows(rows.bind(why, now, oldest));
}

std::string notified_outsider(Database& database, TicketId ticket, ChangeId change) {
  return database.query("outbox_outsiders").value<std::string>(ticket, change).value_or("");
}

void cancel_outbox_of_change(Database& database, TicketId ticket, ChangeId change, std::string_view why) {
  database.query("outbox_cancel_change").run(why, ticket, change);
}

void cancel_outbox_quoting(Database& database, TicketId ticket, std::int64_t seq, std::string_view why) {
  database.query("outbox_cancel_words").run(why, ticket, seq);
}

std::string identity(Database& database) {
  return database.query("identity_get").value<std::string>().value();
}

}  // namespace tix::store
