// Reads a desk from a file or from the database.
#include "cli/input/desk_source.hpp"

#include "cli/session/files.hpp"
#include "desk/file/desk_file.hpp"
#include "desk/work/desk_in_force.hpp"
#include "store/people/desk_store.hpp"
#include "tix/text/error.hpp"
#include "tix/text/nearest.hpp"

#include <fmt/format.h>

namespace tix::cli {
namespace {

Desk desk_in_database(Session& session) {
  store::Database& database = session.database();
  const auto version = store::current_desk_version(database);
  if (!version) {
    throw Error(ErrorKind::not_found, database.file() + " has no desk yet",
                "run 'tix desk apply FILE' to give it one");
  }
  return desk::read_desk_file(version->toml, fmt::format("desk version {}", version->id.value));
}

}  // namespace

Desk desk_of(Session& session, const std::optional<std::string>& desk_file) {
  if (!desk_file) return desk_in_database(session);
  return desk::read_desk_file(read_text(session.env(), *desk_file), *desk_file);
}

const Zone& shown_zone(const Session& session) {
  if (const Zone* const typed = session.typed_zone()) return *typed;
  return Zone::find(desk::desk_in_force(session.database()).desk.zone);
}

const Calendar& calendar_named(const Desk& desk, const std::string& name) {
  if (const auto found = desk.calendars.find(name); found != desk.calendars.end()) return *found->second;
  std::vector<std::string> names;
  for (const auto& [known, calendar] : desk.calendars) names.push_back(known);
  if (names.empty())
    throw Error(ErrorKind::not_found, "no calendar '" + name + "'; the desk has no calendars");
  throw Error(ErrorKind::not_found,
              fmt::format("no calendar '{}'; accepted: {}", name, fmt::join(names, ", ")),
              did_you_mean(name, names));
}

}  // namespace tix::cli
