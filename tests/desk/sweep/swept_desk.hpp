// A desk with many automatic actions, for tests of the sweep.
#pragma once

#include "desk/sweep/sweep.hpp"
#include "desk/work/act.hpp"
#include "desk/work/notify.hpp"
#include "desk/work/random_work.hpp"
#include "tix/action/acts_escalate.hpp"

#include <string>
#include <vector>

namespace tix::test {

inline constexpr const char* kSweptDesk = R"(
[desk]
name = "swept"
zone = "UTC"
[team.frontline]
lead = "sari"
escalates_to = "specialists"
targets = { ownership = "50m" }
[team.specialists]
lead = "made"
[agent.sari]
team = "frontline"
capacity = 4
[agent.budi]
team = "frontline"
capacity = 6
[agent.made]
team = "specialists"
capacity = 20
[[sla]]
name = "vip"
when = "tag:vip"
hold_runs = false
[sla.targets]
urgent = { assignment = "5m", first_response = "8m", next_response = "10m", resolution = "30m" }
normal = { first_response = "20m", update = "25m", resolution = "2h" }
[[sla]]
name = "standard"
[sla.targets]
urgent = { assignment = "10m", first_response = "15m", resolution = "1h" }
high = { first_response = "20m", next_response = "30m", resolution = "90m" }
normal = { assignment = "30m", first_response = "30m", update = "40m", resolution = "2h" }
low = { first_response = "1h", resolution = "3h" }
[[escalation]]
name = "warn"
clock = "resolution"
at = "75%"
do = ["notify:agent", "notify:watchers"]
[[escalation]]
name = "overdue"
clock = "resolution"
at = "due"
when = "team:frontline"
kind = "functional"
responsible = "made"
within = "30m"
procedure = "Call the customer."
do = ["team:specialists", "assign:auto", "notify:lead"]
[[escalation]]
name = "unanswered"
clock = "first_response"
at = "due+5m"
when = "not:priority:urgent"
kind = "hierarchical"
do = ["priority:+1", "tag:exec", "notify:boss@desk.test"]
[[escalation]]
name = "soon"
clock = "next_response"
at = "due-5m"
do = ["notify:team"]
[[escalation]]
name = "silent"
clock = "update"
at = "due"
when = "not:tag:exec"
do = ["tag:silent"]
[[escalation]]
name = "held too long"
clock = "ownership"
at = "due"
when = "team:frontline"
do = ["notify:lead"]
[[escalation]]
name = "nobody's"
clock = "assignment"
at = "50%"
do = ["notify:lead"]
[[route]]
name = "vips"
when = "tag:vip"
team = "specialists"
assign = "auto"
[[route]]
name = "the rest"
team = "frontline"
[[rule]]
name = "exec is high"
on = ["created", "changed"]
when = "tag:a"
do = ["priority:high", "assign:auto"]
[[rule]]
name = "remind"
in = "pending"
after = "40m"
do = ["message:reminder"]
[[rule]]
name = "give up"
in = "pending"
after = "2h"
do = ["status:resolved", "resolution:answered"]
[[rule]]
name = "look again"
in = "hold"
after = "1h"
when = "team:frontline"
do = ["status:open"]
[message.reminder]
body = "Hello {customer}, we wait for your answer on #{id}."
)";

/// Runs a random command with all its consequences, or creates a ticket.
inline void random_command(store::Database& database, Random& random, Instant when) {
  desk::Work work(database, {"sari", "sari", "act", when});
  const ActionContext context = work.action_context(when);
  const std::int64_t count = store::count_tickets(database);
  if (count == 0 || pick(random, 0, 9) < 2) {
    NewTicket ticket;
    ticket.title = "t" + std::to_string(count);
    ticket.priority = static_cast<Priority>(pick(random, 0, 3));
    if (pick(random, 0, 3) == 0) ticket.tags = {"vip"};
    if (pick(random, 0, 3) == 0) ticket.agent = "budi";
    if (pick(random, 0, 1) == 0) ticket.body = "help";
    ticket.requester = work.know_customer("ana@acme.test", work.now());
    desk::notify_of(work, desk::act_new(work, context, create(context, ticket)).id);
    return work.commit();
  }
  const TicketId id{pick(random, 1, count)};
  try {
    const Ticket ticket = work.ticket(id, when);
    std::vector<NewEvent> new_events;
    switch (pick(random, 0, 14)) {
      case 0:
        new_events = escalate(context, ticket, {EscalationKind::functional, "hard", "specialists", false});
        break;
      case 1: new_events = acknowledge(context, ticket, {}); break;
      case 2: new_events = acknowledge(context, ticket, when + WallSeconds{pick(random, 1, 4000)}); break;
      case 3: new_events = deescalate(context, ticket, "calm"); break;
      default: new_events = random_events(work, context, id, random, {});
    }
    desk::act(work, context, id, std::move(new_events));
    desk::notify_of(work, id);
    work.commit();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::refused && error.kind() != ErrorKind::usage) throw;
  }
}

inline std::vector<desk::Swept> sweep_at(store::Database& database, Instant now, bool dry_run = false) {
  desk::SweepOptions options;
  options.dry_run = dry_run;
  return desk::sweep(database, {"root", "root", "sweep", now}, options);
}

/// Returns the results of a sweep, one line each.
inline std::string text_of(const std::vector<desk::Swept>& swept) {
  std::string text;
  for (const desk::Swept& row : swept)
    text += fmt::format("{} {} {} late {} did {} by {}: {}\n", row.what, row.ticket.value, row.name,
                        row.late_by.count, row.did, row.responsible, row.procedure);
  return text;
}

/// Returns the events that are not undone, without the numbers of changes.
inline std::string log_of(store::Database& database) {
  std::string text;
  for (std::int64_t id = 1; id <= store::count_tickets(database); ++id)
    for (const Event& event : store::events_of(database, TicketId{id}))
      text += fmt::format("{} {} {} {} {} {} {}\n", id, event.at.unix(), row_of(event.kind).name, event.a,
                          event.b, event.actor.value, event.text);
  return text;
}

}  // namespace tix::test
