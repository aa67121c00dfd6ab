// Runs several other reports in one pass over the tickets, and takes the measures from their cells. So a
// measure cannot differ from the report that explains it.
#include "desk/report/causes_report.hpp"

#include "desk/report/arrivals.hpp"
#include "desk/report/report_pipeline.hpp"
#include "tix/calendar/period.hpp"
#include "tix/calendar/working_days.hpp"
#include "tix/report/measure.hpp"
#include "tix/reports/agents_report.hpp"
#include "tix/reports/causes.hpp"
#include "tix/reports/flow_report.hpp"
#include "tix/reports/sla_report.hpp"
#include "tix/reports/trend_report.hpp"
#include "tix/time/duration_text.hpp"

#include <algorithm>
#include <functional>
#include <type_traits>

#include <fmt/format.h>

namespace tix::desk {
namespace {

constexpr int kStaffingDays = 28;

/// Returns the periods to read: those of the question if it groups by periods, otherwise the range and the
/// one before it. A gap between these two becomes a period of its own, because periods must adjoin.
PeriodRow looked_at(const ReportQuestion& question) {
  const PeriodRow& asked = question.periods;
  if (question.by.period()) return asked;
  const Interval now = asked.whole();
  const Interval before = ranges_before(now, asked.unit_of_whole(), question.zone, 1).front();
  std::vector<Period> periods = {{"before", before}};
  if (before.to < now.from) periods.push_back({"between", {before.to, now.from}});
  periods.push_back({"now", now});
  return PeriodRow(std::move(periods), asked.unit_of_whole());
}

struct KeyValue {
  std::string_view column, value;
};

/// The rows of another report, looked up by their keys.
class Rows {
 public:
  Rows() = default;
  explicit Rows(Report report) : report_(std::move(report)) {}

  /// Returns a cell of the row with these keys, or an empty cell if there is none.
  Cell cell(const std::vector<KeyValue>& keys, std::string_view column) const {
    for (const Row& row : report_.rows)
      if (has(row, keys)) return row[column_position(report_, column)];
    return {};
  }
  /// Returns the name in `named` and the number in `column` of each row with these keys. Skips rows without a
  /// name.
  std::vector<std::pair<std::string, std::int64_t>> numbers(const std::vector<KeyValue>& keys,
                                                            std::string_view named,
                                                            std::string_view column) const {
    std::vector<std::pair<std::string, std::int64_t>> found;
    for (const Row& row : report_.rows) {
      const auto* name = std::get_if<std::string>(&row[column_position(report_, named)]);
      const auto* number = std::get_if<std::int64_t>(&row[column_position(report_, column)]);
      if (name != nullptr && number != nullptr && has(row, keys)) found.emplace_back(*name, *number);
    }
    return found;
  }
  /// Returns the sum over the rows with these keys, including those without a name.
  std::int64_t sum(const std::vector<KeyValue>& keys, std::string_view column) const {
    std::int64_t sum = 0;
    for (const Row& row : report_.rows)
      if (has(row, keys)) sum += std::get<std::int64_t>(row[column_position(report_, column)]);
    return sum;
  }
  bool is(const std::vector<KeyValue>& keys, std::string_view column) const {
    const Cell answer = cell(keys, column);
    const auto* flag = std::get_if<bool>(&answer);
    return flag != nullptr && *flag;
  }

 private:
  bool has(const Row& row, const std::vector<KeyValue>& keys) const {
    return std::ranges::all_of(keys, [&](const KeyValue& key) {
      const auto* text = std::get_if<std::string>(&row[column_position(report_, key.column)]);
      return text != nullptr && *text == key.value;
    });
  }

