// Completed cycles are counted where they ended, open ones at the end of each period.
#include "tix/reports/sla_report.hpp"

#include "tix/report/measure.hpp"

#include <algorithm>
#include <numeric>

namespace tix {
namespace {

struct OutcomeVerdict {
  Outcome outcome;
  std::optional<Verdict> verdict;
};

constexpr std::array kVerdicts = {
    OutcomeVerdict{Outcome::met, Verdict::met},
    OutcomeVerdict{Outcome::breached, Verdict::breached},
    OutcomeVerdict{Outcome::no_reply, Verdict::no_reply},
};

bool runs(const ClockRule& rule, Status status, bool hold_runs) {
  if (rule.hold_by_policy && status == Status::hold) return hold_runs;
  return (rule.runs_in & bit(status)) != 0;
}

/// Whether the cycle is among those counted while open, also at ends that it has not lived to see.
bool counts_while_open(const ClockRow& row) {
  return row.clock != Clock::first_resolution && row.outcome != Outcome::replaced;
}

/// A tally whose lengths have been sorted, once.
struct SlaRow {
  SlaTally tally;
  std::optional<Lengths> elapsed, elapsed_wall;
};

SlaRow row_of(SlaTally tally) {
  SlaRow row{std::move(tally), {}, {}};
  row.elapsed = lengths_of(std::move(row.tally.elapsed_s));
  row.elapsed_wall = lengths_of(std::move(row.tally.elapsed_wall_s));
  return row;
}

template <auto Of, auto Length>
Cell length(const SlaRow& row) {
  const std::optional<Lengths>& lengths = row.*Of;
  return lengths ? Cell{(*lengths).*Length} : Cell{};
}

template <Verdict Which>
Cell judged(const SlaRow& row) {
  return row.tally.count(Which);
}

template <auto Member>
Cell open_at_end(const SlaRow& row) {
  return row.tally.*Member;
}

Cell attainment(const SlaRow& row) {
  const std::int64_t met = row.tally.count(Verdict::met);
  return percent_or_empty(met, met + row.tally.count(Verdict::breached));
}

std::vector<Measure<SlaRow>> measures() {
  constexpr auto kNumber = ColumnKind::number, kWorking = ColumnKind::working, kWall = ColumnKind::duration;
  constexpr auto kElapsed = &SlaRow::elapsed, kElapsedWall = &SlaRow::elapsed_wall;
  return {
      {"met", kNumber, judged<Verdict::met>},
      {"breached", kNumber, judged<Verdict::breached>},
      {"attainment_pct", ColumnKind::percent, attainment},
      {"running", kNumber, open_at_end<&SlaTally::running>},
      {"running_breached", kNumber, open_at_end<&SlaTally::running_breached>},
      {"paused", kNumber, open_at_end<&SlaTally::paused>},
      {"waived", kNumber, judged<Verdict::waived>},
      {"no_reply", kNumber, judged<Verdict::no_reply>},
      {"n", kNumber, [](const SlaRow& row) { return Cell{row.tally.n()}; }},
      {"mean_s", kWorking, length<kElapsed, &Lengths::mean>},
      {"median_s", kWorking, length<kElapsed, &Lengths::median>},
      {"p90_s", kWorking, length<kElapsed, &Lengths::p90>},
      {"p95_s", kWorking, length<kElapsed, &Lengths::p95>},
      {"mean_wall_s", kWall, length<kElapsedWall, &Lengths::mean>},
      {"median_wall_s", kWall, length<kElapsedWall, &Lengths::median>},
      {"p90_wall_s", kWall, length<kElapsedWall, &Lengths::p90>},
      {"p95_wall_s", kWall, length<kElapsedWall, &Lengths::p95>},
  };
}

bool is_nothing(const SlaTally& tally) {
  return tally.n() == 0 && tally.running == 0 && tally.paused == 0;
}

}  // namespace

std::optional<Verdict> verdict_of(const ClockRow& row, Instant as_of) {
  const bool broken_then_merged = row.outcome == Outcome::merged && row.breached_at;
  const auto found = std::ranges::find(kVerdicts, row.outcome, &OutcomeVerdict::outcome);
  if (found == kVerdicts.end() && !broken_then_merged) return std::nullopt;
  if (row.waived_as_of(as_of)) return Verdict::waived;
  return broken_then_merged ? Verdict::breached : found->verdict;
}

std::int64_t SlaTally::n() const {
  return std::accumulate(verdicts.begin(), verdicts.end(), std::int64_t{0});
}

void SlaTally::add_completed(const SlaTally& more) {
  for (std::size_t i = 0; i < verdicts.size(); ++i) verdicts[i] += more.verdicts[i];
  elapsed_s += more.elapsed_s;
  elapsed_wall_s += more.elapsed_wall_s;
}

SlaReport::Line& SlaReport::line(SliceNo slice, Clock clock) {
  Line& line = lines_[{slice, clock}];
  line.completed.resize(periods_.size());
  return line;
}

bool SlaReport::add(const Past& past, std::span<const ClockRow> clocks, Instant as_of) {
  bool counts = false;
  for (const ClockRow& row : clocks) {
    if (row.outcome == Outcome::dropped) continue;
    const auto verdict = verdict_of(row, as_of);
    if (verdict && row.stopped_at && periods_.whole().contains(*row.stopped_at))
      counts |= add_completed(past, row, *verdict);
    if (counts_while_open(row)) counts |= add_open(past, row);
  }
  return counts;
}

/// The ticket as it was in that second, with team, agent and priority as the stop found them.
bool SlaReport::add_completed(const Past& past, const ClockRow& row, Verdict verdict) {
  StateInterval state_interval = state_interval_at(past.state_intervals, *row.stopped_at);
  state_interval.team = row.team;
  state_interval.agent = row.agent;
  state_interval.priority = row.priority;
  const SliceSet& slices = slicing_->at(state_interval);
  const std::size_t period = periods_.at(*row.stopped_at);
  for (const SliceNo slice : slices) {
    SlaTally& tally = line(slice, row.clock).completed[period];
    ++tally.verdicts[static_cast<std::size_t>(verdict)];
    tally.elapsed_s.push_back(row.elapsed.count);
    tally.elapsed_wall_s.push_back(row.elapsed_wall.count);
  }
  return !slices.empty();
}

bool SlaReport::add_open(const Past& past, const ClockRow& row) {
  const Interval open = cycle_interval(row);
  bool counts = false;
  for (const OpenInterval& open_interval : past.open_intervals) {
    const Instant end = std::min({open_interval.to, open.to, periods_.whole().to});
    for (Instant from = std::max(open_interval.from, open.from); from < end;) {
      const StateInterval& state_interval = state_interval_at(past.state_intervals, from);
      const Instant to = std::min(state_interval.to, end);
      counts |= add_open_part(state_interval, row, from, to);
      from = to;
    }
  }
  return counts;
}

bool SlaReport::add_open_part(const StateInterval& state_interval, const ClockRow& row, Instant from,
                              Instant to) {
  if (periods_.first_ending(from) == periods_.first_ending(to)) return false;
  const bool running =
      runs(rule_of(row.clock), state_interval.status, (*bindings_)[state_interval.binding].hold_runs);
  const SliceSet& slices = slicing_->at(state_interval);
  const Instant late_from = row.breached_at ? *row.breached_at + WallSeconds{1} : Instant::open_end();
  const Instant late_to = row.waived_at.value_or(Instant::open_end());
  for (const SliceNo slice : slices) {
    Line& into = line(slice, row.clock);
    (running ? into.running : into.paused).add(periods_, from, to);
    const Instant late = std::max(from, late_from), until = std::min(to, late_to);
    if (running && late < until) into.running_breached.add(periods_, late, until);
  }
  return !slices.empty();
}

std::vector<SlaTally> SlaReport::tallies(const Line& line) const {
  std::vector<SlaTally> tallies = line.completed;
  const auto running = line.running.counts(periods_), paused = line.paused.counts(periods_);
  const auto breached = line.running_breached.counts(periods_);
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    tallies[i].running = running[i];
    tallies[i].running_breached = breached[i];
    tallies[i].paused = paused[i];
  }
  return tallies;
}

Report SlaReport::report() const {
  std::map<std::vector<GroupKey>, SlaRow> rows;
  SlaTally total;
  const Grouping& by = slicing_->by();
  for (const auto& [place, line] : lines_) {
    const auto& [slice, clock] = place;
    const std::vector<SlaTally> all = tallies(line);
    if (slice == kAllSlices && clock != Clock::first_resolution) {
      for (const SlaTally& tally : all) total.add_completed(tally);
      total.running += all.back().running;
      total.running_breached += all.back().running_breached;
      total.paused += all.back().paused;
    }
    if ((slice != kAllSlices) != by.has_field() || std::ranges::all_of(all, is_nothing)) continue;
    for (std::size_t i = 0; i < all.size(); ++i) {
      std::vector<GroupKey> key = by.in_period(slicing_->key(slice), i, periods_.periods()[i]);
      key.insert(key.begin(), {static_cast<int>(clock), std::string(name_of(clock))});
      rows.emplace(std::move(key), row_of(all[i]));
    }
  }
  std::vector<Column> keys = by.columns();
  keys.insert(keys.begin(), {"clock", ColumnKind::word, true});
  return measured(std::move(keys), rows, row_of(std::move(total)), measures());
}

}  // namespace tix
