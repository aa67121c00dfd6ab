// Finds the signs of late escalation. A wait that had a target is judged by its clock alone. Only waits
// without one are compared with the limits of the desk, in wall time, so that no wait gives two signs.
#include "tix/reports/delay_signs.hpp"

#include "tix/ticket/event_values.hpp"

#include <algorithm>

namespace tix {
namespace {

/// Scores up to here, 1 and 2 of 5, are a sign.
constexpr std::int64_t kLowScore = 2;

/// The intervals of one wait, in order. The time between them does not count.
using Wait = std::vector<Interval>;

WallSeconds length_of(const Wait& wait) {
  WallSeconds sum;
  for (const Interval& piece : wait) sum = sum + (piece.to - piece.from);
  return sum;
}

/// Returns the instant at which the wait exceeded the limit, or nullopt if it did not.
std::optional<Instant> late_at(const Wait& wait, WallSeconds limit) {
  for (const Interval& piece : wait) {
    if (piece.to - piece.from > limit) return piece.from + limit;
    limit = limit - (piece.to - piece.from);
  }
  return std::nullopt;
}

/// Collects the signs of one ticket.
class DelayReader {
 public:
  DelayReader(const Past& past, const TicketFacts& facts, const Desk& desk)
      : past_(&past), facts_(&facts), desk_(&desk) {}

  std::vector<Delay> read() {
    for (const ClockRow& row : facts_->clocks) add_broken(row);
    for (const OpenInterval& open_interval : past_->open_intervals) {
      add_unassigned(open_interval);
      add_silences(open_interval);
    }
    add_first_response();
    add_next_responses();
    add_escalations();
    add_dissatisfaction();
    return std::move(delays_);
  }

 private:
  Instant now() const { return facts_->as_of; }

  /// Returns whether the ticket was imported from a source that lacks the facts of this clock.
  bool unknown(Clock clock) const {
    return (past_->events.front().b & (std::int64_t{1} << static_cast<unsigned>(clock))) != 0;
  }

  static std::optional<DelaySign> sign_of(Clock clock) {
    constexpr std::array kSigns = {
        std::pair{Clock::assignment, DelaySign::late_assignment},
        std::pair{Clock::first_response, DelaySign::slow_response},
        std::pair{Clock::next_response, DelaySign::slow_response},
        std::pair{Clock::update, DelaySign::no_update},
    };
    for (const auto& [of, sign] : kSigns)
      if (of == clock) return sign;
    return std::nullopt;
  }

  void add_broken(const ClockRow& row) {
    const auto sign = sign_of(row.clock);
    if (!sign || !row.breached_as_of(now()) || row.waived_as_of(now())) return;
    WallSeconds waited = row.elapsed_wall;
    if (row.running_since && *row.running_since < now()) waited = waited + (now() - *row.running_since);
    delays_.push_back({*sign, *row.breached_at, waited});
  }

  /// Returns whether a cycle of the clock with a target or a breach was open at `at`.
  bool promised(Clock clock, Instant at) const {
    return std::ranges::any_of(facts_->clocks, [&](const ClockRow& row) {
      return row.clock == clock && (row.has_promise || row.breached_at) && row.started_at <= at &&
             at < row.stopped_at.value_or(Instant::open_end());
    });
  }

  void add_wait(Clock clock, const Wait& wait, WallSeconds limit) {
    if (wait.empty() || unknown(clock) || promised(clock, wait.front().from)) return;
    if (const auto late = late_at(wait, limit)) delays_.push_back({*sign_of(clock), *late, length_of(wait)});
  }

  /// Returns the parts of [from, to), up to now, of the state intervals for which `counts` is true.
  template <class Counts>
  Wait pieces(Instant from, Instant to, const Counts& counts) const {
    Wait wait;
    for (const StateInterval& state_interval : past_->state_intervals) {
      const Interval piece{std::max(state_interval.from, from), std::min({state_interval.to, to, now()})};
      if (piece.from < piece.to && counts(state_interval)) wait.push_back(piece);
    }
    return wait;
  }

  void add_unassigned(const OpenInterval& open_interval) {
    const Wait all = pieces(open_interval.from, open_interval.to,
                            [](const StateInterval& state_interval) { return !state_interval.agent; });
    for (const Interval& piece : united(all)) add_wait(Clock::assignment, {piece}, desk_->delay_assignment);
  }

