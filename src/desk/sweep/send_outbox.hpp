// Sends the outbox: each mail at most once.
#pragma once

#include "store/outbox/outbox.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace tix::desk {

/// A file that goes with a mail.
struct OutgoingFile {
  std::string name, type, bytes;
};

/// A mail to be written.
struct Outgoing {
  store::OutboxRow row;  ///< notifications about one ticket refer to a mail that was never sent: one thread
  std::string body;      ///< with the message it quotes
  std::vector<OutgoingFile> files;
  bool automatic = true;      ///< not written by a person to a customer
  bool acknowledges = false;  ///< answers a customer's mail automatically
};

/// The result of one attempt to deliver a mail.
struct SendAttempt {
  bool ok = false;
  bool started = true;  ///< false: no mail could be tried, this one or any other
  std::string message;  ///< if not ok
};

/// How mails are written and delivered. `write` may throw: nothing has been tried then. `clock` is read
/// before each mail, to hold the lease of the sender.
struct MailTransport {
  std::function<std::string(const Outgoing&)> write;
  std::function<SendAttempt(const std::string& mail)> deliver;
  std::function<Instant()> clock;
};

/// The result of one run of the sender.
struct SendResult {
  bool busy = false;             ///< another process is sending: this one stopped, or did nothing
  std::int64_t left_behind = 0;  ///< left by a sender that died: it is unknown whether they were sent
  std::int64_t too_old = 0;
  std::vector<store::OutboxRow> tried;  ///< in their new state
  std::string stopped;                  ///< why sending stopped; empty: all were tried

  std::int64_t sent() const;
  std::int64_t failed() const { return static_cast<std::int64_t>(tried.size()) - sent(); }
};

/// Returns what could be sent at `now`, the longest due first, at most `limit`. Writes nothing.
std::vector<store::OutboxRow> to_be_sent(store::Database& database, Instant now, std::int64_t limit);

/// Sends due mails one after the other. Marks each as `sending` before it is tried, so that after a crash the
/// mark shows that it may have been sent; such a mail is never retried automatically. Only one process sends
/// at a time (`store::SendLease`). A failed mail is queued again (`next_try`). `now` is the time of the whole
/// run.
SendResult send_outbox(store::Database& database, Instant now, std::int64_t limit,
                       const MailTransport& transport);

/// Queues mails again that failed, are unknown or wait; they are tried at the next sending. All or none.
/// Throws Error{not_found} for an unknown id, Error{refused} for a mail that was sent, cancelled or has no
/// address.
std::vector<store::OutboxRow> retry(store::Database& database, const std::vector<std::int64_t>& ids,
                                    Instant now);

}  // namespace tix::desk
