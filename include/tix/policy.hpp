// The desk's policy: everything a desk file decides, checked and ready to use.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tix/binding.hpp"
#include "tix/calendar.hpp"
#include "tix/event.hpp"
#include "tix/filter.hpp"
#include "tix/instant.hpp"
#include "tix/ticket.hpp"

namespace tix {

struct TeamPolicy {
  std::string name;
  int tier = 1;
  std::string lead;          ///< an agent; may be empty
  std::string calendar;      ///< empty: 24x7
  std::string escalates_to;  ///< a team; may be empty
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
  std::array<Targets, 4> targets;  ///< by Priority
};

struct EscalationStep {
  std::string name;
  Clock clock = Clock::resolution;
  /// Either a percentage of the target, or an offset from the due in working seconds (negative: before it).
  bool is_percent = false;
  std::int64_t moment = 0;
  Filter when;
  bool hierarchical = false;
  std::vector<std::string> actions;
  std::string responsible;
  std::optional<Seconds> within;
  std::string procedure;
};

struct Route {
  std::string name;
  Filter when;
  std::string team;
  std::vector<Skill> skills;
  bool assign_auto = false;
};

struct Rule {
  std::string name;
  bool on_created = false, on_changed = false, on_received = false, on_replied = false;
  std::optional<Status> in;  ///< timed rule: once per stay in this state ...
  WallSeconds after;         ///< ... this long after entering it
  std::string calendar;      ///< empty: wall time
  Filter when;
  std::vector<std::string> actions;
};

struct MessageText {
  std::string name;
  std::string subject;
  std::string body;
};

/// A desk file, valid on construction. Vectors keep the order of the file.
struct Desk {
  std::string name;
  std::string zone = "UTC";
  WallSeconds reopen_window{14 * 86400};
  std::vector<std::string> resolutions;   ///< beside the built-in ones
  std::array<int, 4> weights = {1, 1, 1, 1};  ///< by Priority
  std::vector<std::string> categories;    ///< empty: any
  std::vector<std::string> hold_reasons;  ///< empty: any
  std::array<std::array<Priority, 3>, 3> matrix = {};  ///< [impact][urgency], by Level
  WallSeconds delay_assignment{4 * 3600}, delay_response{8 * 3600}, delay_update{24 * 3600};
  std::map<std::string, std::shared_ptr<const Calendar>, std::less<>> calendars;
  std::vector<TeamPolicy> teams;
  std::vector<AgentPolicy> agents;
  std::vector<SlaPolicy> slas;
  std::vector<EscalationStep> escalations;
  std::vector<Route> routes;
  std::vector<Rule> rules;
  std::vector<MessageText> messages;

  const TeamPolicy* team(std::string_view name) const;
  const AgentPolicy* agent(std::string_view name) const;
};

/// What the desk promises this ticket now: the first policy in file order whose `when` matches, with the
/// targets of the ticket's priority. Nothing matched: the empty binding.
Binding binding_for(const Desk& desk, const TicketFacts& facts);

/// True when an event of this kind can change what `binding_for` answers.
bool affects_binding(const Desk& desk, EventKind kind);

}  // namespace tix
