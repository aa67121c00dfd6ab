// Linking tickets and merging them.
#include "core/action/act_rules.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix {
namespace {

bool has(const Relations& relations, LinkKind kind, TicketId other) {
  return std::ranges::find(relations.links, Link{kind, other}) != relations.links.end();
}

}  // namespace

std::vector<NewEvent> link(const ActionContext& context, const Relations& of_ticket, LinkKind kind,
                           TicketId other) {
  if (has(of_ticket, kind, other)) return {};
  return {context.new_event(EventKind::linked, other, kind)};
}

std::vector<NewEvent> unlink(const ActionContext& context, const Relations& of_ticket, LinkKind kind,
                             TicketId other) {
  if (!has(of_ticket, kind, other)) return {};
  return {context.new_event(EventKind::unlinked, other, kind)};
}

std::vector<NewEvent> merge(const ActionContext& context, const Ticket& ticket, TicketId into) {
  if (ticket.id == into) refuse(ticket, "cannot be merged into itself");
  require_unresolved(context, ticket);
  return {context.new_event(EventKind::merged, into),
          status_event(context, Status::closed, kMergedResolution.value)};
}

std::vector<NewEvent> absorb(const ActionContext& context, const Ticket& survivor, TicketId merged,
                             std::span<const Event> events_of_merged) {
  require_unresolved(context, survivor);
  std::vector<NewEvent> new_events;
  for (const Instant since : waiting_since(events_of_merged))
    new_events.push_back(context.new_event(EventKind::absorbed, merged, since));
  if (new_events.empty()) new_events.push_back(context.new_event(EventKind::absorbed, merged));
  return new_events;
}

}  // namespace tix
