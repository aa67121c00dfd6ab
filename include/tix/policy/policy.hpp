// The desk: everything that a desk file decides, checked and ready to use.
#pragma once

#include "tix/calendar/calendar.hpp"
#include "tix/filter/filter.hpp"
#include "tix/policy/channel_policy.hpp"
#include "tix/policy/message_text.hpp"
#include "tix/sla/binding.hpp"
#include "tix/text/enum_array.hpp"
#include "tix/text/enum_table.hpp"
#include "tix/ticket/event.hpp"
#include "tix/ticket/ticket.hpp"
#include "tix/time/instant.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// A team. Names refer to other parts of the same desk file and are known to exist.
struct TeamPolicy {
  std::string name;
  int tier = 1;                      ///< the level of support, 1 for the first
  std::string lead;                  ///< an agent; may be empty
  std::string calendar;              ///< empty: 24x7, or for `ownership` the calendar of the policy
  std::string escalates_to;          ///< a team; may be empty
  std::optional<Seconds> ownership;  ///< the target of the ownership clock, in working time
  std::string renamed_from;          ///< the former name, whose tickets this one takes over; may be empty
  bool active = true;
};

/// A skill that an agent has or a ticket needs. A higher level includes the lower ones.
struct Skill {
  std::string name;
  int level = 1;
};

/// An agent. Former agents stay in the file with `active = false`, because tickets still refer to them.
struct AgentPolicy {
  std::string name;
  std::string full_name;
  std::string email;
  std::string team;
  std::vector<Skill> skills;
  int capacity = 10;     ///< the weighted load at which routing stops assigning tickets
  std::string calendar;  ///< empty: that of the team
  std::string renamed_from;
  bool active = true;
};

/// An SLA policy. A ticket gets the first one in file order whose `when` matches.
struct SlaPolicy {
  std::string name;
  Filter when;                                                  ///< empty: matches all
  std::string calendar;                                         ///< empty: 24x7
  bool hold_runs = true;                                        ///< whether the resolution clock runs on hold
  EnumArray<Priority, Targets, kPriorityNames.size()> targets;  ///< in working time
};

/// The actions of steps and rules, with one row per word. `argument` describes what is accepted after the
/// colon.
enum class ActionKind : std::uint8_t { notify, team, assign, priority, tag, status, resolution, message };
struct ActionRow {
  ActionKind kind;
  std::string_view word;
  std::string_view argument;
};
inline constexpr auto kActions = enum_table(
    &ActionRow::kind,
    {{ActionKind::notify, "notify", "agent, lead, team, watchers, the name of an agent or a mail address"},
     {ActionKind::team, "team", "the name of a team"},
     {ActionKind::assign, "assign", "auto, none or the name of an agent"},
     {ActionKind::priority, "priority", "urgent, high, normal, low, +1 (more urgent) or -1 (less urgent)"},
     {ActionKind::tag, "tag", "a tag: letters, digits, '.', '_' or '-'"},
     {ActionKind::status, "status", "open, pending, hold, resolved or closed"},
     {ActionKind::resolution, "resolution", "a resolution, built in or listed in the desk file"},
     {ActionKind::message, "message", "the name of a [message.NAME]"}});

/// An action such as `team:frontline`, split at the colon. The argument is valid, and names in it exist.
struct Action {
  ActionKind kind = ActionKind::notify;
  std::string argument;

  friend bool operator==(const Action&, const Action&) = default;
};

/// A step of the escalation procedure of a clock, with its instructions (SOP).
struct EscalationStep {
  std::string name;
  Clock clock = Clock::resolution;
  /// Whether `moment` is a percentage of the target, 1 to 100, or an offset from the due in working seconds,
  /// negative before it.
  bool is_percent = false;
  std::int64_t moment = 0;
  Filter when;
  EscalationKind kind = EscalationKind::warning;
  std::vector<Action> actions;
  std::string responsible;        ///< an agent; may be empty
  std::optional<Seconds> within;  ///< working time after the firing in which a stop is still a success
  std::string procedure;
};

/// A route. The first one in file order whose `when` matches sets the team and the required skills of a
/// ticket.
struct Route {
  std::string name;
  Filter when;
  std::string team;  ///< empty: the route sets skills only
  std::vector<Skill> skills;
  bool assign_auto = false;  ///< whether a sweep assigns its tickets to agents
};

