// Counts completed cycles in the period and row in which they stopped, and open cycles at the end of each
// period. The two are kept apart: attainment is met / (met + breached) of completed cycles only, since an
// open cycle may still go either way, and counting only its breach would make attainment fall before the work
// is done.
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

/// Returns whether the cycle counts while it is open, at whatever end of a period.
bool counts_while_open(const ClockRow& row) {
  return row.clock != Clock::first_resolution && row.outcome != Outcome::replaced;
}

/// A tally with its statistics, so that the lengths are sorted only once.
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
Cell elapsed_length(const SlaRow& row) {
  const std::optional<Lengths>& lengths = row.*Of;
  return lengths ? Cell{(*lengths).*Length} : Cell{};
}

template <Verdict Which>
Cell ended_as(const SlaRow& row) {
  return row.tally.count(Which);
}

template <auto Member>
Cell open_at_end(const SlaRow& row) {
  return row.tally.*Member;
}

Cell attained_pct(const SlaRow& row) {
  const std::int64_t met = row.tally.count(Verdict::met);
  return percent_or_empty(met, met + row.tally.count(Verdict::breached));
}

constexpr Measure<SlaRow> kSlaMeasures[] = {
    {{.name = "met",
      .label = "met",
      .unit = "cycles",
      .is_main = true,
      .formula = "Cycles of the clock that stopped in the period, in time, and are not waived.",
      .views = "clocks"},
     ended_as<Verdict::met>},
    {{.name = "breached",
      .label = "breached",
      .unit = "cycles",
      .is_main = true,
      .alarm = Alarm::bad,
      .formula = "Cycles of the clock that stopped in the period after they had breached, and are not "
                 "waived. A merge does not undo a breach.",
      .trap = "A cycle that has breached and not stopped yet is in running_breached, not here.",
      .views = "clocks"},
     ended_as<Verdict::breached>},
    {{.name = "attainment_pct",
      .label = "attainment %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "met / (met + breached). Empty if both are 0.",
      .trap = "Only completed cycles count, so a desk that never answers its late tickets looks good. Look "
              "at running_breached.",
      .views = "clocks"},
     attained_pct},
    {{.name = "running",
      .label = "running",
      .unit = "cycles",
      .formula = "Cycles that are running in the last second of the period, with or without a target.",
      .views = "clocks"},
     open_at_end<&SlaTally::running>},
    {{.name = "running_breached",
      .label = "running late",
      .unit = "cycles",
      .is_main = true,
      .formula = "Cycles of running that have breached and are not waived.",
      .views = "clocks"},
     open_at_end<&SlaTally::running_breached>},
    {{.name = "paused",
      .label = "paused",
      .unit = "cycles",
      .formula = "Cycles that are open and paused in the last second of the period.",
      .trap = "A paused cycle can have breached before. running_breached does not count it.",
      .views = "clocks spans"},
     open_at_end<&SlaTally::paused>},
    {{.name = "waived",
      .label = "waived",
      .unit = "cycles",
      .formula =
          "Cycles that stopped in the period and were excluded from met and breached by tix sla waive.",
      .trap = "A high number can hide breaches.",
      .views = "clocks"},
     ended_as<Verdict::waived>},
    {{.name = "no_reply",
      .label = "no reply",
      .unit = "cycles",
      .formula = "first_response cycles with a target that ended in the period because the ticket was "
                 "resolved in time without a reply.",
      .views = "clocks"},
     ended_as<Verdict::no_reply>},
    {{.name = "n",
      .label = "cycles",
      .unit = "cycles",
      .formula = "met + breached + no_reply + waived: the completed cycles, whose times the following "
                 "columns summarize.",
      .views = "clocks"},
     [](const SlaRow& row) { return Cell{row.tally.n()}; }},
    {{.name = "mean_s",
      .label = "mean",
      .kind = ColumnKind::working_rounded,
      .formula = "The mean working time that the completed cycles ran until they stopped, truncated to "
                 "the second.",
      .trap = "One forgotten ticket raises it a lot. The median says what is usual.",
      .views = "clocks"},
     elapsed_length<&SlaRow::elapsed, &Lengths::mean>},
    {{.name = "median_s",
      .label = "median",
      .kind = ColumnKind::working_rounded,
      .is_main = true,
      .formula = "The median working time that the completed cycles ran until they stopped. Of an even "
                 "number, the mean of the two middle values, truncated to the second.",
      .trap = "Half of the cycles took longer. Look at p90_s.",
      .views = "clocks"},
     elapsed_length<&SlaRow::elapsed, &Lengths::median>},
    {{.name = "p90_s",
      .label = "90th percentile",
      .kind = ColumnKind::working_rounded,
      .formula = "The least of these working times that at least 90% of the completed cycles do not exceed "
                 "(nearest rank).",
      .views = "clocks"},
     elapsed_length<&SlaRow::elapsed, &Lengths::p90>},
    {{.name = "p95_s",
      .label = "95th percentile",
      .kind = ColumnKind::working_rounded,
      .formula = "The least of these working times that at least 95% of the completed cycles do not exceed "
                 "(nearest rank).",
      .views = "clocks"},
     elapsed_length<&SlaRow::elapsed, &Lengths::p95>},
    {{.name = "mean_wall_s",
      .label = "mean wall time",
      .kind = ColumnKind::duration,
      .formula = "The mean wall time that the completed cycles ran, nights and weekends included and pauses "
                 "excluded, truncated to the second.",
      .trap = "Do not compare it with a target: targets are working time.",
      .views = "clocks"},
     elapsed_length<&SlaRow::elapsed_wall, &Lengths::mean>},
    {{.name = "median_wall_s",
      .label = "median wall time",
      .kind = ColumnKind::duration,
      .formula = "The median wall time that the completed cycles ran, nights and weekends included and "
                 "pauses excluded.",
      .trap = "Do not compare it with a target: targets are working time.",
      .views = "clocks"},
     elapsed_length<&SlaRow::elapsed_wall, &Lengths::median>},
    {{.name = "p90_wall_s",
      .label = "90th percentile wall time",
      .kind = ColumnKind::duration,
      .formula = "The least of these wall times that at least 90% of the completed cycles do not exceed "
                 "(nearest rank).",
      .views = "clocks"},
     elapsed_length<&SlaRow::elapsed_wall, &Lengths::p90>},
    {{.name = "p95_wall_s",
      .label = "95th percentile wall time",
      .kind = ColumnKind::duration,
      .formula = "The least of these wall times that at least 95% of the completed cycles do not exceed "
                 "(nearest rank).",
      .views = "clocks"},
     elapsed_length<&SlaRow::elapsed_wall, &Lengths::p95>},
};

