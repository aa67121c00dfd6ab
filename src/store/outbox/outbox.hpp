// Notifications and their delivery, as rows.
#pragma once

#include "store/sqlite/database.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/outbox_state.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::store {

/// One notification: its body, the message it quotes, its foot, and the message that it answers. Messages are
/// stored with their tickets only.
struct OutboxRow {
  std::int64_t id = 0;
  ChangeId change;
  TicketId ticket;  ///< 0: not about one ticket
  Instant created_at;
  std::string about;
  AgentId agent;        ///< 0: not an agent
  std::string address;  ///< empty: listed in tix only
  std::string subject;
  std::string body;               ///< without the quoted message
  std::string html;               ///< the same as HTML; empty: text only
  std::int64_t quotes = 0;        ///< the seq of the quoted message; 0: none
  std::string message_id;         ///< without angle brackets; set by add_to_outbox
  std::vector<std::string> cc;    ///< addresses that get it in copy
  std::string in_reply_to;        ///< a Message-ID; empty: none
  std::vector<std::string> refs;  ///< Message-IDs, oldest first
  std::string reply_to;           ///< an address; empty: none
  std::string foot;               ///< stands below the quoted message; empty: none
  std::int64_t answers = 0;       ///< the seq of the customer's message below that; 0: none
  std::string answers_line;       ///< introduces it
  OutboxState state = OutboxState::queued;
  Instant queued_at;  ///< created_at, or the time of the last retry
  int attempts = 0;   ///< since queued_at
  std::optional<Instant> next_try_at;
  std::string last_error;
  std::optional<Instant> sent_at;
};

/// Returns whether it is a message to the customer, by a person or by a rule, not a notification.
bool is_to_customer(const OutboxRow& row);
/// Returns the words of a list as it is stored: separated by single blanks.
std::vector<std::string> blank_separated(std::string_view list);

/// Stores a new row. Sets `id`, `message_id` at `domain`, `queued_at` and the delivery columns itself.
void add_to_outbox(Database& database, const OutboxRow& row, std::string_view domain);
/// Returns the rows of one change and one ticket by id, with id, agent, address, body, quotes and state.
std::vector<OutboxRow> outbox_of_change(Database& database, TicketId ticket, ChangeId change);
/// Overwrites body and quotes, to report several things to one person in one mail.
void set_outbox_words(Database& database, const OutboxRow& row);

/// Returns nullopt if there is no such id.
std::optional<OutboxRow> get_outbox(Database& database, std::int64_t id);
/// Returns the row with this Message-ID, or nullopt.
std::optional<OutboxRow> outbox_with_message_id(Database& database, std::string_view message_id);
/// What the outbox calls an acknowledgement of a customer's first message.
inline constexpr std::string_view kAcknowledgement = "acknowledgement";
/// Returns whether an acknowledgement to this address was queued after `since`.
bool was_acknowledged(Database& database, std::string_view address, Instant since);
/// Visits all rows, or only the queue and rows created at or after `since`, in order of id. `visit` must not
/// write.
void each_outbox(Database& database, std::optional<Instant> since,
                 const std::function<void(const OutboxRow&)>& visit);
/// Returns queued rows that may be tried at `now`, the longest due first.
std::vector<OutboxRow> due_outbox(Database& database, Instant now, std::int64_t limit);
/// Stores state, queued_at, attempts, next_try_at, last_error and sent_at.
void set_outbox_state(Database& database, const OutboxRow& row);

/// Stores the same after an attempt to deliver. A result other than `sent` changes nothing if the row is
/// neither `sending` nor `unknown` any more.
void set_outbox_result(Database& database, const OutboxRow& row);

/// Changes rows in state `sending` to `unknown`. For callers who know that nobody is sending. Returns how
/// many.
std::int64_t give_up_on_senders(Database& database, std::string_view why);
/// Marks rows as failed that are due at `now` and were queued before `oldest`. Returns how many.
std::int64_t fail_what_is_too_old(Database& database, Instant now, Instant oldest, std::string_view why);

/// Returns the address of somebody outside the desk who may have read a notification of this change and
/// ticket; empty if there is none.
std::string notified_outsider(Database& database, TicketId ticket, ChangeId change);
/// Cancels notifications of this change and ticket that have not been sent.
void cancel_outbox_of_change(Database& database, TicketId ticket, ChangeId change, std::string_view why);
/// Cancels notifications that quote this message and have not been sent.
void cancel_outbox_quoting(Database& database, TicketId ticket, std::int64_t seq, std::string_view why);

/// Returns 16 letters that identify this database.
std::string identity(Database& database);

}  // namespace tix::store
