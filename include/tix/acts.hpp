// What people do to tickets: each act looks at the ticket and answers with the facts to record, or refuses.
#pragma once

#include "tix/ids.hpp"
#include "tix/names.hpp"
#include "tix/policy.hpp"
#include "tix/ticket.hpp"
#include "tix/weave.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tix {

/// Who acts, when, and under which desk. Words are looked up here and nowhere else: an unknown one is a usage
/// error with the nearest names.
class Acting {
 public:
  /// `names` takes in new channels and tags.
  Acting(const Desk& desk, NameTable& names, AgentId actor, Instant at)
      : desk_(&desk), names_(&names), actor_(actor), at_(at) {}

  const Desk& desk() const { return *desk_; }
  Instant at() const { return at_; }

  AgentId agent(std::string_view name) const;  ///< one of the desk file, active
  TeamId team(std::string_view name) const;    ///< one of the desk file, active
  CategoryId category(std::string_view name) const;
  ChannelId channel(std::string_view name) const;
  LabelId tag(std::string_view name) const;
  ResolutionId resolution(std::string_view name) const;
  HoldReasonId hold_reason(std::string_view name) const;
  /// By its name, or by impact and urgency, which come together; nothing when none was given. Both: usage
  /// error.
  std::optional<Priority> priority(const std::optional<std::string>& name,
                                   const std::optional<std::string>& impact,
                                   const std::optional<std::string>& urgency) const;

  Draft draft(EventKind kind, std::int64_t a = 0, std::int64_t b = 0, std::string text = {}) const {
    return {at_, actor_, kind, a, b, std::move(text), {}};
  }
  Draft message(MessageKind kind, std::string body) const;
  /// Whether the team has this agent, by the desk file.
  bool belongs(AgentId agent, TeamId team) const;
  TeamId team_of(AgentId agent) const;

 private:
  const Desk* desk_;
  NameTable* names_;
  AgentId actor_;
  Instant at_;
};

struct NewTicket {
  std::string title;
  std::string body;
  CustomerId requester;
  Priority priority = Priority::normal;
  std::string category, channel, team, agent, ref;
  std::vector<std::string> tags;
  bool outbound = false;  ///< we write first: the body is our message
};
std::vector<Draft> create(const Acting& acting, const NewTicket& ticket);

/// A public answer; `then` is the state it leaves the ticket in (open when new, else unchanged).
std::vector<Draft> reply(const Acting& acting, const Ticket& ticket, std::string body,
                         std::optional<Status> then);
std::vector<Draft> note(const Acting& acting, const Ticket& ticket, std::string body);

/// A customer's message. Reopens a pending or resolved ticket; `thanks` leaves a resolved one alone.
/// Nothing (and no error) when the ticket is closed: the message belongs in a new ticket that follows it up.
std::optional<std::vector<Draft>> receive(const Acting& acting, const Ticket& ticket, std::string body,
                                          bool thanks);

struct Assignment {
  std::string agent;  ///< empty: unchanged
  std::string team;   ///< empty: unchanged
  bool none = false;  ///< clears the agent
  std::string reason;
};
std::vector<Draft> assign(const Acting& acting, const Ticket& ticket, const Assignment& to);
std::vector<Draft> prioritize(const Acting& acting, const Ticket& ticket, Priority priority);

struct StatusChange {
  Status to = Status::open;
  std::string reason;      ///< why; on hold: the hold reason
  std::string resolution;  ///< resolved and closed only; empty: `fixed`
};
/// `status`, `resolve`, `reopen` and `close` are all this act.
std::vector<Draft> set_status(const Acting& acting, const Ticket& ticket, const StatusChange& change);
std::vector<Draft> reopen(const Acting& acting, const Ticket& ticket, const std::string& reason);

}  // namespace tix
