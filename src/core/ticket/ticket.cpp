// Words for the small enumerations, and the state a ticket is in at an instant.
#include "tix/ticket/ticket.hpp"

#include "tix/text/ascii.hpp"
#include "tix/ticket/names.hpp"

namespace tix {
namespace {

template <class Enum>
std::optional<Enum> enumerator_named(std::string_view text, std::span<const std::string_view> names) {
  const std::optional<std::size_t> position = position_named(text, names);
  if (!position) return std::nullopt;
  return static_cast<Enum>(*position);
}

}  // namespace

std::optional<Status> status_named(std::string_view text) {
  return enumerator_named<Status>(text, kStatusNames);
}

std::optional<Priority> priority_named(std::string_view text) {
  return enumerator_named<Priority>(text, kPriorityNames);
}

std::optional<Level> level_named(std::string_view text) {
  return enumerator_named<Level>(text, kLevelNames);
}

bool Ticket::is_void() const {
  return !unresolved() && resolution == kVoidResolution;
}

Status status_at(const Ticket& ticket, Instant now, WallSeconds reopen_window) {
  if (ticket.status != Status::resolved || !ticket.resolved_at) return ticket.status;
  return now - *ticket.resolved_at < reopen_window ? Status::resolved : Status::closed;
}

}  // namespace tix
