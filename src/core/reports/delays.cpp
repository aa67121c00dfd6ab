// Each sign is counted at the instant it showed.
#include "tix/reports/delays.hpp"

#include "tix/report/measure.hpp"

#include <set>

namespace tix {
namespace {

Cell worst_length(const DelayTally& tally) {
  return tally.worst_wall_s ? Cell{*tally.worst_wall_s} : Cell{};
}

std::vector<Measure<DelayTally>> measures() {
  return {
      {"count", ColumnKind::number, counted<&DelayTally::count, DelayTally>},
      {"tickets", ColumnKind::number, counted<&DelayTally::tickets, DelayTally>},
      {"worst_id", ColumnKind::number, [](const DelayTally& tally) { return cell_of(tally.worst); }},
      {"worst_wall_s", ColumnKind::duration, worst_length},
  };
}

}  // namespace

void DelayTally::add(TicketId ticket, const std::optional<WallSeconds>& lasted) {
  ++count;
  tickets += ticket != last;
  last = ticket;
  const std::int64_t known = worst_wall_s.value_or(-1), here = lasted ? lasted->count : -1;
  if (worst && (here < known || (here == known && worst < ticket))) return;
  worst = ticket;
  if (lasted) worst_wall_s = here;
}

bool DelaysReport::add(const Past& past, const TicketFacts& facts) {
  bool shows = false;
  for (const Delay& delay : delays_of(past, facts, *desk_)) {
    if (!periods_.whole().contains(delay.at)) continue;
    const std::size_t period = periods_.at(delay.at);
    const SliceSet& slices = slicing_->at(state_interval_at(past.state_intervals, delay.at));
    for (const SliceNo slice : slices) tallies_[{slice, delay.sign, period}].add(past.ticket, delay.lasted);
    if (slices.empty()) continue;
    total_.add(past.ticket, delay.lasted);
    shows = true;
  }
  return shows;
}

Report DelaysReport::report() const {
  const Grouping& by = slicing_->by();
  std::set<std::pair<SliceNo, DelaySign>> lines;
  for (const auto& [where, tally] : tallies_)
    if (std::get<SliceNo>(where) != kAllSlices)
      lines.emplace(std::get<SliceNo>(where), std::get<DelaySign>(where));
  if (!by.has_field()) lines.clear();
  for (std::size_t sign = 0; sign < kDelaySignNames.size() && !by.has_field(); ++sign)
    lines.emplace(kAllSlices, static_cast<DelaySign>(sign));
  std::map<std::vector<GroupKey>, DelayTally> rows;
  for (const auto& [slice, sign] : lines)
    for (std::size_t i = 0; i < periods_.size(); ++i) {
      const auto tally = tallies_.find({slice, sign, i});
      std::vector<GroupKey> keys = by.in_period(slicing_->key(slice), i, periods_.periods()[i]);
      keys.insert(keys.begin(),
                  {static_cast<int>(sign), std::string(kDelaySignNames[static_cast<std::size_t>(sign)])});
      rows.emplace(std::move(keys), tally == tallies_.end() ? DelayTally{} : tally->second);
    }
  std::vector<Column> keys = by.columns();
  keys.insert(keys.begin(), {"sign", ColumnKind::word, true});
  return measured(std::move(keys), rows, total_, measures());
}

}  // namespace tix