/// A rule: it acts at commands (`on_...`) or a certain time after a ticket entered a state (`in`, `after`).
struct Rule {
  std::string name;
  bool on_created = false, on_changed = false, on_received = false, on_replied = false;
  std::optional<Status> in;  ///< for a timed rule, the state; it acts once per stay in it
  WallSeconds after;         ///< the time since entering the state; working time if there is a calendar
  std::string calendar;      ///< empty: wall time
  Filter when;
  std::vector<Action> actions;
};

/// The priorities of one impact, by urgency.
using MatrixRow = EnumArray<Level, Priority, kLevelNames.size()>;
using PriorityMatrix = EnumArray<Level, MatrixRow, kLevelNames.size()>;

/// A desk file, read and checked. Vectors keep the order of the file.
struct Desk {
  std::string name;
  std::string zone = "UTC";
  WallSeconds reopen_window{14 * 86400};
  std::vector<std::string> resolutions;  ///< in addition to the built-in ones
  /// How much a ticket of each priority adds to the load of its agent.
  EnumArray<Priority, int, kPriorityNames.size()> weights = {1, 1, 1, 1};
  std::vector<std::string> categories;    ///< empty: any
  std::vector<std::string> hold_reasons;  ///< empty: any
  /// The priority by [impact][urgency] (ITIL).
  PriorityMatrix matrix = {MatrixRow{Priority::urgent, Priority::high, Priority::normal},
                           MatrixRow{Priority::high, Priority::normal, Priority::low},
                           MatrixRow{Priority::normal, Priority::low, Priority::low}};
  /// The wall time after which a wait without a target is reported as a sign of late escalation.
  WallSeconds delay_assignment{4 * 3600}, delay_response{8 * 3600}, delay_update{24 * 3600};
  std::map<std::string, std::shared_ptr<const Calendar>, std::less<>> calendars;
  std::vector<TeamPolicy> teams;
  std::vector<AgentPolicy> agents;
  std::vector<SlaPolicy> slas;
  std::vector<EscalationStep> escalations;
  std::vector<Route> routes;
  std::vector<Rule> rules;
  std::string lang;  ///< of texts to customers; empty: the texts without a language
  std::vector<MessageText> messages;
  ReplyFrame reply_frame;
  std::string country;  ///< the calling code that a leading 0 of a number stands for; empty: none
  std::string mark;     ///< in subjects, `[MARK #42]`; empty: the name of the desk
  std::vector<ChannelPolicy> channels;
  IntakePolicy intake;

  /// Return the part with this name, or null if there is none. Linear in the number of parts.
  const TeamPolicy* team(std::string_view team_name) const;
  const AgentPolicy* agent(std::string_view agent_name) const;
  const MessageText* message(std::string_view message_name) const;
  const EscalationStep* step(std::string_view step_name) const;
  const Rule* rule(std::string_view rule_name) const;
  const ChannelPolicy* channel(std::string_view channel_name) const;
  const Route* route(std::string_view route_name) const;
  /// Returns what stands before the number in subjects, `[MARK #42]`; empty: nothing.
  std::string_view subject_mark() const { return mark.empty() ? name : mark; }
  /// Returns the name of the agent's calendar: their own or else that of the team. Empty means 24x7.
  std::string_view hours_of(const AgentPolicy& agent) const;
  /// Returns the calendar with this name. Returns null, which means 24x7, for an empty or unknown name.
  std::shared_ptr<const Calendar> calendar(std::string_view calendar_name) const;
  /// Returns the calendar of each active agent or, if there is none, every calendar of the desk. Null means
  /// 24x7. The desk owns them.
  std::vector<const Calendar*> working_hours() const;
};

/// Returns the binding of the ticket under the desk: the first policy in file order whose `when` matches,
/// with the targets for the ticket's priority, and the ownership target and calendar of its team. If no
/// policy matches, the binding has no targets and counts 24x7. All steps and timed rules with a number in
/// `facts.names` are included as timers; those whose `when` does not match are marked as not applying.
Binding binding_for(const Desk& desk, const TicketFacts& facts);

/// Returns whether an event of this kind can change a field that a `when` can read.
bool is_seen_by_when(EventKind kind);

/// Returns whether an event of this kind can change the result of `binding_for` under this desk. True for
/// creations and priorities, for teams if one has an ownership target, and for fields that the `when` of a
/// policy, step or timed rule reads.
bool affects_binding(const Desk& desk, EventKind kind);

}  // namespace tix
