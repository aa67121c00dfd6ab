// What is told to whom, and how it goes out.
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

/// One notification. Its words end with those of the message it quotes, which are stored with the message.
struct OutboxRow {
  std::int64_t id = 0;
  ChangeId change;
  TicketId ticket;  ///< 0: about no single one
  Instant created_at;
  std::string about;
  AgentId agent;        ///< 0: nobody of the desk
  std::string address;  ///< empty: told in tix only
  std::string subject;
  std::string body;         ///< without the words quoted
  std::string html;         ///< the same as a page; empty: it is a text only
  std::int64_t quotes = 0;  ///< the message's seq; 0: none
  std::string message_id;   ///< without angle brackets; given when it is added
  OutboxState state = OutboxState::queued;
  Instant queued_at;  ///< created_at, or when it was last told to try again
  int attempts = 0;   ///< since then
  std::optional<Instant> next_try_at;
  std::string last_error;
  std::optional<Instant> sent_at;
};

/// `id`, `message_id`, `queued_at` and what comes of it are given here.
void add_to_outbox(Database& database, const OutboxRow& row);
/// Of one change and one ticket: id, agent, address, body, quotes and state, in order of id.
std::vector<OutboxRow> outbox_of_change(Database& database, TicketId ticket, ChangeId change);
/// One person is told of several things at once: overwrites body and quotes.
void set_outbox_words(Database& database, const OutboxRow& row);

/// Nothing when there is no such number.
std::optional<OutboxRow> get_outbox(Database& database, std::int64_t id);
/// All of them, or the queue and what was written at or after `since`; in order of id. `visit` must not
/// write.
void each_outbox(Database& database, std::optional<Instant> since,
                 const std::function<void(const OutboxRow&)>& visit);
/// Those queued that may be tried at `now`, the longest due first.
std::vector<OutboxRow> due_outbox(Database& database, Instant now, std::int64_t limit);
/// How it stands: state, queued_at, attempts, next_try_at, last_error and sent_at.
void set_outbox_state(Database& database, const OutboxRow& row);

/// What is `sending` becomes `unknown`: for whoever knows that nobody is. Gives how many.
std::int64_t give_up_on_senders(Database& database, std::string_view why);
/// What is due at `now` and was queued before `oldest` has failed. Gives how many.
std::int64_t fail_what_is_too_old(Database& database, Instant now, Instant oldest, std::string_view why);

/// Somebody outside the desk who may have read what the change told them about the ticket; empty: nobody.
std::string notified_outsider(Database& database, TicketId ticket, ChangeId change);
/// What the change told and has not gone out will not.
void cancel_outbox_of_change(Database& database, TicketId ticket, ChangeId change, std::string_view why);
/// What quotes this message and has not gone out will not.
void cancel_outbox_quoting(Database& database, TicketId ticket, std::int64_t seq, std::string_view why);

/// What this database calls itself: 16 letters that no other has.
std::string identity(Database& database);
/// The address of a ticket's requester; empty when there is none.
std::string customer_address(Database& database, TicketId ticket);

}  // namespace tix::store
