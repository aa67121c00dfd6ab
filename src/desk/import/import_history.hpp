// Typed rows as facts of a ticket: of one that is new, and of one that is known.
#pragma once

#include "desk/import/import_row.hpp"
#include "tix/policy/recorder.hpp"
#include "tix/ticket/event.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tix::desk {

/// What stays the same for all rows of an import.
struct ImportContext {
  const ImportColumns* columns = nullptr;
  NameTable* names = nullptr;
  AgentId actor;  ///< who imports
  Instant now;
  std::function<std::string(CustomerId)> address_of;
};

/// The bits of `created.b` for the clocks whose facts this file cannot hold.
std::int64_t clocks_left_out(const ImportColumns& columns, ImportKind kind);

/// `import tickets`: a row is the whole of a ticket as its source knew it at `updated_at`.
class TicketHistory {
 public:
  explicit TicketHistory(const ImportContext& context) : context_(context) {}

  std::vector<NewEvent> of_new(const TicketRow& row);
  /// What the row adds to a history in order of (at, seq). In a field they differ in only if the ticket has
  /// not been as the row says at any moment since `updated_at`: an old row does not undo what came later, and
  /// the same file changes nothing.
  std::vector<NewEvent> of_known(const TicketRow& row, TicketId id, std::span<const Event> stored);
  /// Facts given that were earlier than what they follow, and so were moved.
  std::int64_t moved() const { return moved_; }

 private:
  struct Ends;
  struct Known;

  Ends ends_of(const TicketRow& row, Instant born) const;
  Known known_of(const TicketRow& row, TicketId id, std::span<const Event> stored) const;
  Instant not_before(Instant given, Instant floor);
  AgentId actor_of(const TicketRow& row) const { return row.agent ? row.agent : context_.actor; }
  ResolutionId resolution_of(const TicketRow& row) const;
  void add_status(Instant at, AgentId actor, Status status, ResolutionId resolution,
                  RankedEvents& into) const;
  void add_state(const TicketRow& row, const Known& known, Instant at, RankedEvents& into);
  void add_final_status(const TicketRow& row, const Known& known, bool ended, Instant at,
                        RankedEvents& into) const;
  void touch(const TicketRow& row, Instant last, RankedEvents& into) const;

  ImportContext context_;
  std::int64_t moved_ = 0;
};

/// `import events`: rows of one ticket, in order of time.
class EventHistory {
 public:
  explicit EventHistory(const ImportContext& context) : context_(context) {}

  /// Begins a ticket. `stored` is its history in order of (at, seq), empty for a new one; `first_at` the time
  /// of its first row.
  void begin(const std::string& ref, TicketId id, std::span<const Event> stored, Instant first_at);
  /// Whether the next row is the one that creates the ticket, or did so when the file was imported before.
  bool at_creation() const { return at_creation_; }
  void add(const EventRow& row);
  /// The facts of the rows since `begin` that are not stored yet.
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
  ResolutionId resolution_;  // said last, for the next resolve
  HoldReasonId hold_reason_;
  CustomerId requester_;  // whose address this is:
  std::string address_;
  RankedEvents new_events_;
  std::vector<bool> was_moved_;  // of each of the new events
  bool is_new_ = false;
  bool at_creation_ = false;
  std::int64_t moved_ = 0;
};

}  // namespace tix::desk
