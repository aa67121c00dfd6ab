// A stored version is read as the file it once was.
#include "desk/desk_in_force.hpp"

#include "desk/desk_file.hpp"
#include "tix/calendar.hpp"
#include "tix/error.hpp"

#include <fmt/format.h>

namespace tix::desk {

DeskInForce desk_in_force(store::Database& database) {
  auto version = store::current_desk_version(database);
  if (!version) throw Error(ErrorKind::desk, "this database has no desk file yet", "tix desk apply FILE");
  Desk desk = read_desk_file(version->toml, fmt::format("desk version {}", version->id.value));
  return {std::move(desk), std::move(*version)};
}

std::shared_ptr<const Calendar> read_calendar(std::string_view canonical) {
  return std::make_shared<const Calendar>(Calendar::from_canonical(canonical));
}

}  // namespace tix::desk
