// Sending what is in the outbox: each mail once, or not at all, or not known.
#pragma once

#include "store/outbox/outbox.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace tix::desk {

/// A mail to be written.
struct Outgoing {
  store::OutboxRow row;
  std::string body;       ///< with the words it quotes
  std::string thread_id;  ///< the same for all mails about a ticket; else empty
  bool automatic = true;  ///< not what a person wrote to a customer
};

/// What happened when one mail was handed over for delivery.
struct SendAttempt {
  bool ok = false;
  bool started = true;    ///< false: nothing could be tried, of this mail or any other
  std::string complaint;  ///< when not ok
};

/// How mails are written and delivered. What `write` throws has happened before anything was tried.
struct Carrier {
  std::function<std::string(const Outgoing&)> write;
  std::function<SendAttempt(const std::string& mail)> deliver;
};

/// What one run of the sender did.
struct SendResult {
  bool busy = false;             ///< somebody else is sending: nothing was done
  std::int64_t left_behind = 0;  ///< by whoever died while sending: it is not known whether they went out
  std::int64_t too_old = 0;
  std::vector<store::OutboxRow> tried;  ///< as they stand now
  std::string stopped;                  ///< why nothing more was tried; empty: all was

  std::int64_t sent() const;
  std::int64_t failed() const { return static_cast<std::int64_t>(tried.size()) - sent(); }
};

/// What could be sent at `now`, the longest due first, at most `limit`. Nothing is written.
std::vector<store::OutboxRow> to_be_sent(store::Database& database, Instant now, std::int64_t limit);

/// Sends them, one after the other. Each is marked `sending` before it is tried, so that whoever finds the
/// mark after a crash knows that it may have gone out; it is never tried again by itself. A mail that failed
/// is queued again (`next_try`). `now` stands for all of it.
SendResult send_outbox(store::Database& database, Instant now, std::int64_t limit, const Carrier& carrier);

/// Queues mails again that failed or of which it is not known, or that wait: they are tried at the next
/// sending. All or none. Error not_found for no such number, refused for one that was sent, cancelled or has
/// no address.
std::vector<store::OutboxRow> retry(store::Database& database, const std::vector<std::int64_t>& ids,
                                    Instant now);

}  // namespace tix::desk
