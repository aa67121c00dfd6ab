// A ticket's past as half-open intervals: who held it in which state, and when it was unresolved.
#pragma once

#include "tix/text/enum_table.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/ticket.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>

namespace tix {

/// [from, to) in which none of these changed; `to` is Instant::open_end() for the last. Never empty.
struct StateInterval {
  Instant from;
  Instant to;
  Status status = Status::new_;
  Priority priority = Priority::normal;
  TeamId team;
  AgentId agent;
  CategoryId category;
  BindingId binding;
  HoldReasonId hold_reason;  ///< while on hold

  friend bool operator==(const StateInterval&, const StateInterval&) = default;
};

enum class OpenedBy : std::uint8_t { created, reopened };
enum class ClosedBy : std::uint8_t { still_there, resolved, voided, merged };
inline constexpr auto kOpenedByNames = enum_names<OpenedBy>({"created", "reopened"});
inline constexpr auto kClosedByNames = enum_names<ClosedBy>({"", "resolved", "voided", "merged"});

/// One unresolved stretch [from, to). May be empty: created and resolved in one second still counts as both.
struct OpenInterval {
  Instant from;
  Instant to;
  OpenedBy opened_by = OpenedBy::created;
  ClosedBy closed_by = ClosedBy::still_there;

  friend bool operator==(const OpenInterval&, const OpenInterval&) = default;
};

}  // namespace tix
