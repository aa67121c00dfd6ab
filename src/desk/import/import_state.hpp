// What a row says of a ticket's fields, and the facts by which a ticket comes to agree with it.
#pragma once

#include "tix/policy/recorder.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/ticket.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tix::desk {

/// A field that is nothing is not spoken of; an id of 0, no tags and no due clear theirs.
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

/// Where a fact stands within its second.
enum class Rank : std::uint8_t { created, initial, assigned, message, field, status };

/// Facts of one ticket on their way to the recorder.
class RankedEvents {
 public:
  void add(Rank rank, NewEvent new_event) { new_events_.emplace_back(rank, std::move(new_event)); }
  bool empty() const { return new_events_.empty(); }
  /// The latest time among them, or `otherwise`.
  Instant last_at(Instant otherwise) const;
  std::vector<std::pair<Rank, NewEvent>>& all() { return new_events_; }
  const std::vector<std::pair<Rank, NewEvent>>& all() const { return new_events_; }
  /// In order of time, then rank, then as added.
  std::vector<NewEvent> in_order() &&;

 private:
  std::vector<std::pair<Rank, NewEvent>> new_events_;
};

/// The fields in which a row and a ticket differ.
class StateDifference {
 public:
  /// `row` outlives this.
  explicit StateDifference(const RowState& row);

  /// Fields in which this ticket is as the row says are settled: they do not differ, now or later.
  void settle(const Ticket& ticket);
  /// What makes `before` agree with the row in the fields that are not settled. `initial` facts stand with
  /// the creation; others by their kind.
  void add_facts(const Ticket& before, Instant at, AgentId actor, bool initial, RankedEvents& into) const;
  /// Makes `ticket` agree in those fields.
  void apply_to(Ticket& ticket) const;

 private:
  bool differs(std::size_t field) const { return !settled_[field]; }

  const RowState* row_;
  std::vector<bool> settled_;  // the fields of the table, then the extras
};

}  // namespace tix::desk
