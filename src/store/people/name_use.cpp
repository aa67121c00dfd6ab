// Asked only when a desk file drops a name, so it may read the whole log.
#include "store/people/name_use.hpp"

#include "tix/ticket/event.hpp"

namespace tix::store {

bool name_in_use(Database& database, std::int64_t name) {
  if (name == 0) return false;
  const auto found =
      database.query("name_in_use").value<std::int64_t>(name, EventKind::team, EventKind::agent);
  return found.value_or(0) != 0;
}

}  // namespace tix::store
