// Compares the cycles of two desks. Both lists are in the order of (clock, cycle), so one merging pass pairs
// them. A cycle that only one desk has (only it had a target) is counted, but cannot flip.
#include "tix/reports/policy_trial.hpp"

#include "tix/calendar/calendar.hpp"
#include "tix/report/measure.hpp"
#include "tix/text/enum_table.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace tix {
namespace {

constexpr auto kVerdictNames = enum_names<Verdict>({"met", "breached", "no_reply", "waived"});

/// What the two desks promised for the same cycle.
struct Promises {
  Clock clock;
  const Binding& before;
  const Binding& after;
  const ClockRow& old_row;
  const ClockRow& new_row;
};

/// Returns the clock whose rules apply: that of `first_resolution` is the resolution clock.
Clock followed(Clock clock) {
  return clock == Clock::first_resolution ? Clock::resolution : clock;
}

bool other_policy(const Promises& both) {
  return both.before.policy != both.after.policy;
}

bool other_target(const Promises& both) {
  return both.old_row.target != both.new_row.target;
}

bool other_calendar(const Promises& both) {
  const Calendar* before = calendar_of(both.before, followed(both.clock));
  const Calendar* after = calendar_of(both.after, followed(both.clock));
  const auto hours = [](const Calendar* calendar) {
    return (calendar ? *calendar : Calendar::always()).canonical();
  };
  return before != after && hours(before) != hours(after);
}

bool other_hold_rule(const Promises& both) {
  return rule_of(followed(both.clock)).hold_by_policy && both.before.hold_runs != both.after.hold_runs;
}

/// A reason for another verdict: a difference between the bindings under which the cycle stopped.
struct FlipReason {
  std::string_view word;
  bool (*holds)(const Promises&);
};
constexpr std::array kFlipReasons = {
    FlipReason{"policy", other_policy},
    FlipReason{"target", other_target},
    FlipReason{"calendar", other_calendar},
    FlipReason{"hold", other_hold_rule},
};
/// The reason if the bindings at the stop do not differ: an earlier binding of the cycle does.
constexpr std::string_view kEarlierPromise = "earlier";

std::vector<std::string> reasons(const Promises& both) {
  std::vector<std::string> words;
  for (const FlipReason& reason : kFlipReasons)
    if (reason.holds(both)) words.emplace_back(reason.word);
  if (words.empty()) words.emplace_back(kEarlierPromise);
  return words;
}

template <auto Met, auto Breached>
Cell attainment(const TrialTally& tally) {
  return percent_or_empty(tally.*Met, tally.*Met + tally.*Breached);
}

constexpr Measure<TrialTally> kTrialMeasures[] = {
    {{.name = "n",
      .label = "cycles",
      .unit = "cycles",
      .is_main = true,
      .formula = "Cycles of the clock that stopped in the period under the old or the new desk file.",
      .views = "clocks"},
     counted<&TrialTally::n>},
    {{.name = "old_attainment_pct",
      .label = "old attainment %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "old_met / (old_met + old_breached).",
      .views = "clocks"},
     attainment<&TrialTally::old_met, &TrialTally::old_breached>},
    {{.name = "new_attainment_pct",
      .label = "new attainment %",
      .kind = ColumnKind::percent,
      .is_main = true,
      .formula = "new_met / (new_met + new_breached).",
      .views = "clocks"},
     attainment<&TrialTally::new_met, &TrialTally::new_breached>},
    {{.name = "to_met",
      .label = "now met",
      .unit = "cycles",
      .is_main = true,
      .formula = "Cycles that breached under the old desk file and are met under the new one.",
      .views = "clocks"},
     counted<&TrialTally::to_met>},
    {{.name = "to_breached",
      .label = "now breached",
      .unit = "cycles",
      .is_main = true,
      .formula = "Cycles that did not breach under the old desk file and breach under the new one.",
      .views = "clocks"},
     counted<&TrialTally::to_breached>},
    {{.name = "old_met",
      .label = "old met",
      .unit = "cycles",
      .formula = "Cycles met under the desk files in force at their time.",
      .views = "clocks"},
     counted<&TrialTally::old_met>},
    {{.name = "old_breached",
      .label = "old breached",
      .unit = "cycles",
      .formula = "Cycles breached under the desk files in force at their time.",
      .views = "clocks"},
     counted<&TrialTally::old_breached>},
    {{.name = "new_met",
      .label = "new met",
      .unit = "cycles",
      .formula = "Cycles met under the desk file that is tried.",
      .views = "clocks"},
     counted<&TrialTally::new_met>},
    {{.name = "new_breached",
      .label = "new breached",
      .unit = "cycles",
      .formula = "Cycles breached under the desk file that is tried.",
      .views = "clocks"},
     counted<&TrialTally::new_breached>},
    {{.name = "only_old",
      .label = "only old",
      .unit = "cycles",
      .formula = "Cycles that count only under the old desk file, because the new one sets no target.",
      .views = "clocks"},
     counted<&TrialTally::only_old>},
    {{.name = "only_new",
      .label = "only new",
      .unit = "cycles",
      .formula = "Cycles that count only under the new desk file, because the old one set no target.",
      .views = "clocks"},
     counted<&TrialTally::only_new>},
};

void add(TrialTally& into, const TrialTally& more) {
  for (const auto member : {&TrialTally::n, &TrialTally::old_met, &TrialTally::old_breached,
                            &TrialTally::new_met, &TrialTally::new_breached, &TrialTally::to_met,
                            &TrialTally::to_breached, &TrialTally::only_old, &TrialTally::only_new})
    into.*member += more.*member;
}

std::string word_of(Verdict verdict) {
  return std::string(kVerdictNames[verdict]);
}

auto place(const ClockRow& row) {
  return std::pair{row.clock, row.cycle};
}

}  // namespace

