// The ticket fields in a row, and the facts that make a ticket agree with it.
#pragma once

#include "tix/policy/recorder.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/ticket.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tix::desk {

/// A field that is nullopt is not in the row; an id of 0, no tags and no due time clear theirs.
struct RowState {
  std::optional<std::string> title;
  std::optional<CustomerId> requester;
  std::optional<ChannelId> channel;
  std::optional<CategoryId> category;
  std::optional<Priority> priority;
  std::optional<std::vector<LabelId>> tags;
  std::optional<TeamId> team;
  std::vector<std::pair<FieldId, std::string>> extra;
  std::optional<std::optional<Instant>> due;
  std::optional<AgentId> agent;
};

/// The order of facts within one second.
enum class Rank : std::uint8_t { created, initial, assigned, message, field, status };

/// Facts of one ticket, to be recorded.
class RankedEvents {
 public:
  void add(Rank rank, NewEvent new_event) { new_events_.emplace_back(rank, std::move(new_event)); }
  bool empty() const { return new_events_.empty(); }
  /// Returns the latest time among them, or `otherwise`.
  Instant last_at(Instant otherwise) const;
  std::vector<std::pair<Rank, NewEvent>>& events() { return new_events_; }
  const std::vector<std::pair<Rank, NewEvent>>& events() const { return new_events_; }
  /// Returns them in order of time, then rank, then as added.
  std::vector<NewEvent> in_order() &&;

 private:
  std::vector<std::pair<Rank, NewEvent>> new_events_;
};

/// Whether facts belong to the creation of a ticket or to a later update.
enum class Stage : std::uint8_t { creation, update };

/// The fields in which a row and a ticket differ.
class StateDifference {
 public:
  /// `row` must outlive this object.
  explicit StateDifference(const RowState& row);

  /// Marks the fields in which this ticket agrees with the row; they never count as different again.
  void mark_equal(const Ticket& ticket);
  /// Adds the facts that make `before` agree with the row in the fields that differ. `initial` facts belong
  /// to the creation.
  void add_facts(const Ticket& before, Instant at, AgentId actor, Stage stage, RankedEvents& into) const;
  /// Makes `ticket` agree with the row in those fields.
  void apply_to(Ticket& ticket) const;

 private:
  bool differs(std::size_t field) const { return !is_equal_[field]; }

  const RowState* row_;
  std::vector<bool> is_equal_;  // the fields of the table, then the extras
};

}  // namespace tix::desk
