// Writes names as JSON strings, whose escapes are valid in TOML's basic strings.
#include "format/read/desk_lines.hpp"

#include "format/text/json_text.hpp"
#include "tix/calendar/calendar_text.hpp"

#include <string_view>

namespace tix::format {
namespace {

template <class Day>
void append_list(std::string& lines, std::string_view key, const std::vector<Day>& days,
                 std::string (*words)(const Day&)) {
  if (days.empty()) return;
  lines += key;
  lines += " = [\n";
  for (const Day& day : days) {
    lines += "  ";
    append_json_string(lines, words(day));
    lines += ",\n";
  }
  lines += "]\n";
}

}  // namespace

std::string desk_lines(const IcsDays& days) {
  std::string lines;
  append_list(lines, "holidays", days.holidays, format_holiday);
  append_list(lines, "closures", days.closures, format_closure);
  return lines;
}

}  // namespace tix::format
