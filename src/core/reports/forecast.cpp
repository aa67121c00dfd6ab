// Simulates the coming days many times and returns the middle of the results.
//
// Drawing whole past days, instead of fitting a distribution, keeps what such days have in common: arrivals
// and departures of a day go together, and quiet days are as frequent as they were. All arithmetic is on
// whole numbers, and each run has its own stream of random numbers, so that results are the same on every
// machine and do not depend on the number of days shown.
#include "tix/reports/forecast.hpp"

#include "core/report/split_mix.hpp"
#include "tix/report/statistics.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace tix {
namespace {

constexpr std::size_t kWeekdays = 7, kHolidays = kWeekdays;
/// The unit of the simulation: thousandths of a ticket.
constexpr std::int64_t kParts = 1000;

/// Past days of one kind, and the weight in thousandths of the difference that is added to a drawn day.
struct Pool {
  std::vector<const PastDay*> days;
  std::int64_t spread = 0;
};
using Pools = std::array<Pool, kWeekdays + 1>;

std::size_t number_of(Weekday day) {
  return static_cast<std::size_t>(day);
}

/// Returns the days of the base by weekday, without holidays, and all closed days as the pool of holidays.
Pools pools_of(std::span<const PastDay> base) {
  Pools pools;
  for (const PastDay& day : base) {
    if (!day.kind.holiday) pools[number_of(day.kind.weekday)].days.push_back(&day);
    if (day.kind.closed) pools[kHolidays].days.push_back(&day);
  }
  for (auto& [days, spread] : pools)
    if (days.size() > 1) spread = std::llround(kParts / std::sqrt(static_cast<double>(days.size() - 1)));
  return pools;
}

/// Draws a day, in thousandths of tickets. Can be negative if days vary more than their size. `is_whole` is
/// false for today: only its part after the cut is drawn.
DayPart drawn(const Pool& pool, bool is_whole, SplitMix& draws) {
  const auto any = [&]() -> const PastDay& { return *pool.days[draws.below(pool.days.size())]; };
  const PastDay &day = any(), &more = any(), &less = any();
  const auto drawn_of = [&](std::int64_t DayPart::*what) {
    const auto of = [&](const PastDay& one) { return one.after.*what + (is_whole ? one.before.*what : 0); };
    return of(day) * kParts + (of(more) - of(less)) * pool.spread;
  };
  return {drawn_of(&DayPart::came), drawn_of(&DayPart::went)};
}

/// Multiplies thousandths of tickets by a ratio and rounds to whole tickets. The remainder is carried to the
/// next day, so that rounding does not change the sum over many days.
class Scale {
 public:
  explicit Scale(const Ratio& ratio) : part_(ratio.part), of_(ratio.of * kParts) {}
  std::int64_t operator()(std::int64_t parts) {
    carried_ += parts * part_;
    const std::int64_t whole = std::max<std::int64_t>(0, carried_ / of_);
    carried_ -= whole * of_;
    return whole;
  }

 private:
  std::int64_t part_, of_, carried_ = 0;
};

/// The values of one number, one per run.
using Values = std::vector<std::int64_t>;
struct RowValues {
  Values created, resolved, open;
};

/// The simulation: runs it and collects the values of each row.
class Runs {
 public:
  explicit Runs(const ForecastQuestion& question)
      : question_(&question),
        pools_(pools_of(question.base)),
        ends_(question.ends.begin(), question.ends.end()) {
    for (std::size_t day = 1; question.ends.empty() && day <= question.shown; ++day) ends_.push_back(day);
    rows_.resize(ends_.size());
    for (RowValues& row : rows_)
      for (Values* values : {&row.created, &row.resolved, &row.open}) values->reserve(kForecastRuns);
  }

  Forecast result() {
    for (std::size_t i = 0; i < kForecastRuns; ++i) run(i);
    Forecast forecast;
    for (RowValues& row : rows_)
      forecast.rows.push_back({likely(row.created), likely(row.resolved), likely(row.open)});
    forecast.total = {likely(created_), likely(resolved_), forecast.rows.back().open};
    std::ranges::sort(empty_on_);
    const std::int64_t day = nearest_rank(empty_on_, 50);
    if (day < static_cast<std::int64_t>(question_->coming.size()))
      forecast.empty_on = static_cast<std::size_t>(day);
    return forecast;
  }