PolicyTrial::Judged PolicyTrial::judged(const ClockRow* row, Instant as_of) const {
  if (row == nullptr || !row->stopped_at || !range_.contains(*row->stopped_at)) return {row, std::nullopt};
  return {row, verdict_of(*row, as_of)};
}

/// Returns whether the filter selects the ticket as it was at the stop, with the team, agent and priority
/// recorded in the row. The stop itself may have changed these.
bool PolicyTrial::is_chosen(const Past& past, const ClockRow& row) {
  StateInterval state_interval = state_interval_at(past.state_intervals, *row.stopped_at);
  state_interval.team = row.team;
  state_interval.agent = row.agent;
  state_interval.priority = row.priority;
  return !slicing_->at(state_interval).empty();
}

/// Counts a pair of verdicts. One of them may be missing.
void PolicyTrial::count(Clock clock, std::optional<Verdict> before, std::optional<Verdict> after) {
  TrialTally& tally = tallies_[clock];
  ++tally.n;
  tally.old_met += before == Verdict::met;
  tally.old_breached += before == Verdict::breached;
  tally.new_met += after == Verdict::met;
  tally.new_breached += after == Verdict::breached;
  tally.to_met += before == Verdict::breached && after == Verdict::met;
  tally.to_breached += before && before != Verdict::breached && after == Verdict::breached;
  tally.only_old += !after;
  tally.only_new += !before;
}

// The old row decides whether and where the pair counts, if there is one: the trial is about tickets as they
// were.
void PolicyTrial::add(const TicketFacts& facts, const Past& past, const Folded& tried) {
  auto before = facts.clocks.begin();
  auto after = tried.clocks.begin();
  while (before != facts.clocks.end() || after != tried.clocks.end()) {
    const bool has_old =
        after == tried.clocks.end() || (before != facts.clocks.end() && place(*before) <= place(*after));
    const bool has_new =
        before == facts.clocks.end() || (after != tried.clocks.end() && place(*after) <= place(*before));
    const Judged was = judged(has_old ? &*before++ : nullptr, facts.as_of);
    const Judged is = judged(has_new ? &*after++ : nullptr, facts.as_of);
    if (!was.verdict && !is.verdict) continue;
    const ClockRow& row = was.row ? *was.row : *is.row;
    if (!is_chosen(past, row)) continue;
    count(row.clock, was.verdict, is.verdict);
    if (!wants_flips_ || !was.verdict || !is.verdict || was.verdict == is.verdict) continue;
    flips_.push_back({past.ticket, facts.ticket.title, *was.row, *is.row, *was.verdict, *is.verdict,
                      state_interval_at(past.state_intervals, *row.stopped_at).binding,
                      state_interval_at(tried.state_intervals, *row.stopped_at).binding});
  }
}

Report PolicyTrial::report() const {
  std::map<std::vector<GroupKey>, TrialTally> rows;
  TrialTally total;
  for (const auto& [clock, tally] : tallies_) {
    rows.emplace(std::vector<GroupKey>{{static_cast<int>(clock), std::string(name_of(clock))}}, tally);
    if (clock != Clock::first_resolution) tix::add(total, tally);
  }
  return measured({Column{.name = "clock", .kind = ColumnKind::word, .key = true}}, rows, total,
                  kTrialMeasures);
}

Row PolicyTrial::row_of(const Flip& flip) const {
  const Binding& before = (*old_bindings_)[flip.old_binding];
  const Binding& after = (*new_bindings_)[flip.new_binding];
  const ClockRow& row = flip.old_row;
  return {flip.id.value,
          flip.title,
          std::string(name_of(row.clock)),
          std::int64_t{row.cycle},
          cell_of(before.policy),
          cell_of(after.policy),
          cell_of(row.target),
          cell_of(flip.new_row.target),
          cell_of(row.due_at),
          cell_of(flip.new_row.due_at),
          cell_of(row.stopped_at),
          word_of(flip.old_verdict),
          word_of(flip.new_verdict),
          reasons({row.clock, before, after, row, flip.new_row})};
}

Report PolicyTrial::flips() const {
  Report report;
  report.columns = {{.name = "id", .kind = ColumnKind::number, .key = true},
                    {"title", ColumnKind::text},
                    {"clock", ColumnKind::word},
                    {"cycle", ColumnKind::number},
                    {"old_policy", ColumnKind::word},
                    {"new_policy", ColumnKind::word},
                    {"old_target_s", ColumnKind::working},
                    {"new_target_s", ColumnKind::working},
                    {"old_due_at", ColumnKind::instant},
                    {"new_due_at", ColumnKind::instant},
                    {"stopped_at", ColumnKind::instant},
                    {"old_verdict", ColumnKind::word},
                    {"new_verdict", ColumnKind::word},
                    {"why", ColumnKind::list}};
  std::vector<Flip> sorted = flips_;
  std::ranges::sort(sorted, [](const Flip& x, const Flip& y) {
    return std::tie(x.id, x.old_row.clock, x.old_row.cycle) <
           std::tie(y.id, y.old_row.clock, y.old_row.cycle);
  });
  for (const Flip& flip : sorted) report.rows.push_back(row_of(flip));
  return report;
}

}  // namespace tix
