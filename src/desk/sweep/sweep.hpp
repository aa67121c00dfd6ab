// The nightly round: what is due by itself is done, once, whoever runs it and however often.
#pragma once

#include "desk/work/work.hpp"
#include "tix/ticket/ids.hpp"
#include "tix/time/instant.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::desk {

inline constexpr std::array<std::string_view, 4> kSweptKinds = {"route", "step", "promise", "rule"};

/// One thing a sweep did.
struct Swept {
  std::string what;  ///< one of kSweptKinds
  TicketId ticket;
  std::string name;                    ///< of the step, rule or route
  std::optional<Instant> moment;       ///< when it was to happen; not of a route
  WallSeconds late_by;                 ///< how long ago that was
  std::string did;                     ///< in words
  std::string responsible, procedure;  ///< of a step
};

struct SweepOptions {
  bool dry_run = false;  ///< the same, and nothing is written
  std::function<void(std::int64_t done, std::int64_t of)> progress;
};

/// Gives the waiting queue to who is free, fires the steps and timed rules that are due, each ticket's in
/// order of moment, and tells people. Reads only tickets that can be due. Some hundreds of tickets are one
/// transaction: ended at any moment it has done some whole tickets, and the next one does the others. The
/// author's name does not matter: what it does is done by the desk.
std::vector<Swept> sweep(store::Database& database, const Author& author, const SweepOptions& options);

}  // namespace tix::desk
