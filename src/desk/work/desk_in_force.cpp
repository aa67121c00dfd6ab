// Reads a stored desk version as a desk file.
#include "desk/work/desk_in_force.hpp"

#include "desk/file/desk_file.hpp"
#include "tix/calendar/calendar.hpp"
#include "tix/text/error.hpp"

#include <fmt/format.h>

namespace tix::desk {
namespace {

DeskInForce read_version(std::optional<store::DeskVersion> version) {
  if (!version) throw Error(ErrorKind::desk, "this database has no desk file yet", "tix desk apply FILE");
  Desk desk = read_desk_file(version->toml, fmt::format("desk version {}", version->id.value));
  return {std::move(desk), std::move(*version)};
}

}  // namespace

DeskInForce desk_in_force(store::Database& database) {
  return read_version(store::current_desk_version(database));
}

DeskInForce desk_in_force(store::Database& database, Instant at) {
  return read_version(store::desk_version_as_of(database, at));
}

DeskInForce desk_version(store::Database& database, DeskVersionId id) {
  return read_version(store::get_desk_version(database, id));
}

std::shared_ptr<const Calendar> read_calendar(std::string_view canonical) {
  return std::make_shared<const Calendar>(Calendar::from_canonical(canonical));
}

}  // namespace tix::desk
