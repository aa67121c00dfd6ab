// Deletes the body and keeps the event.
#include "desk/work/redact.hpp"

#include "store/intake/intake_store.hpp"
#include "store/intake/part_store.hpp"
#include "store/outbox/outbox.hpp"
#include "store/ticket/event_store.hpp"
#include "tix/text/error.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix::desk {

void require_message(store::Database& database, TicketId id, std::int64_t seq) {
  const auto events = store::events_ever_of(database, id);
  if (events.empty()) throw Error(ErrorKind::not_found, fmt::format("no ticket {}", id.value));
  std::vector<std::int64_t> messages;
  for (const Event& event : events)
    if (event.kind == EventKind::message) messages.push_back(event.seq);
  if (std::ranges::find(messages, seq) != messages.end()) return;
  throw Error(ErrorKind::not_found, fmt::format("ticket {} has no message {}", id.value, seq),
              messages.empty() ? std::string() : fmt::format("its messages: {}", fmt::join(messages, ", ")));
}

Recorded redact(Work& work, const ActionContext& context, TicketId id, std::int64_t seq,
                const std::string& reason) {
  if (reason.empty()) throw Error(ErrorKind::usage, "a reason is required", "pass --reason TEXT");
  require_message(work.database(), id, seq);
  if (!store::get_body(work.database(), id, seq)) return {};
  Recorded recorded = work.record(id, {context.new_event(EventKind::redacted, seq, 0, reason)});
  store::redact_body(work.database(), id, seq);
  store::redact_parts(work.database(), id, seq);
  store::redact_intake(work.database(), id, seq);
  store::cancel_outbox_quoting(work.database(), id, seq, "its text was redacted");
  return recorded;
}

}  // namespace tix::desk
