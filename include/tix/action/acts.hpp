// What people do to tickets: each act looks at the ticket and answers with the facts to record, or refuses.
#pragma once

#include "tix/policy/policy.hpp"
#include "tix/policy/recorder.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/ticket/names.hpp"
#include "tix/ticket/notification.hpp"
#include "tix/ticket/relations.hpp"
#include "tix/ticket/ticket.hpp"

#include <optional>
#include <span>
#include <string>
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
  /// By its name, or by impact and urgency, which come together; nothing when none was given. Both: usage
  /// error.
  std::optional<Priority> priority(const std::optional<std::string>& name,
                                   const std::optional<std::string>& impact,
                                   const std::optional<std::string>& urgency) const;

  /// Makes an event that refers to `a` and `b`: ids, enumerators, instants or counts, as its kind has them.
  template <class A = std::int64_t, class B = std::int64_t>
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

struct NewTicket {
  std::string title;
  std::string body;
  CustomerId requester;
  Priority priority = Priority::normal;
  std::string category, channel, team, agent, ref;
  std::vector<std::string> tags;
  std::vector<std::string> skills;  ///< needed, as `network:2`
  bool outbound = false;            ///< we write first: the body is our message
};
std::vector<NewEvent> create(const ActionContext& context, const NewTicket& ticket);

/// A public answer; `then` is the state it leaves the ticket in (open when new, else unchanged).
std::vector<NewEvent> reply(const ActionContext& context, const Ticket& ticket, std::string body,
                            std::optional<Status> then);
/// Whom the text names as `@name` watches the ticket from then on.
std::vector<NewEvent> note(const ActionContext& context, const Ticket& ticket, std::string body);
/// An agent is told of what happens to the ticket, or no longer.
std::vector<NewEvent> watch(const ActionContext& context, const Ticket& ticket, AgentId agent, bool on);

/// A customer's message. Reopens a pending or resolved ticket; `thanks` leaves a resolved one alone.
/// Nothing (and no error) when the ticket is closed: the message belongs in a new ticket that follows it up.
std::optional<std::vector<NewEvent>> receive(const ActionContext& context, const Ticket& ticket,
                                             std::string body, bool thanks);

struct Assignment {
  std::string agent;  ///< empty: unchanged
  std::string team;   ///< empty: unchanged
  bool none = false;  ///< clears the agent
  std::string reason;
};
std::vector<NewEvent> assign(const ActionContext& context, const Ticket& ticket, const Assignment& to);
std::vector<NewEvent> prioritize(const ActionContext& context, const Ticket& ticket, Priority priority);

struct StatusChange {
  Status to = Status::open;
  std::string reason;                 ///< why; on hold: the hold reason
  std::string resolution;             ///< resolved and closed only; empty: `fixed`
  std::optional<Instant> until = {};  ///< pending only: it opens by itself then, after the act
};
/// `status`, `resolve`, `reopen` and `close` are all this act.
std::vector<NewEvent> set_status(const ActionContext& context, const Ticket& ticket,
                                 const StatusChange& change);
std::vector<NewEvent> reopen(const ActionContext& context, const Ticket& ticket, const std::string& reason);

/// Only what is given changes.
struct Edit {
  std::optional<std::string> title;
  std::optional<CustomerId> requester;                     ///< 0 clears
  std::optional<std::string> ref, category, channel;       ///< empty clears; nobody else has this ref
  std::vector<std::pair<std::string, std::string>> extra;  ///< NAME of `x.NAME` and its value; empty clears
  bool no_skills = false;                                  ///< none is needed but those of `skills`
  std::vector<std::string> skills;                         ///< needed, as `network:2`
};
std::vector<NewEvent> edit(const ActionContext& context, const Ticket& ticket, const Edit& to);

struct Tagging {
  std::vector<std::string> add, remove;
};
std::vector<NewEvent> tag(const ActionContext& context, const Ticket& ticket, const Tagging& change);

/// One side of a link; the other ticket gets the opposite kind.
std::vector<NewEvent> link(const ActionContext& context, const Relations& of_ticket, LinkKind kind,
                           TicketId other);
std::vector<NewEvent> unlink(const ActionContext& context, const Relations& of_ticket, LinkKind kind,
                             TicketId other);

/// Closes a ticket as merged. Only what is unresolved can be merged, or be merged into.
std::vector<NewEvent> merge(const ActionContext& context, const Ticket& ticket, TicketId into);
/// What the survivor inherits from a merged ticket with these events: each message nobody has answered.
std::vector<NewEvent> absorb(const ActionContext& context, const Ticket& survivor, TicketId merged,
                             std::span<const Event> events_of_merged);

struct Escalation {
  EscalationKind kind = EscalationKind::functional;
  std::string reason;
  std::string to;           ///< a team or an agent; empty: the team's `escalates_to`, hierarchical: its lead
  bool keep_owner = false;  ///< people are told, and the ticket stays where it is
};
/// By hand. Refused without a reason, or when nobody is there to escalate to.
std::vector<NewEvent> escalate(const ActionContext& context, const Ticket& ticket,
                               const Escalation& escalation);
/// Who is told although the ticket does not come to them: with `keep_owner`, whom it would have gone to.
std::vector<Notification> escalation_notifications(const ActionContext& context, const Ticket& ticket,
                                                   const Escalation& escalation);
/// Somebody knows of it: holds the steps before a due, until `until` when it is given (after the act).
std::vector<NewEvent> acknowledge(const ActionContext& context, const Ticket& ticket,
                                  std::optional<Instant> until);
/// Refused when the ticket is not escalated.
std::vector<NewEvent> deescalate(const ActionContext& context, const Ticket& ticket,
                                 const std::string& reason);

/// Tells the customer when: the promise clock runs to that instant, which lies after the act.
std::vector<NewEvent> promise(const ActionContext& context, const Ticket& ticket, Instant when,
                              std::string what);
/// The promise that stands is kept. Refused when none does.
std::vector<NewEvent> keep_promise(const ActionContext& context, const Ticket& ticket,
                                   std::span<const Event> events);

/// What a customer says of how a ticket was resolved; at least one of the two.
struct Rating {
  std::optional<std::int64_t> score;           ///< 1 to 5
  std::optional<std::int64_t> recommendation;  ///< 0 to 10
  std::string comment;
};
/// Also of a ticket that is closed; refused when it is void or was merged into another.
std::vector<NewEvent> rate(const ActionContext& context, const Ticket& ticket, const Rating& rating);

/// A clock that can be waived or directed by hand, by its name. Error usage with the nearest.
Clock directed_clock(std::string_view name);
/// Takes a cycle (the last unless given) out of overdue and of met and breached from the act on.
std::vector<NewEvent> waive(const ActionContext& context, const Folded& folded, Clock clock,
                            std::optional<std::int64_t> cycle, const std::string& reason);

/// A due by hand (`due_set`), no promise at all (`due_none`), or the policy's again (`due_cleared`).
struct DueByHand {
  EventKind kind = EventKind::due_cleared;
  Instant due;  ///< of `due_set`
};
std::vector<NewEvent> set_due(const ActionContext& context, const Folded& folded, Clock clock,
                              const DueByHand& due, const std::string& reason);

}  // namespace tix
