// Which columns of tickets were asked for.
#include "cli/columns.hpp"

#include "tix/ticket_table.hpp"

#include <algorithm>

namespace tix::cli {

std::vector<std::string> ticket_columns(const Session& session) {
  const auto& typed = session.globals().columns;
  if (!typed) return {};
  if (typed->empty()) return TicketTable::column_names();
  std::vector<std::string> names;
  for (std::size_t at = 0; at <= typed->size();) {
    const std::size_t comma = std::min(typed->find(',', at), typed->size());
    names.push_back(typed->substr(at, comma - at));
    at = comma + 1;
  }
  return names;
}

}  // namespace tix::cli
