// The desk's policy: everything a desk file decides, checked and ready to use.
#pragma once

#include "tix/calendar/calendar.hpp"
#include "tix/filter/filter.hpp"
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

struct TeamPolicy {
  std::string name;
  int tier = 1;
  std::string lead;                  ///< an agent; may be empty
  std::string calendar;              ///< empty: 24x7, and of `ownership` the policy's
  std::string escalates_to;          ///< a team; may be empty
  std::optional<Seconds> ownership;  ///< how long the team may hold a ticket
  std::string renamed_from;
  bool active = true;
};

struct Skill {
  std::string name;
  int level = 1;
};

struct AgentPolicy {
  std::string name;
  std::string full_name;
  std::string email;
  std::string team;
  std::vector<Skill> skills;
  int capacity = 10;
  std::string calendar;  ///< empty: the team's
  std::string renamed_from;
  bool active = true;
};

struct SlaPolicy {
  std::string name;
  Filter when;           ///< empty: matches all
  std::string calendar;  ///< empty: 24x7
  bool hold_runs = true;
  EnumArray<Priority, Targets, kPriorityNames.size()> targets;
};

/// What steps and rules do, one row per word. `argument` says what is accepted after the colon.
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
     {ActionKind::priority, "priority", "urgent, high, normal, low, +1 (more pressing) or -1"},
     {ActionKind::tag, "tag", "a tag: letters, digits, '.', '_' or '-'"},
     {ActionKind::status, "status", "open, pending, hold, resolved or closed"},
     {ActionKind::resolution, "resolution", "a resolution, built in or the desk's own"},
     {ActionKind::message, "message", "the name of a [message.NAME]"}});

/// `team:frontline` as its two halves; the argument is one that `kActions` says, and names in it exist.
struct Action {
  ActionKind kind = ActionKind::notify;
  std::string argument;

  friend bool operator==(const Action&, const Action&) = default;
};

struct EscalationStep {
  std::string name;
  Clock clock = Clock::resolution;
  /// Either a percentage of the target (1 to 100), or an offset from the due in working seconds (negative:
  /// before it).
  bool is_percent = false;
  std::int64_t moment = 0;
  Filter when;
  EscalationKind kind = EscalationKind::warning;
  std::vector<Action> actions;
  std::string responsible;        ///< an agent; may be empty
  std::optional<Seconds> within;  ///< when a late escalation still counts as a success
  std::string procedure;
};

struct Route {
  std::string name;
  Filter when;
  std::string team;  ///< may be empty: the route gives skills only
  std::vector<Skill> skills;
  bool assign_auto = false;
};

struct Rule {
  std::string name;
  bool on_created = false, on_changed = false, on_received = false, on_replied = false;
  std::optional<Status> in;  ///< timed rule: once per open interval in this state ...
  WallSeconds after;         ///< ... this long after entering it; working time when there is a calendar
  std::string calendar;      ///< empty: wall time
  Filter when;
  std::vector<Action> actions;
};

/// What `{...}` in a message's subject and body may name.
enum class Placeholder : std::uint8_t {
  title,
  customer,
  id,
  ref,
  agent,
  team,
  status,
  priority,
  due,
  next_update,
  desk
};
inline constexpr auto kPlaceholders = enum_names<Placeholder>(
    {"title", "customer", "id", "ref", "agent", "team", "status", "priority", "due", "next_update", "desk"});

/// A text for customers.
struct MessageText {
  std::string name;
  std::string subject;
  std::string body;
};

/// Priorities by impact, then by urgency.
using MatrixRow = EnumArray<Level, Priority, kLevelNames.size()>;
using PriorityMatrix = EnumArray<Level, MatrixRow, kLevelNames.size()>;

/// A desk file, valid on construction. Vectors keep the order of the file.
struct Desk {
  std::string name;
  std::string zone = "UTC";
  WallSeconds reopen_window{14 * 86400};
  std::vector<std::string> resolutions;  ///< beside the built-in ones
  EnumArray<Priority, int, kPriorityNames.size()> weights = {1, 1, 1, 1};
  std::vector<std::string> categories;    ///< empty: any
  std::vector<std::string> hold_reasons;  ///< empty: any
  /// [impact][urgency], by Level (ITIL).
  PriorityMatrix matrix = {MatrixRow{Priority::urgent, Priority::high, Priority::normal},
                           MatrixRow{Priority::high, Priority::normal, Priority::low},
                           MatrixRow{Priority::normal, Priority::low, Priority::low}};
  /// When a ticket without a target counts as a sign of late escalation.
  WallSeconds delay_assignment{4 * 3600}, delay_response{8 * 3600}, delay_update{24 * 3600};
  std::map<std::string, std::shared_ptr<const Calendar>, std::less<>> calendars;
  std::vector<TeamPolicy> teams;
  std::vector<AgentPolicy> agents;
  std::vector<SlaPolicy> slas;
  std::vector<EscalationStep> escalations;
  std::vector<Route> routes;
  std::vector<Rule> rules;
  std::vector<MessageText> messages;

  /// Null when there is none of that name.
  const TeamPolicy* team(std::string_view team_name) const;
  const AgentPolicy* agent(std::string_view agent_name) const;
  const MessageText* message(std::string_view message_name) const;
  const EscalationStep* step(std::string_view step_name) const;
  const Rule* rule(std::string_view rule_name) const;
  const Route* route(std::string_view route_name) const;
  /// The name of the calendar that the agent works by: their own, else the team's; empty: around the clock.
  std::string_view hours_of(const AgentPolicy& agent) const;
  /// Null for an empty or unknown name: 24x7.
  std::shared_ptr<const Calendar> calendar(std::string_view calendar_name) const;
};

/// What the desk promises this ticket now: the first policy in file order whose `when` matches, with the
/// targets of the ticket's priority, and the ownership target of its team with the team's calendar. Nothing
/// matched: no policy, 24x7. All steps and timed rules whose names `facts.names` has come with it as timers;
/// those whose `when` is not true of the ticket wait.
Binding binding_for(const Desk& desk, const TicketFacts& facts);

/// True when an event of this kind can change what some `when` sees of a ticket.
bool is_seen_by_when(EventKind kind);

/// True when an event of this kind can change what `binding_for` answers: the creation, a priority, and what
/// changes a field that some policy's `when` reads.
bool affects_binding(const Desk& desk, EventKind kind);

}  // namespace tix
