// Turns tallies by slice and period into the rows of a report.
#pragma once

#include "tix/calendar/period_ends.hpp"
#include "tix/report/measure.hpp"
#include "tix/report/slicing.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace tix {

/// Tallies by slice and index of the period.
template <class Tally>
using SlicedTallies = std::map<std::pair<SliceNo, std::size_t>, Tally>;

/// Returns the slices that become rows: those that occur or, if the grouping has no field, the totals alone.
template <class Tally>
std::set<SliceNo> slices_shown(const Grouping& by, const SlicedTallies<Tally>& tallies) {
  std::set<SliceNo> slices;
  if (!by.has_field()) slices.insert(kAllSlices);
  for (const auto& [where, tally] : tallies)
    if (by.has_field() && where.first != kAllSlices) slices.insert(where.first);
  return slices;
}

/// Returns one row per slice and period, with an empty tally where none was collected. The totals are the sum
/// over all periods.
template <class Tally>
Report measured(const Slicing& slicing, const PeriodRow& periods, const SlicedTallies<Tally>& tallies,
                std::span<const std::type_identity_t<Measure<Tally>>> measures) {
  const Grouping& by = slicing.by();
  Tally total;
  for (const auto& [where, tally] : tallies)
    if (where.first == kAllSlices) total += tally;
  std::map<std::vector<GroupKey>, Tally> rows;
  for (const SliceNo slice : slices_shown(by, tallies))
    for (std::size_t i = 0; i < periods.size(); ++i) {
      const auto tally = tallies.find({slice, i});
      rows.emplace(by.in_period(slicing.key(slice), i, periods.periods()[i]),
                   tally == tallies.end() ? Tally{} : tally->second);
    }
  return measured(by.columns(), rows, total, measures);
}

}  // namespace tix
