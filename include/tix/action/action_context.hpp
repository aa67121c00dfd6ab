// Who acts, when and under which desk, and the words of an act looked up in it.
#pragma once

#include "tix/policy/policy.hpp"
#include "tix/policy/recorder.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/name_table.hpp"
#include "tix/ticket/ticket.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tix {

/// Who acts, when, and under which desk. Words are looked up here and nowhere else: an unknown one is a usage
/// error with the nearest names.
class ActionContext {
 public:
  /// `names` takes in new channels and tags.
  ActionContext(const Desk& desk, NameTable& names, AgentId actor, Instant at)
      : desk_(&desk), names_(&names), actor_(actor), at_(at) {}

  const Desk& desk() const { return *desk_; }
  Instant at() const { return at_; }

  /// What a number stands for.
  template <class IdType>
  std::string_view text(IdType id) const {
    return names_->text(id);
  }
  AgentId agent(std::string_view name) const;  ///< one of the desk file, active
  TeamId team(std::string_view name) const;    ///< one of the desk file, active
  CategoryId category(std::string_view name) const;
  ChannelId channel(std::string_view name) const;
  LabelId tag(std::string_view name) const;        ///< letters, digits, `. _ -`
  LabelId known_tag(std::string_view name) const;  ///< one that some ticket has had
  FieldId field(std::string_view name) const;      ///< NAME of `x.NAME`
  ResolutionId resolution(std::string_view name) const;
  HoldReasonId hold_reason(std::string_view name) const;
  /// One that an agent has or a route asks for, with a level from 1 to 9: `network` or `network:2`.
  std::pair<SkillId, int> skill(std::string_view text) const;
  /// Looks a priority up by its name, or by impact and urgency, which come together. Returns nullopt when
  /// none was given. Throws Error{usage} for both.
  std::optional<Priority> priority(const std::optional<std::string>& name,
                                   const std::optional<std::string>& impact,
                                   const std::optional<std::string>& urgency) const;

  /// Makes an event that refers to `a` and `b`: ids, enumerators, instants or counts, as its kind has them.
  template <class A = std::int64_t, class B = std::int64_t>
  // NOLINTNEXTLINE(performance-unnecessary-value-param): moved; clang-tidy 14 misses that here.
  NewEvent new_event(EventKind kind, A a = {}, B b = {}, std::string text = {}) const {
    return {.at = at_,
            .actor = actor_,
            .kind = kind,
            .a = stored_number(a),
            .b = stored_number(b),
            .text = std::move(text)};
  }
  NewEvent message(MessageKind kind, std::string body) const;
  /// Whether the team has this agent, by the desk file.
  bool belongs(AgentId agent, TeamId team) const;
  TeamId team_of(AgentId agent) const;
  /// Whom `text` names as `@name`.
  std::vector<AgentId> mentioned(std::string_view text) const;

 private:
  const Desk* desk_;
  NameTable* names_;
  AgentId actor_;
  Instant at_;
};

}  // namespace tix