 private:
  /// Draws a past from the base, with as many days of each kind, with replacement.
  static Pools drawn_again(const Pools& pools, SplitMix& draws) {
    Pools again = pools;
    for (std::size_t i = 0; i < pools.size(); ++i)
      for (const PastDay*& day : again[i].days) day = pools[i].days[draws.below(pools[i].days.size())];
    return again;
  }

  static const Pool& pool_of(const Pools& pools, const DayKind& kind) {
    const bool as_holiday = kind.holiday && !pools[kHolidays].days.empty();
    return pools[as_holiday ? kHolidays : number_of(kind.weekday)];
  }

  /// Simulates one future. Goes on beyond the shown days only until the backlog is empty for the first time.
  void run(std::size_t number) {
    SplitMix draws(question_->seed, number);
    const Pools pools = drawn_again(pools_, draws);
    Scale came(question_->what_if.came), went(question_->what_if.went);
    std::int64_t open = question_->open, created = 0, resolved = 0;
    std::int64_t created_before = 0, resolved_before = 0;  // the sums at the beginning of the row
    auto row = rows_.begin();
    auto end = ends_.begin();
    std::size_t empty_on = question_->coming.size();
    for (std::size_t i = 0; i < question_->coming.size(); ++i) {
      const DayPart day = drawn(pool_of(pools, question_->coming[i]), i > 0, draws);
      const std::int64_t comes = came(day.came);
      const std::int64_t goes = std::min(went(day.went), open + comes);
      open += comes - goes;
      if (open == 0) empty_on = std::min(empty_on, i);
      if (i >= question_->shown) {
        if (empty_on < i) break;
        continue;
      }
      created += comes;
      resolved += goes;
      if (i + 1 < *end) continue;
      row->created.push_back(created - created_before);
      row->resolved.push_back(resolved - resolved_before);
      row->open.push_back(open);
      created_before = created;
      resolved_before = resolved;
      ++row;
      ++end;
    }
    created_.push_back(created);
    resolved_.push_back(resolved);
    empty_on_.push_back(static_cast<std::int64_t>(empty_on));
  }

  static Likely likely(Values& values) {
    std::ranges::sort(values);
    return {nearest_rank(values, 10), nearest_rank(values, 50), nearest_rank(values, 90)};
  }

  const ForecastQuestion* question_;
  Pools pools_;
  std::vector<std::size_t> ends_;
  std::vector<RowValues> rows_;
  Values created_, resolved_, empty_on_;  // over the shown days; empty_on_ is coming.size() if on none
};

}  // namespace

std::optional<Weekday> missing_weekday(std::span<const PastDay> base) {
  const Pools pools = pools_of(base);
  for (std::size_t i = 0; i < kWeekdays; ++i)
    if (pools[i].days.size() < 2) return static_cast<Weekday>(i);
  return std::nullopt;
}

Forecast forecast(const ForecastQuestion& question) {
  return Runs(question).result();
}

// Each test knows only what was known then: its base ends no later than its seven days begin, and it starts
// from the tickets that were open at that time. It uses the coming days' true kinds, since holidays are known
// in advance.
BackTest back_test(std::span<const PastDay> past, std::size_t from, std::size_t to, std::uint64_t seed) {
  BackTest test;
  for (std::size_t week = 1; week <= kBackTestWeeks; ++week) {
    const std::size_t days_back = week * kWeekdays;
    if (to < days_back + kLeastBaseDays) break;
    const std::size_t begin = from > days_back ? from - days_back : 0, end = to - days_back;
    if (end - begin < kLeastBaseDays) continue;
    const std::span<const PastDay> base = past.subspan(begin, end - begin);
    if (missing_weekday(base)) continue;
    const std::span<const PastDay> truth = past.subspan(past.size() - days_back, kWeekdays);
    std::vector<DayKind> coming;
    for (const PastDay& day : truth) coming.push_back(day.kind);
    const Forecast then = forecast({base, truth.front().open_at_cut, coming, kWeekdays, {}, seed});
    ++test.weeks;
    for (std::size_t i = 0; i < kWeekdays; ++i) {
      const Likely& open = then.rows[i].open;
      ++test.days;
      test.inside += open.low <= truth[i].open_at_end && truth[i].open_at_end <= open.high;
      test.error += std::abs(open.middle - truth[i].open_at_end);
      test.open += truth[i].open_at_end;
    }
  }
  return test;
}

}  // namespace tix
