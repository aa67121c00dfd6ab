// One transaction for the cause and all that follows from it.
#include "desk/work/automatic.hpp"

#include "desk/work/seen_ticket.hpp"
#include "desk/work/tell.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace tix::desk {
namespace {

bool is_notice(const WovenEvent& added) {
  return is_message(added.event, MessageKind::notice);
}

/// Messages to the customer are kept with the ticket and quoted from there.
void tell_all(Work& work, TicketId id, std::vector<Notice> notices, const Woven& recorded) {
  auto next = recorded.added.begin();
  for (Notice& notice : notices) {
    if (notice.to_customer) {
      next = std::find_if(next, recorded.added.end(), is_notice);
      if (next != recorded.added.end()) notice.message_seq = (next++)->event.seq;
    }
    tell(work, id, notice);
  }
}

void append(std::vector<Notice>& to, std::vector<Notice> more) {
  std::move(more.begin(), more.end(), std::back_inserter(to));
}

void append(Woven& to, Woven more) {
  if (more.added.empty()) return;
  std::move(more.added.begin(), more.added.end(), std::back_inserter(to.added));
  to.folded = std::move(more.folded);
}

}  // namespace

DoneAutomatically record_automatic(Work& work, Router& router, TicketId id, const Folded& before,
                                   Automatic done) {
  DoneAutomatically all{work.record(id, std::move(done.drafts)), std::move(done.notices)};
  if (!all.woven.added.empty()) router.learn(before, all.woven.folded);
  tell_all(work, id, all.notices, all.woven);
  if (done.wants_agent && work.ticket(id, router.at()).unresolved()) {
    Routed routed = router.record(router.decide(id, Router::Wanted::agent));
    for (const Notice& notice : routed.notices) tell(work, id, notice);
    append(all.notices, std::move(routed.notices));
    append(all.woven, std::move(routed.woven));
  }
  if (done.is_whole()) return all;
  const SeenTicket seen(work, work.folded(id, router.at()), router.at());
  const TicketFacts facts = seen.facts();
  const Acting acting = work.automatic(router.at());
  auto rest = record_automatic(
      work, router, id, seen.folded(),
      perform({acting, facts, seen.customer_name()}, done.actions, done.occasion, done.next));
  append(all.woven, std::move(rest.woven));
  append(all.notices, std::move(rest.notices));
  return all;
}

Woven run_rules(Work& work, TicketId id, Instant at, const Folded* before, const Woven& command) {
  const Happening what = happening(command.added);
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
  Woven all;
  Router router(work, at);
  const Acting acting = work.automatic(at);
  for (const Rule* rule : started) {
    const SeenTicket seen(work, work.folded(id, at), at);
    const TicketFacts facts = seen.facts();
    append(all, record_automatic(work, router, id, seen.folded(),
                                 start({acting, facts, seen.customer_name()}, *rule))
                    .woven);
  }
  return all;
}

}  // namespace tix::desk