  Report report_;
};

using Named = std::vector<std::pair<std::string, std::int64_t>>;

/// Returns the name with the greatest number, the first of equals, and that number. Empty if the number is 0.
template <class Number = std::int64_t>
std::string most_of(const Named& numbers) {
  const auto most = std::ranges::max_element(numbers, {}, &Named::value_type::second);
  if (most == numbers.end() || most->second == 0) return {};
  if constexpr (std::is_same_v<Number, Seconds>)
    return fmt::format("{}: {}", most->first, format_exact(Seconds{most->second}));
  else
    return fmt::format("{}: {}", most->first, most->second);
}

std::int64_t sum_of(const Named& numbers) {
  std::int64_t sum = 0;
  for (const auto& [name, number] : numbers) sum += number;
  return sum;
}

class Causes {
 public:
  Causes(Reading& reading, const ReportQuestion& question)
      : reading_(reading),
        question_(question),
        periods_(looked_at(question)),
        by_period_(Grouping::parse("month")),
        by_category_(Grouping::parse("month,category")),
        by_reason_(Grouping::parse("month,hold_reason")) {}

  ReportAnswer answer() {
    ReportAnswer answer;
    read_handled(answer.tickets);
    patterns_ = Rows(pattern_counts(reading_, asked(by_category_, periods_)).report);
    if (!question_.by.period()) {
      answer.report = causes_table(lines(periods_.size() - 1, 0));
      return answer;
    }
    std::vector<std::vector<CauseLine>> by_period;
    for (std::size_t i = 0; i < periods_.size(); ++i) by_period.push_back(lines(i, std::nullopt));
    answer.report = causes_over_time(by_period, question_.by.columns().front(), periods_);
    return answer;
  }

 private:
  /// Returns a measure for a period.
  using Of = std::function<Cell(std::size_t period)>;

  const std::string& name(std::size_t period) const { return periods_.periods()[period].name; }
  const Interval& range(std::size_t period) const { return periods_.periods()[period].range; }
  std::vector<KeyValue> in(std::size_t period) const { return {{"month", name(period)}}; }
  ReportQuestion asked(const Grouping& by, const PeriodRow& periods) const {
    return {.filter = question_.filter, .by = by, .periods = periods, .zone = question_.zone};
  }
  Slicing slicing(const Grouping& by) {
    return Slicing(question_.filter, by, reading_.names(), reading_.bindings());
  }

  /// Runs all reports on handled tickets in one pass, which reads each ticket only once.
  void read_handled(std::vector<TicketId>& tickets) {
    Slicing periods = slicing(by_period_), reasons = slicing(by_reason_), categories = slicing(by_category_);
    const ReportQuestion asked_now = asked(by_period_, periods_);
    const ReportScope by_period = scope_of(reading_, asked_now, periods);
    const ReportScope by_reason = scope_of(reading_, asked_now, reasons);
    const ReportScope by_category = scope_of(reading_, asked_now, categories);
    TrendReport opened_by(by_category);
    FlowReport flow(by_period);
    FlowReport holds(by_reason);
    Touches touches(by_period);
    SlaReport sla(by_period), slow(by_category);
    AgentsReport agents(by_period);
    reading_.each_past(
        periods_.whole(),
        [&](const TicketFacts& facts, const Past& past) {
          periods.show(facts);
          reasons.show(facts);
          categories.show(facts);
          bool counts = opened_by.add(past, {});
          flow.add(past, facts);
          holds.add(past, facts);
          touches.add(past, facts);
          sla.add(past, facts);
          slow.add(past, facts);
          counts |= agents.add(past, facts);
          if (counts && question_.wants_tickets) tickets.push_back(past.ticket);
        },
        periods.parts() | reasons.parts() | categories.parts(), kEveryKind);
    came_ = Rows(opened_by.report());
    flow_ = Rows(flow.report());
    holds_ = Rows(holds.report());
    sla_ = Rows(sla.report());
    slow_ = Rows(slow.report());
    load_ = Rows(agents.report());
    for (std::size_t i = 0; i < periods_.size(); ++i) {
      mean_touches_.push_back(touches.mean_touches(i));
      mean_tiers_.push_back(touches.mean_tiers(i));
    }
  }

