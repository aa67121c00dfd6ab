// One transaction for the cause and all that follows from it.
#include "desk/automatic.hpp"

#include "desk/seen_ticket.hpp"
#include "desk/tell.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace tix::desk {
namespace {

bool is_notice(const WovenEvent& added) {
  return added.event.kind == EventKind::message &&
         added.event.a == static_cast<std::int64_t>(MessageKind::notice);
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

void append(Woven& to, Woven more) {
  if (more.added.empty()) return;
  std::move(more.added.begin(), more.added.end(), std::back_inserter(to.added));
  to.folded = std::move(more.folded);
}

}  // namespace

Woven record_automatic(Work& work, Router& router, TicketId id, const Folded& before, Automatic done) {
  Woven all = work.record(id, std::move(done.drafts));
  if (!all.added.empty()) router.learn(before, all.folded);
  tell_all(work, id, std::move(done.notices), all);
  if (!done.wants_agent || !work.ticket(id, router.at()).unresolved()) return all;
  Routed routed = router.record(router.decide(id, Router::Wanted::agent));
  for (const Notice& notice : routed.notices) tell(work, id, notice);
  append(all, std::move(routed.woven));
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
                                 start({acting, facts, seen.customer_name()}, *rule)));
  }
  return all;
}

}  // namespace tix::desk
