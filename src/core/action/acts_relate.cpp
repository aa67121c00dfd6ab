// Linking tickets and merging them.
#include "core/action/act_rules.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix {
namespace {

bool has(const Relations& relations, LinkKind kind, TicketId other) {
  return std::find(relations.links.begin(), relations.links.end(), Link{kind, other}) !=
         relations.links.end();
}

}  // namespace

std::vector<Draft> link(const Acting& acting, const Relations& of_ticket, LinkKind kind, TicketId other) {
  if (has(of_ticket, kind, other)) return {};
  return {acting.draft(EventKind::linked, other.value, static_cast<std::int64_t>(kind))};
}

std::vector<Draft> unlink(const Acting& acting, const Relations& of_ticket, LinkKind kind, TicketId other) {
  if (!has(of_ticket, kind, other)) return {};
  return {acting.draft(EventKind::unlinked, other.value, static_cast<std::int64_t>(kind))};
}

std::vector<Draft> merge(const Acting& acting, const Ticket& ticket, TicketId into) {
  if (ticket.id == into) refuse(ticket, "cannot be merged into itself");
  require_unresolved(acting, ticket);
  return {acting.draft(EventKind::merged, into.value),
          status_draft(acting, Status::closed, kMergedResolution.value)};
}

std::vector<Draft> absorb(const Acting& acting, const Ticket& survivor, TicketId merged,
                          std::span<const Event> events_of_merged) {
  require_unresolved(acting, survivor);
  std::vector<Draft> drafts;
  for (const Instant since : waiting_since(events_of_merged))
    drafts.push_back(acting.draft(EventKind::absorbed, merged.value, since.unix()));
  if (drafts.empty()) drafts.push_back(acting.draft(EventKind::absorbed, merged.value));
  return drafts;
}

}  // namespace tix
