// Records both sides of a link or a merge in one batch.
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

std::vector<RecordedTicket> relate(Work& work, const ActionContext& context, TicketId id, Linking act,
                                   LinkKind kind, TicketId other) {
  if (id == other) refuse(id, "cannot be linked to itself");
  const auto new_events = [&](TicketId one, LinkKind stands, TicketId to) {
    const Relations known = relations(work.past(one, context.at()));
    return act == Linking::link ? link(context, known, stands, to) : unlink(context, known, stands, to);
  };
  std::vector<NewEvent> here = new_events(id, kind, other);
  std::vector<NewEvent> there = new_events(other, row_of(kind).opposite, id);
  std::vector<RecordedTicket> recorded;
  recorded.push_back({id, work.record(id, std::move(here))});
  recorded.push_back({other, work.record(other, std::move(there))});
  return recorded;
}

std::vector<RecordedTicket> merge_tickets(Work& work, const ActionContext& context,
                                          const std::vector<TicketId>& ids, TicketId into) {
  if (const TicketId last = survivor(work, into, context.at()); last != into)
    refuse(into, fmt::format("was merged into ticket {}", last.value),
           fmt::format("pass --into {}", last.value));
  const Ticket target = work.ticket(into, context.at());
  std::vector<RecordedTicket> recorded;
  std::vector<NewEvent> inherited;
  for (const TicketId id : ids) {
    const auto past = work.past(id, context.at());
    if (const TicketId known = relations(past).merged_into)
      refuse(id, fmt::format("is already merged into ticket {}", known.value));
    recorded.push_back({id, work.record(id, merge(context, work.ticket(id, context.at()), into))});
    auto more = absorb(context, target, id, past);
    std::ranges::move(more, std::back_inserter(inherited));
  }
  recorded.push_back({into, work.record(into, std::move(inherited))});
  return recorded;
}

TicketId survivor(Work& work, TicketId id, Instant at) {
  // An import may have recorded a circle: its first ticket then stands for itself.
  std::vector<TicketId> seen;
  TicketId next = id;
  while (next) {
    if (std::ranges::find(seen, next) != seen.end()) return id;
    seen.push_back(next);
    next = relations(work.past(next, at)).merged_into;
  }
  return seen.back();
}

}  // namespace tix::desk