  /// Returns the lines of one period, compared with another if one is given.
  std::vector<CauseLine> lines(std::size_t now, std::optional<std::size_t> before) {
    std::vector<CauseLine> lines;
    const bool is_comparable = before && existed_at(reading_, range(*before).from);
    const auto add = [&](Cause cause, std::string_view measure, const Of& of, std::string most = {}) {
      lines.push_back({.cause = cause,
                       .measure = measure,
                       .value = of(now),
                       .before = before ? of(*before) : Cell{},
                       .is_comparable = is_comparable,
                       .most = std::move(most)});
    };
    for (const std::string_view measure : {"created", "reopened"})
      add(
          Cause::volume, measure, [&](std::size_t i) { return Cell{came_.sum(in(i), measure)}; },
          most_of(came_.numbers(in(now), "category", measure)));
    add(
        Cause::volume, "spikes", [&](std::size_t i) { return count_of_spikes(i); }, most_of(spikes(now)));

    add(Cause::complexity, "mean_touches", [&](std::size_t i) { return mean_touches_[i]; });
    add(
        Cause::complexity, "resolution_p90_s",
        [&](std::size_t i) { return sla_.cell(resolution_in(i), "p90_s"); },
        most_of<Seconds>(slow_.numbers(resolution_in(now), "category", "p90_s")));
    add(Cause::complexity, "reopen_pct", of_flow("reopen_pct"));

    for (const std::string_view measure : {"mean_hops", "loops", "lost_in_loops_s", "pickup_median_s"})
      add(Cause::workflow, measure, of_flow(measure));
    add(Cause::workflow, "mean_tiers", [&](std::size_t i) { return mean_tiers_[i]; });
    add(Cause::workflow, "in_hold_s", of_flow("in_hold_s"),
        most_of<Seconds>(holds_.numbers(in(now), "hold_reason", "in_hold_s")));

    const std::int64_t capacity = sum_of(load_.numbers(in(now), "agent", "capacity"));
    add(
        Cause::staffing, "load", [&](std::size_t i) { return Cell{load(i)}; },
        most_of(load_.numbers(in(now), "agent", "load")));
    add(Cause::staffing, "load_pct", [&](std::size_t i) { return percent_or_empty(load(i), capacity); });
    add(Cause::staffing, "days_of_backlog", [&](std::size_t i) { return days_of_backlog(range(i)); });
    return lines;
  }

  /// Returns the categories with more tickets than chance explains, and their numbers of tickets.
  Named spikes(std::size_t period) const {
    Named found = patterns_.numbers(in(period), "category", "count");
    std::erase_if(found, [&](const auto& one) {
      return !patterns_.is({{"month", name(period)}, {"category", one.first}}, "spike");
    });
    return found;
  }
  /// Empty where the desk did not have the whole period before: nothing can be more than usual then.
  Cell count_of_spikes(std::size_t period) const {
    const Interval before = ranges_before(range(period), periods_.unit_of_each(), question_.zone, 1).front();
    return existed_at(reading_, before.from) ? Cell{std::ssize(spikes(period))} : Cell{};
  }
  std::vector<KeyValue> resolution_in(std::size_t period) const {
    return {{"clock", "resolution"}, {"month", name(period)}};
  }
  Of of_flow(std::string_view measure) const {
    return [this, measure](std::size_t period) { return flow_.cell(in(period), measure); };
  }
  std::int64_t load(std::size_t period) const { return sum_of(load_.numbers(in(period), "agent", "load")); }

  /// Returns the working days that the open tickets would take at the pace of the last four weeks.
  Cell days_of_backlog(const Interval& period) {
    const Interval weeks = parse_range({}, question_.zone, period.last(), kStaffingDays).range;
    const Rows trend(
        desk::answer<TrendReport>(reading_, asked(by_period_, PeriodRow({{"weeks", weeks}}))).report);
    const auto number = [&](std::string_view column) { return trend.sum({}, column); };
    const std::int64_t days = working_days(weeks, reading_.desk().working_hours(), question_.zone);
    return ratio_or_empty(number("open_end") * days, number("resolved"));
  }

  Reading& reading_;
  const ReportQuestion& question_;
  const PeriodRow periods_;
  const Grouping by_period_, by_category_, by_reason_;
  Rows came_, flow_, holds_, sla_, slow_, load_, patterns_;
  std::vector<Cell> mean_touches_, mean_tiers_;  // by period
};

}  // namespace

ReportAnswer causes_report(Reading& reading, const ReportQuestion& question) {
  return Causes(reading, question).answer();
}

}  // namespace tix::desk
