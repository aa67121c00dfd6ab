// Formats instants by the clock of a zone.
#include "tix/time/local_text.hpp"

#include <fmt/format.h>

namespace tix {

std::string format_local(Instant t, const Zone& zone) {
  const LocalTime local = zone.local(t);
  const auto [year, month, day] = local.date().ymd();
  const auto second = local.second_of_day();
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", year, month, day, second / 3600, second / 60 % 60);
}

std::string format_moment(Instant t, const Zone& zone) {
  const auto second = zone.local(t).second_of_day() % 60;
  return format_local(t, zone) + (second == 0 ? std::string() : fmt::format(":{:02}", second));
}

}  // namespace tix
