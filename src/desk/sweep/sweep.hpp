// Runs everything that is due. Running it again changes nothing.
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

/// One thing that a sweep did.
struct Swept {
  std::string what;  ///< one of kSweptKinds
  TicketId ticket;
  std::string name;                    ///< of the step, rule or route
  std::optional<Instant> moment;       ///< when it was due; not for a route
  WallSeconds late_by;                 ///< how long ago that was
  std::string did;                     ///< as text
  std::string responsible, procedure;  ///< for a step
};

struct SweepOptions {
  bool dry_run = false;        ///< run without writing anything
  const Zone* zone = nullptr;  ///< for `did` as people read it; null: for programs
  std::function<void(std::int64_t done, std::int64_t of)> progress;
};

/// Assigns the waiting queue, fires due steps and timed rules, each ticket's in order of moment, and notifies
/// people. Reads only tickets that can be due. Some hundreds of tickets share a transaction: if it is
/// interrupted, some tickets are done and the next sweep does the others. Ignores the actor of `author`: the
/// events are by the desk itself.
std::vector<Swept> sweep(store::Database& database, const Author& author, const SweepOptions& options);

}  // namespace tix::desk
