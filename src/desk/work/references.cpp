// Looks up the ticket that holds a reference.
#include "desk/work/references.hpp"

#include "store/ticket/ticket_store.hpp"
#include "tix/text/error.hpp"

#include <fmt/format.h>

namespace tix::desk {

void require_free_ref(store::Database& database, const std::string& ref, TicketId own) {
  if (ref.empty()) return;
  const TicketId holder = store::ticket_by_ref(database, ref);
  if (holder && holder != own)
    throw Error(ErrorKind::refused, fmt::format("ref '{}' already belongs to ticket {}", ref, holder.value));
}

}  // namespace tix::desk
