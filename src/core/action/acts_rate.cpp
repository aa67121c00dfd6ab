// What customers say of how their tickets were resolved.
#include "core/action/act_rules.hpp"
#include "tix/text/error.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace tix {
namespace {

/// One of the two scales.
struct Scale {
  std::string_view name;
  EventKind kind;
  std::optional<std::int64_t> Rating::*given;
  std::int64_t lowest, highest;
};
constexpr std::array kScales = {
    Scale{"a score", EventKind::rated, &Rating::score, 1, 5},
    Scale{"a recommendation", EventKind::recommended, &Rating::recommendation, 0, 10},
};

}  // namespace

std::vector<NewEvent> rate(const ActionContext& context, const Ticket& ticket, const Rating& rating) {
  const bool is_merged = !ticket.unresolved() && ticket.resolution == kMergedResolution;
  if (ticket.is_void() || is_merged)
    refuse(ticket, is_merged ? "was merged into another" : "is void",
           fmt::format("tix show {} says more", ticket.id.value));
  std::vector<NewEvent> new_events;
  std::string comment = rating.comment;
  for (const Scale& scale : kScales) {
    const auto& given = rating.*scale.given;
    if (!given) continue;
    if (*given < scale.lowest || *given > scale.highest)
      throw Error(ErrorKind::usage, fmt::format("{} is a whole number from {} to {}, not {}", scale.name,
                                                scale.lowest, scale.highest, *given));
    new_events.push_back(context.new_event(scale.kind, *given, {}, std::exchange(comment, {})));
  }
  if (new_events.empty()) throw Error(ErrorKind::usage, "SCORE is missing: 1 to 5; or --recommend 0..10");
  return new_events;
}

}  // namespace tix
