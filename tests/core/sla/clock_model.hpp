// A slow and obvious second implementation of the clocks. It steps from second to second and shares no code
// with the fold.
#pragma once

#include "core/sla/life.hpp"
#include "tix/text/enum_array.hpp"

#include <map>
#include <optional>
#include <vector>

namespace tix::testing {

/// The hours of a calendar: open for `open` seconds of each `period`, from 09:50 to 10:35. 0: always open.
struct Pattern {
  static constexpr std::int64_t kFrom = 35400, kTo = 38100;
  std::int64_t open = 0;
  std::int64_t period = 1;

  bool is_working(Instant t) const {
    const std::int64_t second = t.unix() % 86400;
    return open == 0 || (second >= kFrom && second < kTo && (second - kFrom) % period < open);
  }
};
std::shared_ptr<const Calendar> calendar_of(Pattern pattern);

/// The hours of each calendar.
using Hours = std::map<const Calendar*, Pattern>;

/// The state of a ticket as far as clocks use it.
struct ModelTicket {
  Status status = Status::new_;
  std::int64_t resolution = 0, agent = 0, team = 0, priority = stored_number(Priority::normal);
  std::optional<Instant> opens_at, told;
  Binding binding;
  bool outbound = false, asked = false, answered = false;  // first_response: begun, over
  int unanswered = 0, replies = 0, teams = 0, promises = 0;
  std::vector<Instant> waiting;  // since when, messages after first_response was over

  bool unresolved() const { return is_unresolved(status); }
  void take(const Event& event, const BindingTable& bindings);
};

/// One cycle, second by second.
struct ModelCycle {
  enum class By { policy, hand, none };

  Instant start;
  std::optional<Instant> stop, breached_at, waived_at, due, told, hand_due;
  std::vector<std::int64_t> used = {0};  // working seconds in its first n seconds
  std::int64_t ran = 0;                  // seconds it ran, working or not
  By by = By::policy;
  std::optional<Seconds> target;
  std::map<Instant, bool> promises;  // seconds in which the promise changed, and whether one then stood
  Instant changed_at;
  bool retargeted = false;
  Outcome ended_as = Outcome::running;
  std::int64_t team = 0, agent = 0, priority = 0;

  bool has_promise() const { return by == By::hand || (by == By::policy && (told || target)); }
  std::optional<Instant> reached() const;  // when its target was used up, if it has been
  int target_no() const;
};

class ClockModel {
 public:
  ClockModel(const Life& life, const Hours& hours) : life_(&life), hours_(&hours) {}

  /// Steps up to `end`, later than all events.
  void run_to(Instant end);
  /// Returns the rows that the fold must give as of `end`.
  std::vector<ClockRow> rows(Instant end) const;
  const std::vector<ModelCycle>& cycles(Clock clock) const { return tracks_[clock]; }
  bool runs(Clock clock) const;
  bool is_working(Clock clock, Instant t) const;
  const ModelTicket& ticket() const { return ticket_; }

 private:
  void take(const Event& event);
  void close(Clock clock, const Event& event);
  void open(Clock clock, const Event& event);
  void promise_anew(ModelCycle& cycle, Instant t);
  void direct(Clock clock, const Event& event);
  void inherit(Instant t, Instant since);
  void tick(Clock clock, Instant t);
  std::optional<Instant> predicted(Clock clock, const ModelCycle& cycle, Instant t) const;
  ModelCycle* open_cycle(Clock clock);

  const Life* life_;
  const Hours* hours_;
  ModelTicket ticket_;
  EnumArray<Clock, std::vector<ModelCycle>, kClockCount> tracks_;
  std::optional<ModelCycle> first_verdict_;
};

}  // namespace tix::testing
