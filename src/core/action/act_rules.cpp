// Conditions that several actions have in common. Every refusal names the ticket and, where there is one, a
// command that leads on.
#include "core/action/act_rules.hpp"

#include "tix/text/error.hpp"
#include "tix/text/nearest.hpp"

#include <fmt/format.h>

namespace tix {

[[noreturn]] void refuse(const Ticket& ticket, std::string_view why, std::string hint) {
  throw Error(ErrorKind::refused, fmt::format("ticket {} {}", ticket.id.value, why), std::move(hint));
}

void require_not_closed(const ActionContext& context, const Ticket& ticket) {
  if (status_at(ticket, context.at(), context.desk().reopen_window) != Status::closed) return;
  if (ticket.resolution == kMergedResolution)
    refuse(ticket, "was merged into another", fmt::format("tix show {}", ticket.id.value));
  const Instant since = ticket.closed_at.value_or(ticket.resolved_at.value_or(ticket.in_state_since) +
                                                  context.desk().reopen_window);
  refuse(ticket, fmt::format("has been closed since {}", context.moment(since)),
         fmt::format("run 'tix receive {} TEXT' to open a follow-up ticket", ticket.id.value));
}

void require_unresolved(const ActionContext& context, const Ticket& ticket) {
  require_not_closed(context, ticket);
  if (!ticket.unresolved()) refuse(ticket, "is resolved", fmt::format("tix reopen {}", ticket.id.value));
}

void require_reason(const std::string& reason) {
  if (reason.empty()) throw Error(ErrorKind::usage, "a reason is required", "pass --reason TEXT");
}

NewEvent status_event(const ActionContext& context, Status to, std::int64_t detail, std::string reason) {
  return context.new_event(EventKind::status, to, detail, std::move(reason));
}

[[noreturn]] void refuse_unknown(std::string_view what, std::string_view name,
                                 const std::vector<std::string>& known) {
  std::string hint = did_you_mean(name, known);
  if (hint.empty() && !known.empty() && known.size() <= 12)
    hint = fmt::format("known: {}", fmt::join(known, ", "));
  throw Error(ErrorKind::usage, fmt::format("no {} '{}'", what, name), std::move(hint));
}

}  // namespace tix
