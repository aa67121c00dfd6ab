// Compares a ticket part by part.
#include "desk/check/row_difference.hpp"

#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace tix::desk {
namespace {

/// A part of a fold that is stored on its own.
struct Part {
  std::string_view name;
  bool (*is_equal)(const Folded&, const Folded&);
};

constexpr std::array kParts = {
    Part{"its row", [](const Folded& x, const Folded& y) { return x.ticket == y.ticket; }},
    Part{"its spans",
         [](const Folded& x, const Folded& y) { return x.state_intervals == y.state_intervals; }},
    Part{"its stays", [](const Folded& x, const Folded& y) { return x.open_intervals == y.open_intervals; }},
    Part{"its clocks", [](const Folded& x, const Folded& y) { return x.clocks == y.clocks; }},
    Part{"its next due", [](const Folded& x, const Folded& y) { return x.due_at == y.due_at; }},
    Part{"its next timer",
         [](const Folded& x, const Folded& y) { return x.next_timer_at == y.next_timer_at; }},
    Part{"its overdue time", [](const Folded& x, const Folded& y) { return x.overdue_at == y.overdue_at; }},
};

}  // namespace

std::string row_difference(const Folded& stored, const Folded& folded) {
  std::vector<std::string_view> parts;
  for (const Part& part : kParts)
    if (!part.is_equal(stored, folded)) parts.push_back(part.name);
  return parts.empty() ? std::string()
                       : fmt::format("{} differ{} from its events", fmt::join(parts, ", "),
                                     parts.size() == 1 && !parts.front().ends_with('s') ? "s" : "");
}

}  // namespace tix::desk