bool is_nothing(const SlaTally& tally) {
  return tally.n() == 0 && tally.running == 0 && tally.paused == 0;
}

}  // namespace

std::optional<Verdict> verdict_of(const ClockRow& row, Instant as_of) {
  if (row.outcome == Outcome::no_reply && !row.has_promise) return std::nullopt;
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
  line.completed.resize(scope_.periods.size());
  return line;
}

bool SlaReport::add(const Past& past, const TicketFacts& facts) {
  bool counts = false;
  for (const ClockRow& row : facts.clocks) {
    if (row.outcome == Outcome::dropped) continue;
    const auto verdict = verdict_of(row, facts.as_of);
    if (verdict && row.stopped_at && scope_.periods.whole().contains(*row.stopped_at))
      counts |= add_completed(past, row, *verdict);
    if (counts_while_open(row)) counts |= add_open(past, row);
  }
  return counts;
}

/// Counts a completed cycle by the ticket as it was at the stop, with the team, agent and priority recorded
/// in the row. The stop itself may have changed these: an ownership cycle counts for the team that gave the
/// ticket away.
bool SlaReport::add_completed(const Past& past, const ClockRow& row, Verdict verdict) {
  StateInterval state_interval = state_interval_at(past.state_intervals, *row.stopped_at);
  state_interval.team = row.team;
  state_interval.agent = row.agent;
  state_interval.priority = row.priority;
  const SliceSet& slices = scope_.slicing.at(state_interval);
  const std::size_t period = scope_.periods.at(*row.stopped_at);
  for (const SliceNo slice : slices) {
    SlaTally& tally = line(slice, row.clock).completed[period];
    ++tally.verdicts[verdict];
    tally.elapsed_s.push_back(row.elapsed.count);
    tally.elapsed_wall_s.push_back(row.elapsed_wall.count);
  }
  return !slices.empty();
}

/// Counts an open cycle at the ends of periods: goes through the parts of its time in which the state did not
/// change.
bool SlaReport::add_open(const Past& past, const ClockRow& row) {
  const Interval open = cycle_interval(row);
  bool counts = false;
  for (const OpenInterval& open_interval : past.open_intervals) {
    const Instant end = std::min({open_interval.to, open.to, scope_.periods.whole().to});
    for (Instant from = std::max(open_interval.from, open.from); from < end;) {
      const StateInterval& state_interval = state_interval_at(past.state_intervals, from);
      const Instant to = std::min(state_interval.to, end);
      counts |= add_open_part(state_interval, row, from, to);
      from = to;
    }
  }
  return counts;
}

