// The history of a ticket as half-open intervals: its states and holders, and when it was unresolved.
#pragma once

#include "tix/text/enum_table.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/ticket.hpp"
#include "tix/time/instant.hpp"

#include <cstdint>

namespace tix {

/// A maximal interval [from, to) in which none of these fields changed. Never empty: of several states within
/// one second only the last is kept. `to` is Instant::open_end() for the last interval of a ticket.
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

/// How an unresolved interval of a ticket began.
enum class OpenedBy : std::uint8_t { created, reopened };
/// How it ended; `still_there` while the ticket is unresolved. A close counts as a resolve.
enum class ClosedBy : std::uint8_t { still_there, resolved, voided, merged };
inline constexpr auto kOpenedByNames = enum_names<OpenedBy>({"created", "reopened"});
inline constexpr auto kClosedByNames = enum_names<ClosedBy>({"", "resolved", "voided", "merged"});

/// An interval [from, to) in which the ticket was unresolved. May be empty, because a ticket created and
/// resolved within one second counts as both. `to` is Instant::open_end() while it is unresolved.
struct OpenInterval {
  Instant from;
  Instant to;
  OpenedBy opened_by = OpenedBy::created;
  ClosedBy closed_by = ClosedBy::still_there;

  friend bool operator==(const OpenInterval&, const OpenInterval&) = default;
};

}  // namespace tix
