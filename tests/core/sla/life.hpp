// A short notation for the life of a ticket, for tests of the fold.
#pragma once

#include "tix/sla/fold.hpp"
#include "tix/ticket/name_table.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace tix::testing {

/// 2026-08-07 00:00 UTC, a Friday, plus hours, minutes and seconds.
constexpr Instant at(int hour, int minute = 0, int second = 0) {
  return Instant::from_unix(1786060800 + hour * 3600 + minute * 60 + second);
}

constexpr Seconds hours(std::int64_t n) {
  return Seconds{n * 3600};
}

/// Returns a binding with 24x7 hours, or with those of `calendar`.
inline Binding promise(std::optional<Seconds> resolution, std::optional<Seconds> first_response = {},
                       std::shared_ptr<const Calendar> calendar = {}) {
  Binding binding;
  binding.policy = "standard";
  binding.calendar = std::move(calendar);
  binding.targets[Clock::resolution] = resolution;
  binding.targets[Clock::first_response] = first_response;
  return binding;
}

/// Returns the same binding with a target for one more clock.
inline Binding with(Binding binding, Clock clock, std::optional<Seconds> target) {
  binding.targets[clock] = target;
  return binding;
}

class Life {
 public:
  BindingTable bindings;
  std::vector<Event> events;

  Life& add(Instant when, EventKind kind, std::int64_t a = 0, std::int64_t b = 0, std::string text = {}) {
    const Event event{when, ++seq_, ChangeId{1}, AgentId{1}, kind, a, b, std::move(text)};
    events.insert(std::ranges::upper_bound(events, event, earlier), event);
    return *this;
  }
  Life& created(Instant when, std::int64_t flags = 0) {
    return add(when, EventKind::created, 1, flags, "it is broken");
  }
  Life& bound(Instant when, const Binding& binding) {
    return add(when, EventKind::bound, bindings.intern(binding).value);
  }
  Life& status(Instant when, Status status, std::int64_t detail = 0) {
    return add(when, EventKind::status, stored_number(status), detail);
  }
  Life& message(Instant when, MessageKind kind) { return add(when, EventKind::message, stored_number(kind)); }
  Life& due_set(Instant when, Clock clock, Instant due) {
    return add(when, EventKind::due_set, stored_number(clock), due.unix());
  }

  Life& agent(Instant when, std::int64_t id) { return add(when, EventKind::agent, id); }
  Life& team(Instant when, std::int64_t id) { return add(when, EventKind::team, id); }
  Life& reply(Instant when) { return message(when, MessageKind::reply); }
  Life& received(Instant when) { return message(when, MessageKind::received); }
  Life& promised(Instant when, Instant due) { return add(when, EventKind::promised, 0, due.unix()); }
  Life& kept(Instant when) { return add(when, EventKind::promise_kept); }
  /// Ticket 8 was merged into this one; a message of its customer waits since `since`.
  Life& absorbed(Instant when, Instant since) { return add(when, EventKind::absorbed, 8, since.unix()); }

  Folded now() const { return fold(TicketId{7}, events, bindings); }
  Folded as_of(Instant when) const { return fold(TicketId{7}, until(events, when), bindings); }
  ClockRow clock(Clock clock) const { return row(now(), clock).value(); }

  /// Returns every cycle that has a row.
  std::vector<ClockRow> cycles(Clock clock) const {
    std::vector<ClockRow> rows = now().clocks;
    std::erase_if(rows, [&](const ClockRow& candidate) { return candidate.clock != clock; });
    return rows;
  }

  static std::optional<ClockRow> row(const Folded& folded, Clock clock) {
    for (const ClockRow& candidate : folded.clocks)
      if (candidate.clock == clock) return candidate;
    return std::nullopt;
  }

 private:
  std::int64_t seq_ = 0;
};

}  // namespace tix::testing
