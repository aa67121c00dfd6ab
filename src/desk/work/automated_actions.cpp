// Records a cause and all its consequences in one transaction.
#include "desk/work/automated_actions.hpp"

#include "desk/work/notify.hpp"
#include "desk/work/seen_ticket.hpp"
#include "tix/ticket/event_values.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace tix::desk {
namespace {

bool is_notice(const RecordedEvent& added) {
  return is_message(added.event, MessageKind::notice);
}

/// Messages to the customer are stored with the ticket and quoted from there.
void notify_all(Work& work, TicketId id, std::vector<Notification> notifications, const Recorded& recorded) {
  auto next = recorded.added.begin();
  for (Notification& notification : notifications) {
    if (notification.to_customer) {
      next = std::find_if(next, recorded.added.end(), is_notice);
      if (next != recorded.added.end()) notification.message_seq = (next++)->event.seq;
    }
    notify(work, id, notification);
  }
}

void append(std::vector<Notification>& to, std::vector<Notification> more) {
  std::ranges::move(more, std::back_inserter(to));
}

void append(Recorded& to, Recorded more) {
  if (more.added.empty()) return;
  std::move(more.added.begin(), more.added.end(), std::back_inserter(to.added));
  to.folded = std::move(more.folded);
}

}  // namespace

RecordedActions record_automatic(Work& work, Router& router, TicketId id, const Folded& before,
                                 AutomationResult done) {
  RecordedActions all{work.record(id, std::move(done.new_events)), std::move(done.notifications)};
  if (!all.recorded.added.empty()) router.learn(before, all.recorded.folded);
  notify_all(work, id, all.notifications, all.recorded);
  if (done.wants_agent && work.ticket(id, router.at()).unresolved()) {
    Routed routed = router.record(router.decide(id, Router::Wanted::agent));
    for (const Notification& notification : routed.notifications) notify(work, id, notification);
    append(all.notifications, std::move(routed.notifications));
    append(all.recorded, std::move(routed.recorded));
  }
  if (done.is_whole()) return all;
  const SeenTicket seen(work, work.folded(id, router.at()), router.at());
  const TicketFacts facts = seen.facts();
  const ActionContext context = work.automation_context(router.at());
  auto rest = record_automatic(
      work, router, id, seen.folded(),
      run_actions({context, facts, seen.customer_name()}, done.actions, done.notification_text, done.next));
  append(all.recorded, std::move(rest.recorded));
  append(all.notifications, std::move(rest.notifications));
  return all;
}

Recorded run_rules(Work& work, TicketId id, Instant at, const Folded* before, const Recorded& command) {
  const TriggerSet what = triggers_of(command.added);
  std::optional<SeenTicket> was;
  if (before) was.emplace(work, *before, at);
  std::vector<const Rule*> started;
  {
    const SeenTicket is(work, work.folded(id, at), at);
    const TicketFacts after = is.facts();
    if (was) {
      const TicketFacts facts = was->facts();
      started = rules_started(work.desk(), what, &facts, after);
    } else {
      started = rules_started(work.desk(), what, nullptr, after);
    }
  }
  Recorded all;
  Router router(work, at);
  const ActionContext context = work.automation_context(at);
  for (const Rule* rule : started) {
    const SeenTicket seen(work, work.folded(id, at), at);
    const TicketFacts facts = seen.facts();
    append(all, record_automatic(work, router, id, seen.folded(),
                                 start({context, facts, seen.customer_name()}, *rule))
                    .recorded);
  }
  return all;
}

}  // namespace tix::desk
