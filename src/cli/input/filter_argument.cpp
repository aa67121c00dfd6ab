// Parses a filter, and explains it instead of running the command.
#include "cli/input/filter_argument.hpp"

#include "format/text/terminal_text.hpp"
#include "store/ticket/filter_script.hpp"

#include <fmt/format.h>

namespace tix::cli {

std::string FilterArgument::text() const {
  return fmt::format("{}", fmt::join(words, " "));
}

void add_filter(Syntax& syntax, FilterArgument& argument, std::string_view help) {
  syntax.argument("FILTER", argument.words, help);
  syntax.flag("--explain-filter", argument.explain,
              "Show how tix understands the filter, and its SQL for the sqlite3 shell");
}

Filter filter_of(const Session& session, const desk::Reading& reading, std::string_view text) {
  return reading.filter(text, session.settings()[Setting::actor].text);
}

bool explained(const Session& session, const desk::Reading& reading, const FilterArgument& argument,
               const Filter& filter, store::Among among) {
  if (!argument.explain) return false;
  const std::string understood = filter.empty() ? "every ticket" : filter.to_text();
  session.write(fmt::format("-- {}\n", format::escape_controls(understood, format::Breaks::space)));
  session.write(store::shell_script(reading.sql(filter, among)));
  return true;
}

}  // namespace tix::cli
