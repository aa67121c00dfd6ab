// Reads a desk file, or returns the default one.
#include "cli/desk/first_desk.hpp"

#include "cli/session/files.hpp"
#include "desk/file/default_desk.hpp"
#include "tix/text/error.hpp"
#include "tix/time/zone.hpp"

#include <fmt/format.h>

namespace tix::cli {

namespace {

/// Returns UTC where the machine has no zone that tix knows.
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
  // A folder that somebody named and that is not there is misspelt as often as not.
  init.makes_folder = session.settings()[Setting::db].source == "default";
  if (desk_file) {
    init.desk_name = *desk_file;
    init.desk_text = read_text(session.env(), *desk_file);
    return init;
  }
  const std::string zone = session.globals().zone.value_or(known_machine_zone(session.env()));
  init.desk_name = "the default desk, in the zone " + zone;
  init.desk_text = desk::default_desk_text(zone, session.actor());
  return init;
}

void say_created(const Session& session, const std::string& database, const std::string& desk_name) {
  session.say(fmt::format("made {} with {}", database,
                          desk_name == "-" ? "the desk file on the standard input" : desk_name));
}

}  // namespace tix::cli
