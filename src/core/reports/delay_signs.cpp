// Waits are compared with what was promised of them, else with what the desk bears.
#include "tix/reports/delay_signs.hpp"

#include <algorithm>

namespace tix {
namespace {

/// 1 and 2 of 5.
constexpr std::int64_t kLowScore = 2;

/// Somebody waits during these pieces, which are in order.
using Wait = std::vector<Spell>;

WallSeconds length_of(const Wait& wait) {
  WallSeconds sum;
  for (const Spell& piece : wait) sum = sum + (piece.to - piece.from);
  return sum;
}

/// The first instant later than the limit allows.
std::optional<Instant> late_at(const Wait& wait, WallSeconds limit) {
  for (const Spell& piece : wait) {
    if (piece.to - piece.from > limit) return piece.from + limit;
    limit = limit - (piece.to - piece.from);
  }
  return std::nullopt;
}

class DelayReader {
 public:
  DelayReader(const Past& past, const TicketFacts& facts, const Desk& desk)
      : past_(&past), facts_(&facts), desk_(&desk) {}

  std::vector<Delay> read() {
    for (const ClockRow& row : facts_->clocks) add_broken(row);
    for (const Stay& stay : past_->stays) {
      add_unassigned(stay);
      add_silences(stay);
    }
    add_first_response();
    add_next_responses();
    add_escalations();
    add_dissatisfaction();
    return std::move(delays_);
  }

 private:
  Instant now() const { return facts_->as_of; }

  /// The import says that its source cannot tell.
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

  /// True when something was promised of what waited then.
  bool promised(Clock clock, Instant at) const {
    return std::any_of(facts_->clocks.begin(), facts_->clocks.end(), [&](const ClockRow& row) {
      return row.clock == clock && (row.has_promise || row.breached_at) && row.started_at <= at &&
             at < row.stopped_at.value_or(Instant::open_end());
    });
  }

  void add_wait(Clock clock, const Wait& wait, WallSeconds limit) {
    if (wait.empty() || unknown(clock) || promised(clock, wait.front().from)) return;
    if (const auto late = late_at(wait, limit)) delays_.push_back({*sign_of(clock), *late, length_of(wait)});
  }

  /// [from, to) up to now, without what does not count.
  template <class Counts>
  Wait pieces(Instant from, Instant to, const Counts& counts) const {
    Wait wait;
    for (const Span& span : past_->spans) {
      const Spell piece{std::max(span.from, from), std::min({span.to, to, now()})};
      if (piece.from < piece.to && counts(span)) wait.push_back(piece);
    }
    return wait;
  }

  void add_unassigned(const Stay& stay) {
    const Wait all = pieces(stay.from, stay.to, [](const Span& span) { return !span.agent; });
    for (const Spell& piece : united(all)) add_wait(Clock::assignment, {piece}, desk_->delay_assignment);
  }

  /// From the beginning, and from each reply on, to the next.
  void add_silences(const Stay& stay) {
    const auto is_our_turn = [](const Span& span) {
      return (rule_of(Clock::update).runs_in & bit(span.status)) != 0;
    };
    Instant since = stay.from;
    const auto end_at = [&](Instant at) {
      add_wait(Clock::update, pieces(since, at, is_our_turn), desk_->delay_update);
      since = at;
    };
    for (const Event& event : past_->events)
      if (is_message(event, MessageKind::reply) && stay.from < event.at && event.at < stay.to)
        end_at(event.at);
    end_at(stay.to);
  }

  void add_first_response() {
    for (const ClockRow& row : facts_->clocks)
      if (row.clock == Clock::first_response) {
        const Instant end = std::min(row.stopped_at.value_or(Instant::open_end()), now());
        if (row.started_at < end)
          add_wait(Clock::first_response, {{row.started_at, end}}, desk_->delay_response);
      }
  }

  /// What was asked after the first response. Who is resolved waits no more; who writes and leaves the ticket
  /// resolved waits from the next reopen on.
  void add_next_responses() {
    const auto first = std::find_if(facts_->clocks.begin(), facts_->clocks.end(),
                                    [](const ClockRow& row) { return row.clock == Clock::first_response; });
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
      if (event.kind == EventKind::status) unresolved = is_unresolved(static_cast<Status>(event.a));
      const bool absorbs = event.kind == EventKind::absorbed && event.b != 0;
      if (is_message(event, MessageKind::reply) || (was_unresolved && !unresolved)) {
        end_at(event.at);
        responded = responded || event.at >= *first->stopped_at;
        asked = false;
      } else if (responded && (absorbs || is_message(event, MessageKind::received))) {
        asked = true;
      }
      if (asked && unresolved && !since) since = absorbs ? Instant::from_unix(event.b) : event.at;
    }
    end_at(now());
  }

  void add_escalations() {
    std::optional<Instant> first;
    for (const Event& event : past_->events) {
      if (!escalates(event)) continue;
      if (first && stay_at(past_->stays, event.at))
        delays_.push_back({DelaySign::repeated_escalation, event.at, event.at - *first});
      if (!first) first = event.at;
    }
  }

  void add_dissatisfaction() {
    for (const Event& event : past_->events)
      if (event.kind == EventKind::rated && event.a <= kLowScore)
        delays_.push_back({DelaySign::growing_dissatisfaction, event.at, std::nullopt});
    for (const Stay& stay : past_->stays) add_repeated_questions(stay);
  }

  /// The second message that waits for an answer, until it comes.
  void add_repeated_questions(const Stay& stay) {
    std::optional<Instant> first, second;
    const auto end_at = [&](Instant at) {
      if (second) delays_.push_back({DelaySign::growing_dissatisfaction, *second, at - *first});
      first.reset();
      second.reset();
    };
    for (const Event& event : past_->events) {
      if (event.at < stay.from || event.at >= stay.to) continue;
      if (is_message(event, MessageKind::reply)) end_at(event.at);
      if (!is_message(event, MessageKind::received)) continue;
      if (first && !second) second = event.at;
      if (!first) first = event.at;
    }
    end_at(std::min(stay.to, now()));
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
