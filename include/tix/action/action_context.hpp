// The context of an action: who acts, when, and under which desk.
#pragma once

#include "tix/policy/policy.hpp"
#include "tix/policy/recorder.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/name_table.hpp"
#include "tix/ticket/ticket.hpp"
#include "tix/time/zone.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tix {

/// The context of an action. All names in commands are looked up here. The look-ups throw Error{usage} with
/// the nearest names if a name is unknown.
class ActionContext {
 public:
  /// New channels, tags and other free names are added to `names`. All references must outlive the context.
  /// Messages to the actor show times in `zone`.
  ActionContext(const Desk& desk, NameTable& names, AgentId actor, Instant at, const Zone& zone)
      : desk_(&desk), names_(&names), actor_(actor), at_(at), zone_(&zone) {}

  const Desk& desk() const { return *desk_; }
  Instant at() const { return at_; }
  /// Returns an instant as the actor reads it in a message: `2026-08-07 16:30`.
  std::string moment(Instant t) const;

  /// Returns the text of a number.
  template <class IdType>
  std::string_view text(IdType id) const {
    return names_->text(id);
  }
  AgentId agent(std::string_view name) const;  ///< an active agent of the desk; `@me` is the actor
  TeamId team(std::string_view name) const;    ///< an active team of the desk
  CategoryId category(std::string_view typed) const;
  ChannelId channel(std::string_view typed) const;
  LabelId tag(std::string_view name) const;        ///< letters, digits, `. _ -`
  LabelId known_tag(std::string_view name) const;  ///< a tag that some ticket has had
  FieldId field(std::string_view name) const;      ///< the NAME of `x.NAME`
  ResolutionId resolution(std::string_view name) const;
  HoldReasonId hold_reason(std::string_view typed) const;
  /// Parses a skill with a level from 1 to 9, such as `network` or `network:2`. An agent must have the skill,
  /// at whatever level, or a route require it.
  std::pair<SkillId, int> skill(std::string_view text) const;
  /// Returns the priority of this name, or of impact and urgency by the matrix of the desk. Returns nullopt
  /// if none was given. Throws Error{usage} for a name together with the others, and for impact without
  /// urgency or the reverse.
  std::optional<Priority> priority(const std::optional<std::string>& name,
                                   const std::optional<std::string>& impact,
                                   const std::optional<std::string>& urgency) const;

  /// Returns a new event by the actor at the time of the action. `a` and `b` are ids, enumerators, instants
  /// or counts, as the kind of the event defines.
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
  /// Returns whether the agent is in the team, according to the desk file.
  bool belongs(AgentId agent, TeamId team) const;
  TeamId team_of(AgentId agent) const;
  /// Returns the agents whom `text` names as `@name`.
  std::vector<AgentId> mentioned(std::string_view text) const;

 private:
  const Desk* desk_;
  NameTable* names_;
  AgentId actor_;
  Instant at_;
  const Zone* zone_;
};

}  // namespace tix
