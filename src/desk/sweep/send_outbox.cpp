// Marks a mail, commits, sends it and records the result.
#include "desk/sweep/send_outbox.hpp"

#include "store/intake/blob_store.hpp"
#include "store/intake/part_store.hpp"
#include "store/outbox/send_lease.hpp"
#include "store/sqlite/transaction.hpp"
#include "store/ticket/event_store.hpp"
#include "tix/policy/quoted_message.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace tix::desk {
namespace {

constexpr std::string_view kLeftBehind = "tix stopped while sending it";
constexpr std::string_view kTooOld = "too old: queued for more than 3 days";
static_assert(kOldestSent.count == 3 * 86400);

/// Returns the customer's message below the answer to it; empty if there is none or it was redacted.
std::string answered_message(store::Database& database, const store::OutboxRow& row) {
  if (row.answers == 0) return {};
  const auto message = store::get_message(database, row.ticket, row.answers);
  const std::string quote = message ? quoted_lines(message->shown_text()) : std::string();
  return quote.empty() ? quote : row.answers_line + '\n' + quote;
}

/// Returns the whole text: paragraphs below the body are separated by an empty line.
std::string text_of(store::Database& database, const store::OutboxRow& row) {
  std::string text = row.body;
  if (row.quotes != 0) text += store::get_body(database, row.ticket, row.quotes).value_or(std::string());
  for (const std::string& below : {row.foot, answered_message(database, row)}) {
    if (below.empty()) continue;
    while (text.ends_with('\n')) text.pop_back();
    text += "\n\n" + below;
  }
  return text;
}

/// Returns the files of the message that the mail to a customer quotes.
std::vector<OutgoingFile> files_of(store::Database& database, const store::OutboxRow& row) {
  std::vector<OutgoingFile> files;
  if (row.quotes == 0 || !store::is_to_customer(row)) return files;
  for (const store::PartRow& part : store::parts_of(database, row.ticket)) {
    if (part.seq != row.quotes || part.role != PartRole::attachment || !part.blob) continue;
    OutgoingFile& file = files.emplace_back();
    file.name = part.safe_name;
    file.type = part.type;
    store::read_blob(database, part.blob, [&](std::string_view piece) { file.bytes += piece; });
  }
  return files;
}

Outgoing outgoing(store::Database& database, const store::OutboxRow& row) {
  Outgoing mail;
  mail.row = row;
  mail.body = text_of(database, row);
  mail.files = files_of(database, row);
  if (row.ticket && !store::is_to_customer(row)) {
    mail.row.in_reply_to = fmt::format("{}.{}@tix.invalid", row.ticket.value, store::identity(database));
    mail.row.refs = {mail.row.in_reply_to};
  }
  mail.automatic = row.agent || row.about != "reply";
  mail.acknowledges = row.about == store::kAcknowledgement;
  return mail;
}

/// Returns the next mail, marked and committed, or nullopt if none is due or the lease is lost. `text` is its
/// content.
std::optional<store::OutboxRow> take_next(store::Database& database, store::SendLease& lease, Instant now,
                                          const MailTransport& transport, std::string& text) {
  store::Transaction transaction(database);
  if (!lease.renew(transport.clock())) return std::nullopt;
  auto due = store::due_outbox(database, now, 1);
  if (due.empty()) return std::nullopt;
  store::OutboxRow& row = due.front();
  text = transport.write(outgoing(database, row));
  row.state = OutboxState::sending;
  ++row.attempts;
  store::set_outbox_state(database, row);
  transaction.commit();
  return std::move(row);
}

void note_attempt(store::OutboxRow& row, const SendAttempt& attempt, Instant now) {
  row.last_error = attempt.message;
  row.state = OutboxState::queued;
  if (attempt.ok) {
    row.state = OutboxState::sent;
    row.sent_at = now;
    row.next_try_at.reset();
    row.last_error.clear();
  } else if (!attempt.started) {
    --row.attempts;  // it is not the fault of this mail
  } else {
    row.next_try_at = next_try(row.attempts, now);
    if (!row.next_try_at) row.state = OutboxState::failed;
  }
}

/// Stores the result, and tries hard: a result that is not stored is lost, though the mail was sent.
void store_result(store::Database& database, const store::OutboxRow& row) {
  constexpr int kTries = 6;  // each waits for other writers like any command
  for (int tries = 1;; ++tries) {
    try {
      store::Transaction transaction(database);
      store::set_outbox_result(database, row);
      transaction.commit();
      return;
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::storage || tries == kTries) throw;
    }
  }
}

void close_stale(store::Database& database, Instant now, SendResult& result) {
  store::Transaction transaction(database);
  result.left_behind = store::give_up_on_senders(database, kLeftBehind);
  result.too_old = store::fail_what_is_too_old(database, now, now - kOldestSent, kTooOld);
  if (result.left_behind + result.too_old > 0) transaction.commit();
}

store::OutboxRow queue_again(store::Database& database, std::int64_t id, Instant now) {
  auto row = store::get_outbox(database, id);
  if (!row) throw Error(ErrorKind::not_found, fmt::format("no notification {}", id), "tix notify list --all");
  const bool can = row->state == OutboxState::queued || row->state == OutboxState::failed ||
                   row->state == OutboxState::unknown;
  if (!can)
    throw Error(ErrorKind::refused,
                row->state == OutboxState::told
                    ? fmt::format("notification {} has no mail address; it is shown in tix only", id)
                    : fmt::format("notification {} is already {}", id, name_of(row->state)));
  row->state = OutboxState::queued;
  row->queued_at = now;
  row->next_try_at = now;
  row->attempts = 0;
  store::set_outbox_state(database, *row);
  return *row;
}

}  // namespace

std::int64_t SendResult::sent() const {
  return std::ranges::count(tried, OutboxState::sent, &store::OutboxRow::state);
}

std::vector<store::OutboxRow> to_be_sent(store::Database& database, Instant now, std::int64_t limit) {
  auto due = store::due_outbox(database, now, limit);
  std::erase_if(due, [&](const store::OutboxRow& row) { return row.queued_at < now - kOldestSent; });
  return due;
}

SendResult send_outbox(store::Database& database, Instant now, std::int64_t limit,
                       const MailTransport& transport) {
  SendResult result;
  store::SendLease lease(database, transport.clock());
  result.busy = !lease.is_held();
  if (result.busy) return result;
  close_stale(database, now, result);
  while (static_cast<std::int64_t>(result.tried.size()) < limit) {
    std::string text;
    auto row = take_next(database, lease, now, transport, text);
    if (!row) break;
    const SendAttempt attempt = transport.deliver(text);
    note_attempt(*row, attempt, now);
    store_result(database, *row);
    if (!attempt.started) {
      result.stopped = attempt.message;
      break;
    }
    result.tried.push_back(std::move(*row));
  }
  result.busy = !lease.is_held();
  return result;
}

std::vector<store::OutboxRow> retry(store::Database& database, const std::vector<std::int64_t>& ids,
                                    Instant now) {
  store::Transaction transaction(database);
  std::vector<store::OutboxRow> rows;
  for (const std::int64_t id : ids) rows.push_back(queue_again(database, id, now));
  transaction.commit();
  return rows;
}

}  // namespace tix::desk
