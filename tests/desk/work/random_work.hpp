// Random days of a desk: acts of people at increasing times, through Work like those of commands.
#pragma once

#include "desk/import/import_desk.hpp"
#include "desk/work/relate.hpp"
#include "desk/work/undo.hpp"
#include "desk/work/work.hpp"
#include "random_pick.hpp"
#include "tix/action/acts_edit.hpp"
#include "tix/action/acts_promise.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace tix::test {

inline constexpr const char* kBusyDesk = R"(
[desk]
name = "busy"
zone = "Asia/Jakarta"
[calendar.office]
mon-fri = "09:00-12:00 13:00-17:00"
[team.frontline]
calendar = "office"
[team.specialists]
[agent.budi]
team = "frontline"
[agent.made]
team = "specialists"
[[sla]]
name = "vip"
when = "tag:vip"
hold_runs = false
[sla.targets]
urgent = { resolution = "30m" }
normal = { first_response = "20m", resolution = "2h" }
[[sla]]
name = "standard"
calendar = "office"
[sla.targets]
urgent = { first_response = "30m", resolution = "2h" }
high = { first_response = "1h", resolution = "4h" }
normal = { first_response = "2h", resolution = "8h" }
)";

inline NewTicket titled(const std::string& title, const std::string& agent = {}) {
  NewTicket ticket;
  ticket.title = title;
  ticket.agent = agent;
  return ticket;
}

/// Optional kinds of random acts. An undo changes the past at every moment, and a report uses tags as of its
/// own moment.
struct Besides {
  bool undoing = true;
  bool tagging = true;
};
inline constexpr Besides kNoUndo{false, true};
inline constexpr Besides kSteadyTags{true, false};

inline const char* any_category(Random& random) {
  constexpr std::array kCategories = {"network", "mail", "printer"};
  return kCategories[static_cast<std::size_t>(pick(random, 0, 2))];
}

/// Returns one random act on one ticket, decided but not recorded.
inline std::vector<NewEvent> random_events(desk::Work& work, const ActionContext& context, TicketId id,
                                           Random& random, Besides besides) {
  const Ticket ticket = work.ticket(id, context.at());
  const auto some_time = [&] { return context.at() + WallSeconds{pick(random, 1, 20000)}; };
  const auto clock = [&] { return pick(random, 0, 1) ? Clock::resolution : Clock::first_response; };
  switch (pick(random, 0, 15)) {
    case 0:
      return reply(context, ticket, "answer",
                   pick(random, 0, 1) ? std::optional{Status::pending} : std::nullopt);
    case 1:
      return receive(context, ticket, "more", pick(random, 0, 1) != 0 ? Received::thanks : Received::message)
          .value_or(std::vector<NewEvent>{});
    case 2: return assign(context, ticket, {pick(random, 0, 1) ? "budi" : "made", {}, false, {}});
    case 3: return assign(context, ticket, {{}, pick(random, 0, 1) ? "frontline" : "specialists", false, {}});
    case 4: return prioritize(context, ticket, static_cast<Priority>(pick(random, 0, 3)));
    case 5: return set_status(context, ticket, {static_cast<Status>(pick(random, 1, 3)), "vendor", {}});
    case 6: return set_status(context, ticket, {Status::resolved, {}, pick(random, 0, 9) ? "" : "void"});
    case 7: return reopen(context, ticket, {});
    case 8: {
      Edit to;
      to.title = "title " + std::to_string(pick(random, 0, 9));
      if (pick(random, 0, 1)) to.ref = "R" + std::to_string(id.value * 10 + pick(random, 0, 2));
      to.extra = {{"floor", std::to_string(pick(random, 0, 2))}};
      if (pick(random, 0, 1)) to.category = any_category(random);
      return edit(context, ticket, to);
    }
    case 9: {
      if (!besides.tagging) return {};
      const bool is_vip = std::ranges::find(ticket.tags, context.tag("vip")) != ticket.tags.end();
      return is_vip ? tag(context, ticket, {{"a"}, {"vip"}}) : tag(context, ticket, {{"vip"}, {}});
    }
    case 10: return set_status(context, ticket, {Status::pending, {}, {}, some_time()});
    case 11: return promise(context, ticket, some_time(), "soon");
    case 12: return keep_promise(context, ticket, work.past(id, context.at()));
    case 13: return waive(context, work.folded(id, context.at()), clock(), {}, "storm");
    case 14: {
      const DueByHand due{pick(random, 0, 2) ? EventKind::due_set : EventKind::due_cleared, some_time()};
      return set_due(context, work.folded(id, context.at()), clock(), due, "agreed");
    }
    default: return note(context, ticket, "hm");
  }
}

/// Runs one random act on random tickets, or creates a ticket, at `when`. Refused acts change nothing.
inline void random_act(store::Database& database, Random& random, Instant when, Besides besides = {}) {
  desk::Work work(database, {"sari", "sari", "act", when});
  const ActionContext context = work.action_context(when);
  const std::int64_t count = store::count_tickets(database);
  if (count == 0 || pick(random, 0, 9) < 2) {
    NewTicket ticket;
    ticket.title = "t" + std::to_string(count);
    ticket.priority = static_cast<Priority>(pick(random, 0, 3));
    if (pick(random, 0, 3) == 0) ticket.tags = {"vip"};
    if (pick(random, 0, 2) == 0) ticket.agent = "budi";
    if (pick(random, 0, 1) == 0) ticket.body = "help";
    if (pick(random, 0, 2)) ticket.category = any_category(random);
    work.create(create(context, ticket));
    return work.commit();
  }
  const TicketId id{pick(random, 1, count)}, other{pick(random, 1, count)};
  const auto what = pick(random, 0, 19);
  try {
    if (what == 0 && besides.undoing)
      desk::undo(work);
    else if (what == 1)
      desk::relate(work, context, id, pick(random, 0, 2) ? desk::Linking::link : desk::Linking::unlink,
                   static_cast<LinkKind>(pick(random, 2, 6)), other);
    else if (what == 2)
      desk::merge_tickets(work, context, {id}, other);
    else
      work.record(id, random_events(work, context, id, random, besides));
    work.commit();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::refused) throw;
  }
}

/// Runs `acts` random acts, some minutes or hours apart, from a Friday morning on. Returns the last instant.
template <class Act>
Instant acts_apart(Random& random, int acts, const Act& act) {
  Instant when = kNow;
  for (int i = 0; i < acts; ++i) {
    act(when);
    when = when + WallSeconds{pick(random, 0, 3) * pick(random, 0, 5400)};
  }
  return when;
}

/// Random acts of people.
inline Instant random_days(ImportDesk& desk, Random& random, int acts, Besides besides = {}) {
  return acts_apart(random, acts, [&](Instant when) { random_act(desk.database(), random, when, besides); });
}

}  // namespace tix::test
