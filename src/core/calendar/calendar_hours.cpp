// Hours as sorted intervals of the seconds of a day. Lists are short, so simple loops suffice.
#include "core/calendar/calendar_hours.hpp"

#include <algorithm>

namespace tix {

Parts split_at_midnight(const OpenHours& interval) {
  if (interval.open < interval.close) return {interval, {}};
  return {{interval.open, kSecondsPerDay}, {0, interval.close}};
}

void add_part(Hours& hours, const OpenHours& part) {
  if (part.open < part.close) hours.push_back(part);
}

Hours united(Hours hours) {
  std::ranges::sort(hours);
  Hours result;
  for (const auto& i : hours) {
    if (!result.empty() && i.open <= result.back().close) {
      result.back().close = std::max(result.back().close, i.close);
    } else {
      result.push_back(i);
    }
  }
  return result;
}

Hours without(const Hours& hours, const Hours& taken) {
  Hours result;
  for (auto rest : hours) {
    for (const auto& t : taken) {
      add_part(result, {rest.open, std::min(rest.close, t.open)});
      rest.open = std::max(rest.open, std::min(t.close, rest.close));
    }
    add_part(result, rest);
  }
  return result;
}

}  // namespace tix
