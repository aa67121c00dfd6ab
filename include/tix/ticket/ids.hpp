// Row numbers as distinct types, so that a team cannot be passed where an agent is meant.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <type_traits>

namespace tix {

/// A row number. 0 means "none", and negative numbers are reserved names (name_table.hpp).
template <class Tag>
struct Id {
  std::int64_t value = 0;

  constexpr Id() = default;
  constexpr explicit Id(std::int64_t v) : value(v) {}
  constexpr explicit operator bool() const { return value != 0; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

using TicketId = Id<struct TicketTag>;
using CustomerId = Id<struct CustomerTag>;
using BindingId = Id<struct BindingTag>;
using CalendarId = Id<struct CalendarTag>;
using ChangeId = Id<struct ChangeTag>;
using DeskVersionId = Id<struct DeskVersionTag>;
using BlobId = Id<struct BlobTag>;      ///< the bytes of a file
using IntakeId = Id<struct IntakeTag>;  ///< something that came in, as `tix inbox` numbers it

// Interned names, one numbering for all kinds (see name_table.hpp).
using AgentId = Id<struct AgentTag>;  ///< a person: who acts and who is assigned
using TeamId = Id<struct TeamTag>;
using CategoryId = Id<struct CategoryTag>;
using ChannelId = Id<struct ChannelTag>;
using LabelId = Id<struct LabelTag>;  ///< a tag
using FieldId = Id<struct FieldTag>;  ///< NAME of `x.NAME`
using ResolutionId = Id<struct ResolutionTag>;
using HoldReasonId = Id<struct HoldReasonTag>;
using SkillId = Id<struct SkillTag>;
using StepId = Id<struct StepTag>;  ///< of an escalation
using RuleId = Id<struct RuleTag>;
using RouteId = Id<struct RouteTag>;

static_assert(!std::is_convertible_v<AgentId, TeamId> && !std::is_convertible_v<std::int64_t, TicketId>);

}  // namespace tix

template <class Tag>
struct std::hash<tix::Id<Tag>> {
  std::size_t operator()(tix::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
