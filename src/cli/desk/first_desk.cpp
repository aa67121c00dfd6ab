// Reads a desk file, or returns the default one.
#include "cli/desk/first_desk.hpp"

#include "cli/session/files.hpp"
#include "desk/file/default_desk.hpp"

#include <fmt/format.h>

namespace tix::cli {

desk::InitOptions first_desk(Session& session, const std::optional<std::string>& desk_file) {
  desk::InitOptions init;
  init.desk_name = desk_file.value_or("the default desk");
  init.desk_text = desk_file
                       ? read_text(session.env(), *desk_file)
                       : desk::default_desk_text(session.globals().zone.value_or("UTC"), session.actor());
  return init;
}

void say_created(const Session& session, const std::string& database, const std::string& desk_name) {
  session.say(fmt::format("made {} with {}", database,
                          desk_name == "-" ? "the desk file on the standard input" : desk_name));
}

}  // namespace tix::cli
