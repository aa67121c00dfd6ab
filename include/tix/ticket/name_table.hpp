// Interned names: agents, teams, categories and others as small numbers, which events and tickets store.
#pragma once

#include "tix/text/enum_table.hpp"
#include "tix/ticket/ids.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tix {

/// The kinds of names. Equal texts of different kinds are different names.
enum class NameKind : std::uint8_t {
  agent,
  team,
  category,
  channel,
  label,
  field,
  resolution,
  hold_reason,
  skill,
  step,
  rule,
  route
};
inline constexpr auto kNameKindNames =
    enum_names<NameKind>({"agent", "team", "category", "channel", "tag", "field", "resolution", "hold_reason",
                          "skill", "step", "rule", "route"});

/// The kind of name that an id type numbers.
template <class IdType>
inline constexpr NameKind kKindOf = NameKind::agent;
template <>
inline constexpr NameKind kKindOf<TeamId> = NameKind::team;
template <>
inline constexpr NameKind kKindOf<CategoryId> = NameKind::category;
template <>
inline constexpr NameKind kKindOf<ChannelId> = NameKind::channel;
template <>
inline constexpr NameKind kKindOf<LabelId> = NameKind::label;
template <>
inline constexpr NameKind kKindOf<FieldId> = NameKind::field;
template <>
inline constexpr NameKind kKindOf<ResolutionId> = NameKind::resolution;
template <>
inline constexpr NameKind kKindOf<HoldReasonId> = NameKind::hold_reason;
template <>
inline constexpr NameKind kKindOf<SkillId> = NameKind::skill;
template <>
inline constexpr NameKind kKindOf<StepId> = NameKind::step;
template <>
inline constexpr NameKind kKindOf<RuleId> = NameKind::rule;
template <>
inline constexpr NameKind kKindOf<RouteId> = NameKind::route;

/// The resolutions that remove a ticket from statistics. Every database gets the six built-in resolutions as
/// its first names, in the order of kBuiltInResolutions, so that a fold recognises these two without a table.
inline constexpr ResolutionId kVoidResolution{5};
inline constexpr ResolutionId kMergedResolution{6};

/// Names that exist in every table and that no desk can define: the actor of automatic events, and the step
/// that watches over promises to customers.
inline constexpr AgentId kAutomatic{-1};
inline constexpr StepId kPromiseBroken{-2};
struct ReservedName {
  std::int64_t id;
  NameKind kind;
  std::string_view text;
};
inline constexpr std::array kReservedNames = {
    ReservedName{kAutomatic.value, NameKind::agent, "tix"},
    ReservedName{kPromiseBroken.value, NameKind::step, "promise broken"},
};

/// All names of one database, by number and by (kind, text). The store fills it inside the transaction that
/// uses it and writes the added and changed names back. Names are compared byte by byte. Look-ups take
/// constant time on average, as long as the numbers have no gaps.
class NameTable {
 public:
  struct Entry {
    std::int64_t id;
    NameKind kind;
    std::string text;
    bool active;  ///< false: known only from an import or an earlier desk file
  };

  /// Adds a stored row. Must be called once per id; ids may have gaps. Fastest in ascending order.
  void load(Entry entry);

  /// Returns the number of `text`, or 0 if it has none.
  template <class IdType>
  IdType find(std::string_view text) const {
    return IdType{find(kKindOf<IdType>, text)};
  }
  /// Returns the number of `text`, which is assigned now if it has none. A new name is not active: the desk
  /// file does not have it. Returns 0 for an empty text.
  template <class IdType>
  IdType intern(std::string_view text) {
    return IdType{intern(kKindOf<IdType>, text)};
  }
  /// The same, but a new name is active. Changes no name that was there.
  template <class IdType>
  IdType intern_active(std::string_view text) {
    return IdType{intern(kKindOf<IdType>, text, true)};
  }
  /// Returns the text of a number, or an empty text for 0 and unknown numbers. The view is valid until the
  /// table changes.
  template <class IdType>
  std::string_view text(IdType id) const {
    return text(id.value);
  }
  std::string_view text(std::int64_t id) const;
  std::int64_t find(NameKind kind, std::string_view text) const;
  std::int64_t intern(NameKind kind, std::string_view text, bool active = false);

  bool active(std::int64_t id) const;
  void set_active(std::int64_t id, bool active);
  /// Changes the text of a number. No other name of that kind may have `text`. Does nothing for unknown
  /// numbers.
  void rename(std::int64_t id, std::string_view text);

  /// Returns all entries in ascending order of number, without the reserved names.
  const std::vector<Entry>& entries() const { return entries_; }
  /// Returns the numbers added or changed since the last `mark_stored()`.
  const std::vector<std::int64_t>& unstored() const { return unstored_; }
  void mark_stored() { unstored_.clear(); }

 private:
  const Entry* entry(std::int64_t id) const;
  void touch(std::int64_t id);

  std::vector<Entry> entries_;                            // sorted by id
  std::unordered_map<std::string, std::int64_t> by_key_;  // kind byte + text
  std::vector<std::int64_t> unstored_;
};

}  // namespace tix