/// Counts a part of an open cycle in which the state did not change, if it contains an end of a period.
/// Breached means breached_at < T, so lateness begins one second after the breach; a waiver ends it.
bool SlaReport::add_open_part(const StateInterval& state_interval, const ClockRow& row, Instant from,
                              Instant to) {
  if (scope_.periods.first_ending(from) == scope_.periods.first_ending(to)) return false;
  const bool running =
      runs(rule_of(row.clock), state_interval.status, scope_.bindings[state_interval.binding].hold_runs);
  const SliceSet& slices = scope_.slicing.at(state_interval);
  const Instant late_from = row.breached_at ? *row.breached_at + WallSeconds{1} : Instant::open_end();
  const Instant late_to = row.waived_at.value_or(Instant::open_end());
  for (const SliceNo slice : slices) {
    Line& into = line(slice, row.clock);
    (running ? into.running : into.paused).add(scope_.periods, from, to);
    const Instant late = std::max(from, late_from), until = std::min(to, late_to);
    if (running && late < until) into.running_breached.add(scope_.periods, late, until);
  }
  return !slices.empty();
}

std::vector<SlaTally> SlaReport::tallies(const Line& line) const {
  std::vector<SlaTally> tallies = line.completed;
  const auto running = line.running.counts(scope_.periods), paused = line.paused.counts(scope_.periods);
  const auto breached = line.running_breached.counts(scope_.periods);
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    tallies[i].running = running[i];
    tallies[i].running_breached = breached[i];
    tallies[i].paused = paused[i];
  }
  return tallies;
}

// Completed cycles of all periods add up to the totals. Open ones are those of the last period: a cycle open
// at the end of three periods is still one cycle.
Report SlaReport::report() const {
  std::map<std::vector<GroupKey>, SlaRow> rows;
  SlaTally total;
  const Grouping& by = scope_.slicing.by();
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
      std::vector<GroupKey> key = by.in_period(scope_.slicing.key(slice), i, scope_.periods.periods()[i]);
      key.insert(key.begin(), {static_cast<int>(clock), std::string(name_of(clock))});
      rows.emplace(std::move(key), row_of(all[i]));
    }
  }
  std::vector<Column> keys = by.columns();
  keys.insert(keys.begin(), Column{.name = "clock", .kind = ColumnKind::word, .key = true});
  return measured(std::move(keys), rows, row_of(std::move(total)), kSlaMeasures);
}

namespace {

constexpr SeriesPlan kAttainment[] = {{"attainment_pct"}};
constexpr SeriesPlan kEndings[] = {{"met", Meaning::good},
                                   {"breached", Meaning::bad},
                                   {"no_reply", Meaning::warning},
                                   {"waived", Meaning::muted}};
constexpr ChartPlan kSlaCharts[] = {
    {.shape = ChartShape::bars, .title = "Targets met, %", .series = kAttainment},
    {.shape = ChartShape::stacked, .title = "Completed cycles by result", .series = kEndings}};

constexpr ReportExample kSlaExamples[] = {
    {"tix report sla", "Show each clock over the last 30 days."},
    {"tix report sla --by team --period last-month", "Compare the teams, clock by clock."},
    {"tix report sla priority:urgent --by week --fail-if 'attainment_pct<95'",
     "Exit with 1 if less than 95% of the targets were met."},
};

constexpr std::array kSlaMetrics = metrics_of(kSlaMeasures);

/// Removes totals over different clocks, which mean nothing.
Report without_mixed_totals(Report report) {
  const std::size_t clock = column_position(report, "clock");
  const auto is_other = [&](const Row& row) { return row[clock] != report.rows.front()[clock]; };
  if (std::ranges::any_of(report.rows, is_other)) report.totals.clear();
  return report;
}

}  // namespace

constinit const ReportDescription SlaReport::kDescription = {
    .name = "sla",
    .title = "SLA attainment",
    .summary = "Count met and breached SLA targets by clock",
    .charts = kSlaCharts,
    .about = {"Prints one row per clock. A cycle counts as met or breached in the period in which it stops. "
              "Cycles that are still open at the end of the period are counted separately, because they can "
              "still end either way. The row first_resolution repeats the result of the first resolve of "
              "tickets that were reopened, so totals leave it out."},
    .examples = kSlaExamples,
    .metrics = kSlaMetrics,
    .for_people = without_mixed_totals,
};

}  // namespace tix
