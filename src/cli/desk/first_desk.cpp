// Reads a desk file, or returns the starter desk.
#include "cli/desk/first_desk.hpp"

#include "cli/session/files.hpp"
#include "desk/file/default_desk.hpp"
#include "tix/text/error.hpp"
#include "tix/time/zone.hpp"

#include <fmt/format.h>

namespace tix::cli {

namespace {

/// Returns the zone of the machine, or UTC if tix does not know it.
std::string known_machine_zone(const Env& env) {
  try {
    return std::string(Zone::find(env.zone()).name());
  } catch (const Error&) {
    return "UTC";
  }
}

}  // namespace

desk::InitOptions first_desk(Session& session, const std::optional<std::string>& desk_file) {
  desk::InitOptions init;
  // A folder that somebody named but that does not exist is probably misspelt.
  init.makes_folder = session.settings()[Setting::db].source == "default";
  if (desk_file) {
    init.desk_name = *desk_file;
    init.desk_text = read_text(session.env(), *desk_file);
    return init;
  }
  const std::string zone = session.globals().zone.value_or(known_machine_zone(session.env()));
  init.desk_name = "a starter desk in the time zone " + zone;
  init.desk_text = desk::default_desk_text(zone, session.actor());
  return init;
}

void say_created(const Session& session, const std::string& database, const std::string& desk_name) {
  session.say(fmt::format("created {} with {}", database,
                          desk_name == "-" ? "the desk file from standard input" : desk_name));
}

}  // namespace tix::cli
