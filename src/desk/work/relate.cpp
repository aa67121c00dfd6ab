// Both sides of a link or a merge in one batch.
#include "desk/work/relate.hpp"

#include "tix/text/error.hpp"
#include "tix/ticket/relations.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace tix::desk {
namespace {

[[noreturn]] void refuse(TicketId id, const std::string& why, std::string hint = {}) {
  throw Error(ErrorKind::refused, fmt::format("ticket {} {}", id.value, why), std::move(hint));
}

}  // namespace

std::vector<Recorded> relate(Work& work, const Acting& acting, TicketId id, Linking act, LinkKind kind,
                             TicketId other) {
  if (id == other) refuse(id, "cannot be linked to itself");
  const auto drafts = [&](TicketId one, LinkKind stands, TicketId to) {
    const Relations known = relations(work.past(one, acting.at()));
    return act == Linking::link ? link(acting, known, stands, to) : unlink(acting, known, stands, to);
  };
  std::vector<Draft> here = drafts(id, kind, other);
  std::vector<Draft> there = drafts(other, row_of(kind).opposite, id);
  std::vector<Recorded> recorded;
  recorded.push_back({id, work.record(id, std::move(here))});
  recorded.push_back({other, work.record(other, std::move(there))});
  return recorded;
}

std::vector<Recorded> merge_tickets(Work& work, const Acting& acting, const std::vector<TicketId>& ids,
                                    TicketId into) {
  if (const TicketId last = survivor(work, into, acting.at()); last != into)
    refuse(into, fmt::format("is merged into {}", last.value), fmt::format("--into {}", last.value));
  const Ticket target = work.ticket(into, acting.at());
  std::vector<Recorded> recorded;
  std::vector<Draft> inherited;
  for (const TicketId id : ids) {
    const auto past = work.past(id, acting.at());
    if (const TicketId known = relations(past).merged_into)
      refuse(id, fmt::format("is merged into {} already", known.value));
    recorded.push_back({id, work.record(id, merge(acting, work.ticket(id, acting.at()), into))});
    auto more = absorb(acting, target, id, past);
    std::move(more.begin(), more.end(), std::back_inserter(inherited));
  }
  recorded.push_back({into, work.record(into, std::move(inherited))});
  return recorded;
}

TicketId survivor(Work& work, TicketId id, Instant at) {
  // An import may have brought a circle: its first ticket answers for itself then.
  std::vector<TicketId> seen;
  TicketId next = id;
  while (next) {
    if (std::find(seen.begin(), seen.end(), next) != seen.end()) return id;
    seen.push_back(next);
    next = relations(work.past(next, at)).merged_into;
  }
  return seen.back();
}

}  // namespace tix::desk
