// Turns rows of `import events` into events of a ticket.
#pragma once

#include "desk/import/import_context.hpp"
#include "desk/import/import_row.hpp"
#include "tix/policy/recorder.hpp"
#include "tix/ticket/event.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tix::desk {

/// `import events`: rows of one ticket, in order of time.
class EventHistory {
 public:
  explicit EventHistory(const ImportContext& context) : context_(context) {}

  /// Begins a ticket. `stored` is its history in order of (at, seq), empty for a new one; `first_at` is the
  /// time of its first row.
  void begin(const std::string& ref, TicketId id, std::span<const Event> stored, Instant first_at);
  /// Returns whether the next row is the one that creates the ticket, or did so when the file was imported
  /// before.
  bool at_creation() const { return at_creation_; }
  void add(const EventRow& row);
  /// Returns the facts of the rows since `begin` that are not stored yet.
  std::vector<NewEvent> finish(std::span<const Event> stored);
  std::int64_t moved() const { return moved_; }

 private:
  void create(const EventRow& row, Instant at, AgentId actor);
  void add_message(const EventRow& row, Instant at, AgentId actor);
  void add_status(const EventRow& row, Instant at, AgentId actor);
  std::optional<std::int64_t> status_detail(const EventRow& row, Status wanted);
  AgentId actor_of(const EventRow& row);
  bool is_requester(const std::string& actor);

  ImportContext context_;
  std::string ref_;
  Ticket now_;  // as of the last row
  Instant born_;
  ResolutionId resolution_;  // the last one given, for the next resolve
  HoldReasonId hold_reason_;
  CustomerId requester_;  // the customer with this address:
  std::string address_;
  RankedEvents new_events_;
  std::vector<bool> was_moved_;  // of each of the new events
  bool is_new_ = false;
  bool at_creation_ = false;
  std::int64_t moved_ = 0;
};

}  // namespace tix::desk
