// Interned names: agents, teams, categories and the like as small numbers.
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

/// Which kind of name an id type numbers.
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

/// Resolutions that drop a ticket from statistics. The six built-in resolutions are the first names every
/// database gets, in the order of kBuiltInResolutions, so that a fold can know these without a table.
inline constexpr ResolutionId kVoidResolution{5};
inline constexpr ResolutionId kMergedResolution{6};

/// Names that every table knows and that no desk can take: who did what nobody typed, and the step that every
/// desk has.
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

/// All names of one database, by number and by (kind, text). A value: the store fills it inside the
/// transaction that will use it and writes back what was added.
class NameTable {
 public:
  struct Entry {
    std::int64_t id;
    NameKind kind;
    std::string text;
    bool active;  ///< false: known from an import or a former desk file, not in the present one
  };

  /// Fills in a stored row, each once; ids may have gaps.
  void load(Entry entry);

  /// The number of `text`, or 0.
  template <class IdType>
  IdType find(std::string_view text) const {
    return IdType{find(kKindOf<IdType>, text)};
  }
  /// Returns the number of `text` (bytes compare as they are), which gets one now if it has none. Empty text
  /// is 0. A new name is not active: the desk file does not have it.
  template <class IdType>
  IdType intern(std::string_view text) {
    return IdType{intern(kKindOf<IdType>, text)};
  }
  /// The same, but a new name is active. Changes no name that was there.
  template <class IdType>
  IdType intern_active(std::string_view text) {
    return IdType{intern(kKindOf<IdType>, text, true)};
  }
  /// The text of a number; empty for 0 and unknown ones. The view lasts until the table next grows.
  template <class IdType>
  std::string_view text(IdType id) const {
    return text(id.value);
  }
  std::string_view text(std::int64_t id) const;
  std::int64_t find(NameKind kind, std::string_view text) const;
  std::int64_t intern(NameKind kind, std::string_view text, bool active = false);

  bool active(std::int64_t id) const;
  void set_active(std::int64_t id, bool active);
  /// Gives a number another text. `text` must be nobody's of that kind.
  void rename(std::int64_t id, std::string_view text);

  /// Every entry, by number.
  const std::vector<Entry>& entries() const { return entries_; }
  /// Numbers added or changed since the last `mark_stored()`.
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
