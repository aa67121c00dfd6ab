// Turns rows of `import tickets` into events of a new or known ticket.
#pragma once

#include "desk/import/import_context.hpp"
#include "desk/import/import_row.hpp"
#include "tix/policy/recorder.hpp"
#include "tix/ticket/event.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tix::desk {

/// `import tickets`: a row describes the whole ticket as its source knew it at `updated_at`.
class TicketHistory {
 public:
  explicit TicketHistory(const ImportContext& context) : context_(context) {}

  std::vector<NewEvent> events_of_new(const TicketRow& row);
  /// Returns the events that the row adds to a history in order of (at, seq). A field differs only if the
  /// ticket has not had the row's value at any moment since `updated_at`: an old row does not revert later
  /// changes, and the same file changes nothing.
  std::vector<NewEvent> events_of_known(const TicketRow& row, TicketId id, std::span<const Event> stored);
  /// Returns how many facts were earlier than those they follow, and so were moved.
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

}  // namespace tix::desk
