// Chooses an agent ticket by ticket and explains each decision before it is recorded.
#include "cli/ticket/assign_auto.hpp"

#include "cli/input/ticket_act.hpp"
#include "desk/work/act.hpp"
#include "desk/work/notify.hpp"
#include "tix/routing/routing.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace tix::cli {
namespace {

Report explanation() {
  Report report;
  report.header.report = "routing";
  report.columns = {{.name = "ticket", .kind = ColumnKind::number, .key = true},
                    {.name = "agent", .kind = ColumnKind::word, .key = true},
                    {"chosen", ColumnKind::flag},
                    {"why", ColumnKind::text},
                    {"load", ColumnKind::number},
                    {"capacity", ColumnKind::number},
                    {"assigned_at", ColumnKind::instant},
                    {"away_until_at", ColumnKind::instant},
                    {"opens_at", ColumnKind::instant}};
  return report;
}

/// Lists the chosen agent first, then the others who could take the ticket, then the rest, each group in the
/// order of the desk file.
void explain(const desk::Decision& decision, const NameTable& names, const Zone& zone, Report& report) {
  auto all = verdicts(decision.asked, decision.need);
  std::ranges::stable_sort(all, [](const AgentVerdict& x, const AgentVerdict& y) {
    return std::pair{!x.chosen, x.obstacle != Obstacle::none} <
           std::pair{!y.chosen, y.obstacle != Obstacle::none};
  });
  for (const AgentVerdict& verdict : all) {
    const RosterAgent& agent = *verdict.agent;
    report.rows.push_back({decision.ticket.value, agent.policy->name, verdict.chosen,
                           reason_of(verdict, decision.need, names, zone), agent.held.load,
                           std::int64_t{agent.policy->capacity}, cell_of(agent.assigned_at),
                           cell_of_end(agent.away_until), cell_of_end(agent.opens_at)});
  }
}

}  // namespace

Recorded record_decision(desk::Work& work, const ActionContext& context, desk::Router& router,
                         desk::Decision decision, std::vector<UnassignableTicket>& unassignable) {
  if (decision.is_unassignable) unassignable.push_back({decision.ticket, decision.why});
  Recorded given = desk::act(work, context, decision.ticket, std::move(decision.new_events));
  if (!given.added.empty()) router.learn(decision.before, given.folded);
  for (const Notification& notification : decision.notifications)
    desk::notify(work, decision.ticket, notification);
  return given;
}

void refuse_unassignable(const std::vector<UnassignableTicket>& unassignable) {
  constexpr std::size_t kNamed = 5;
  if (unassignable.empty()) return;
  const UnassignableTicket& first = unassignable.front();
  const std::string hint =
      fmt::format("run 'tix assign {} --auto --explain --dry-run' to see why", first.ticket.value);
  if (unassignable.size() == 1)
    throw Error(ErrorKind::refused,
                fmt::format("ticket {} stays in the queue: {}", first.ticket.value, first.why), hint);
  std::vector<std::int64_t> ids;
  for (const UnassignableTicket& one : unassignable)
    if (ids.size() < kNamed) ids.push_back(one.ticket.value);
  const std::size_t left = unassignable.size() - ids.size();
  throw Error(ErrorKind::refused,
              fmt::format("no agent can take tickets {}{}", fmt::join(ids, ", "),
                          left > 0 ? fmt::format(" and {} more", left) : std::string()),
              hint);
}

Exit assign_auto(Session& session, const Tickets& tickets, const AutoAssignment& to) {
  Report report = explanation();
  std::vector<UnassignableTicket> unassignable;
  const Zone* zone = nullptr;
  act_together(
      session, "assign", tickets, [&](desk::Work& work, const ActionContext& context, const auto& ids) {
        zone = &work.zone();
        desk::Router router(work, context.at(), work.actor());
        std::vector<desk::RecordedTicket> done;
        for (const TicketId id : ids) {
          const Folded before = work.folded(id, context.at());
          require_routable(context, before.ticket);
          Recorded handed;
          if (!to.team.empty())
            handed = desk::act(work, context, id,
                               assign(context, before.ticket, {.team = to.team, .reason = to.reason}));
          if (!handed.added.empty()) router.learn(before, handed.folded);
          desk::Decision decision = router.decide(id, desk::Router::Wanted::agent);
          if (to.explain) explain(decision, work.names(), *zone, report);
          const bool is_unassignable = decision.is_unassignable;
          const Recorded given = record_decision(work, context, router, std::move(decision), unassignable);
          handed.added.insert(handed.added.end(), given.added.begin(), given.added.end());
          if (!is_unassignable || !to.team.empty()) done.push_back({id, std::move(handed)});
        }
        return done;
      });
  if (to.explain) session.print(std::move(report), *zone);
  refuse_unassignable(unassignable);
  return Exit::done;
}

}  // namespace tix::cli
