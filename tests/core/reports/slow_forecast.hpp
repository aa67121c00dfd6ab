// A forecast computed by its definition in the slow and obvious way, for tests.
#pragma once

#include "core/report/split_mix.hpp"
#include "tix/reports/forecast.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace tix::testing {

/// Returns a quantile by counting: the least value that enough runs do not exceed.
inline std::int64_t slow_rank_of_runs(const std::vector<std::int64_t>& values, std::int64_t percent) {
  for (std::int64_t v = *std::ranges::min_element(values);; ++v)
    if (std::ranges::count_if(values, [&](std::int64_t x) { return x <= v; }) * 100 >=
        static_cast<std::int64_t>(values.size()) * percent)
      return v;
}

inline Likely slow_likely(const std::vector<std::int64_t>& values) {
  return {slow_rank_of_runs(values, 10), slow_rank_of_runs(values, 50), slow_rank_of_runs(values, 90)};
}

/// One day of the forecast in all runs.
struct SlowDay {
  std::vector<std::int64_t> created, resolved, open;
};

/// The definition once more: searches the base for days each time.
inline std::vector<SlowDay> slow_days(const ForecastQuestion& question) {
  std::vector<SlowDay> days(question.shown);
  for (std::size_t run = 0; run < kForecastRuns; ++run) {
    SplitMix random(question.seed, run);
    std::vector<std::vector<PastDay>> pools(8);
    for (std::size_t kind = 0; kind < 8; ++kind) {
      std::vector<PastDay> all;
      for (const PastDay& day : question.base)
        if (kind == 7 ? day.kind.closed
                      : static_cast<std::size_t>(day.kind.weekday) == kind && !day.kind.holiday)
          all.push_back(day);
      for (std::size_t i = 0; i < all.size(); ++i) pools[kind].push_back(all[random.below(all.size())]);
    }
    // The whole tickets among all thousandths that came, or could have left, until now.
    std::int64_t open = question.open, came = 0, went = 0, all_came = 0, all_went = 0;
    const WhatIf& what = question.what_if;
    for (std::size_t i = 0; i < question.shown; ++i) {
      const DayKind& kind = question.coming[i];
      const auto& pool =
          pools[kind.holiday && !pools[7].empty() ? 7 : static_cast<std::size_t>(kind.weekday)];
      const double away = pool.size() > 1 ? 1 / std::sqrt(static_cast<double>(pool.size()) - 1) : 0;
      for (const std::int64_t weight : {std::int64_t{1000}, std::int64_t{1}, std::int64_t{-1}}) {
        const PastDay& day = pool[random.below(pool.size())];
        const std::int64_t times =
            std::abs(weight) == 1 ? weight * static_cast<std::int64_t>(away * 1000 + 0.5) : weight;
        came += times * (day.after.came + (i > 0 ? day.before.came : 0));
        went += times * (day.after.went + (i > 0 ? day.before.went : 0));
      }
      const std::int64_t came_until = std::max(all_came, came * what.came.part / (what.came.of * 1000));
      const std::int64_t went_until = std::max(all_went, went * what.went.part / (what.went.of * 1000));
      const std::int64_t comes = came_until - all_came;
      const std::int64_t goes = std::min(open + comes, went_until - all_went);
      open += comes - goes;
      all_came = came_until;
      all_went = went_until;
      days[i].created.push_back(comes);
      days[i].resolved.push_back(goes);
      days[i].open.push_back(open);
    }
  }
  return days;
}

/// Returns the days [from, to) as one row.
inline ComingDays slow_row(const std::vector<SlowDay>& days, std::size_t from, std::size_t to) {
  SlowDay sum = days[from];
  for (std::size_t i = from + 1; i < to; ++i)
    for (std::size_t run = 0; run < kForecastRuns; ++run) {
      sum.created[run] += days[i].created[run];
      sum.resolved[run] += days[i].resolved[run];
    }
  return {slow_likely(sum.created), slow_likely(sum.resolved), slow_likely(days[to - 1].open)};
}

}  // namespace tix::testing