  /// Adds the waits from the beginning to the first reply, between replies, and from the last one to the end.
  void add_silences(const OpenInterval& open_interval) {
    const auto is_our_turn = [](const StateInterval& state_interval) {
      return (rule_of(Clock::update).runs_in & bit(state_interval.status)) != 0;
    };
    Instant since = open_interval.from;
    const auto end_at = [&](Instant at) {
      add_wait(Clock::update, pieces(since, at, is_our_turn), desk_->delay_update);
      since = at;
    };
    for (const Event& event : past_->events)
      if (is_message(event, MessageKind::reply) && open_interval.from < event.at &&
          event.at < open_interval.to)
        end_at(event.at);
    end_at(open_interval.to);
  }

  void add_first_response() {
    for (const ClockRow& row : facts_->clocks)
      if (row.clock == Clock::first_response) {
        const Instant end = std::min(row.stopped_at.value_or(Instant::open_end()), now());
        if (row.started_at < end)
          add_wait(Clock::first_response, {{row.started_at, end}}, desk_->delay_response);
      }
  }

  /// Adds the waits for answers after the first response. A resolve ends a wait. A message to a resolved
  /// ticket starts one at the next reopen.
  void add_next_responses() {
    const auto first = std::ranges::find(facts_->clocks, Clock::first_response, &ClockRow::clock);
    if (first == facts_->clocks.end() || !first->stopped_at) return;
    bool unresolved = false, responded = false, asked = false;
    std::optional<Instant> since;
    const auto end_at = [&](Instant at) {
      if (since && *since < at) add_wait(Clock::next_response, {{*since, at}}, desk_->delay_response);
      since.reset();
    };
    for (const Event& event : past_->events) {
      const bool was_unresolved = unresolved;
      if (event.kind == EventKind::created) unresolved = true;
      if (event.kind == EventKind::status) unresolved = is_unresolved(event_value<Refers::status>(event));
      const auto inherited = inherited_wait(event);
      if (is_message(event, MessageKind::reply) || (was_unresolved && !unresolved)) {
        end_at(event.at);
        responded = responded || event.at >= *first->stopped_at;
        asked = false;
      } else if (responded && (inherited || is_message(event, MessageKind::received))) {
        asked = true;
      }
      if (asked && unresolved && !since) since = inherited.value_or(event.at);
    }
    end_at(now());
  }

  /// Adds the second and later escalations. The length is the time since the first one.
  void add_escalations() {
    std::optional<Instant> first;
    for (const Event& event : past_->events) {
      if (!escalates(event)) continue;
      if (first && open_interval_at(past_->open_intervals, event.at))
        delays_.push_back({DelaySign::repeated_escalation, event.at, event.at - *first});
      if (!first) first = event.at;
    }
  }

  void add_dissatisfaction() {
    for (const Event& event : past_->events)
      if (event.kind == EventKind::rated && event_value<Refers::score>(event) <= kLowScore)
        delays_.push_back({DelaySign::growing_dissatisfaction, event.at, std::nullopt});
    for (const OpenInterval& open_interval : past_->open_intervals) add_repeated_questions(open_interval);
  }

  /// Adds the waits in which the customer wrote a second time before an answer. They begin with the first
  /// message.
  void add_repeated_questions(const OpenInterval& open_interval) {
    std::optional<Instant> first, second;
    const auto end_at = [&](Instant at) {
      if (second) delays_.push_back({DelaySign::growing_dissatisfaction, *second, at - *first});
      first.reset();
      second.reset();
    };
    for (const Event& event : past_->events) {
      if (event.at < open_interval.from || event.at >= open_interval.to) continue;
      if (is_message(event, MessageKind::reply)) end_at(event.at);
      if (!is_message(event, MessageKind::received)) continue;
      if (first && !second) second = event.at;
      if (!first) first = event.at;
    }
    end_at(std::min(open_interval.to, now()));
  }

  const Past* past_;
  const TicketFacts* facts_;
  const Desk* desk_;
  std::vector<Delay> delays_;
};

}  // namespace

std::vector<Delay> delays_of(const Past& past, const TicketFacts& facts, const Desk& desk) {
  if (facts.ticket.is_void() || past.events.empty()) return {};
  return DelayReader(past, facts, desk).read();
}

}  // namespace tix
