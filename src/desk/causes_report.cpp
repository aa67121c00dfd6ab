// Other reports asked of two periods, in as few passes as there are ways to read; then their cells as lines.
#include "desk/causes_report.hpp"

#include "desk/patterns_report.hpp"
#include "desk/trend_report.hpp"
#include "tix/agents_report.hpp"
#include "tix/causes.hpp"
#include "tix/duration_text.hpp"
#include "tix/flow.hpp"
#include "tix/measure.hpp"
#include "tix/period_before.hpp"
#include "tix/sla_report.hpp"
#include "tix/trend.hpp"
#include "tix/working_days.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix::desk {
namespace {

constexpr std::string_view kNow = "now", kBefore = "before";
constexpr int kStaffingDays = 28;

/// The one before and the one asked about; what lies between them belongs to neither.
PeriodRow two_periods(const PeriodRow& asked, const Zone& zone) {
  const Range now = asked.whole();
  const Range before = ranges_before(now, asked.unit_of_whole(), zone, 1).front();
  std::vector<Period> periods = {{std::string(kBefore), before}};
  if (before.to < now.from) periods.push_back({"between", {before.to, now.from}});
  periods.push_back({std::string(kNow), now});
  return PeriodRow(std::move(periods), asked.unit_of_whole());
}

struct KeyValue {
  std::string_view column, value;
};

/// Another report's rows, asked by what names them.
class Rows {
 public:
  Rows() = default;
  explicit Rows(Report report) : report_(std::move(report)) {}

  /// Of the row with these keys; nothing when there is none.
  Cell cell(const std::vector<KeyValue>& keys, std::string_view column) const {
    for (const Row& row : report_.rows)
      if (has(row, keys)) return row[position(column)];
    return {};
  }
  /// Of the rows with these keys that have a name in `named`: each name and number.
  std::vector<std::pair<std::string, std::int64_t>> numbers(const std::vector<KeyValue>& keys,
                                                            std::string_view named,
                                                            std::string_view column) const {
    std::vector<std::pair<std::string, std::int64_t>> found;
    for (const Row& row : report_.rows) {
      const auto* name = std::get_if<std::string>(&row[position(named)]);
      const auto* number = std::get_if<std::int64_t>(&row[position(column)]);
      if (name != nullptr && number != nullptr && has(row, keys)) found.emplace_back(*name, *number);
    }
    return found;
  }
  /// Over the rows with these keys, also those without a name.
  std::int64_t sum(const std::vector<KeyValue>& keys, std::string_view column) const {
    std::int64_t sum = 0;
    for (const Row& row : report_.rows)
      if (has(row, keys)) sum += std::get<std::int64_t>(row[position(column)]);
    return sum;
  }
  bool is(const std::vector<KeyValue>& keys, std::string_view column) const {
    const Cell answer = cell(keys, column);
    const auto* flag = std::get_if<bool>(&answer);
    return flag != nullptr && *flag;
  }

 private:
  std::size_t position(std::string_view column) const {
    const auto found = std::find_if(report_.columns.begin(), report_.columns.end(),
                                    [&](const Column& c) { return c.name == column; });
    return static_cast<std::size_t>(found - report_.columns.begin());
  }
  bool has(const Row& row, const std::vector<KeyValue>& keys) const {
    return std::all_of(keys.begin(), keys.end(), [&](const KeyValue& key) {
      const auto* text = std::get_if<std::string>(&row[position(key.column)]);
      return text != nullptr && *text == key.value;
    });
  }

  Report report_;
};

using Named = std::vector<std::pair<std::string, std::int64_t>>;

/// The first of those with the greatest number; nothing when that is 0.
std::string most_of(const Named& numbers, bool seconds = false) {
  const auto most = std::max_element(numbers.begin(), numbers.end(),
                                     [](const auto& x, const auto& y) { return x.second < y.second; });
  if (most == numbers.end() || most->second == 0) return {};
  return fmt::format("{}: {}", most->first,
                     seconds ? format_exact(Seconds{most->second}) : fmt::to_string(most->second));
}

std::int64_t sum_of(const Named& numbers) {
  std::int64_t sum = 0;
  for (const auto& [name, number] : numbers) sum += number;
  return sum;
}

/// A measure of both periods, as another report has it in its row of each.
CauseLine line_of(Cause cause, std::string_view measure, const Rows& rows, std::vector<KeyValue> keys,
                  std::string most = {}) {
  keys.push_back({"month", kNow});
  Cell value = rows.cell(keys, measure);
  keys.back().value = kBefore;
  return {cause, measure, std::move(value), rows.cell(keys, measure), std::move(most)};
}

class Causes {
 public:
  Causes(Reading& reading, const ReportQuestion& question)
      : reading_(reading),
        question_(question),
        periods_(two_periods(question.periods, *question.zone)),
        by_period_(Grouping::parse("month")),
        by_category_(Grouping::parse("month,category")),
        by_reason_(Grouping::parse("month,hold_reason")) {}

  ReportAnswer answer() {
    ReportAnswer answer;
    read_handled(answer.tickets);
    add_volume();
    add_complexity();
    add_workflow();
    add_staffing();
    answer.report = causes_table(lines_);
    return answer;
  }

 private:
  ReportQuestion asked(const Grouping& by, const PeriodRow& periods) const {
    return {question_.filter, by, periods, false, question_.zone};
  }

  void add_volume() {
    for (const std::string_view measure : {"created", "reopened"})
      lines_.push_back({Cause::volume, measure, came_.sum({{"month", kNow}}, measure),
                        came_.sum({{"month", kBefore}}, measure),
                        most_of(came_.numbers({{"month", kNow}}, "category", measure))});
    const Rows patterns(pattern_counts(reading_, asked(by_category_, periods_)).report);
    const Named now = spikes(patterns, kNow), before = spikes(patterns, kBefore);
    lines_.push_back({Cause::volume, "spikes", static_cast<std::int64_t>(now.size()),
                      static_cast<std::int64_t>(before.size()), most_of(now)});
  }

  /// The categories of which more came than chance brings, and how many tickets.
  static Named spikes(const Rows& patterns, std::string_view period) {
    Named found = patterns.numbers({{"month", period}}, "category", "count");
    std::erase_if(found, [&](const auto& one) {
      return !patterns.is({{"month", period}, {"category", one.first}}, "spike");
    });
    return found;
  }

  Slicing slicing(const Grouping& by) {
    return Slicing(question_.filter, by, reading_.names(), reading_.bindings());
  }

  /// One pass for all that looks at tickets that were there.
  void read_handled(std::vector<TicketId>& tickets) {
    Slicing periods = slicing(by_period_), reasons = slicing(by_reason_), categories = slicing(by_category_);
    Trend came(categories, periods_);
    FlowReport flow(periods, reading_.bindings(), *question_.zone, periods_);
    FlowReport holds(reasons, reading_.bindings(), *question_.zone, periods_);
    Touches touches(periods, periods_);
    SlaReport sla(periods, reading_.bindings(), periods_), slow(categories, reading_.bindings(), periods_);
    AgentsReport agents(periods,
                        {&reading_.desk(), &reading_.names(), &reading_.bindings(), question_.zone,
                         [](const AgentPolicy& agent) { return agent.active; }, question_.filter.empty()},
                        periods_);
    reading_.each_past(
        periods_.whole(),
        [&](const TicketFacts& facts, const Past& past) {
          periods.show(facts);
          reasons.show(facts);
          categories.show(facts);
          came.add(past, {});
          flow.add(past, facts);
          holds.add(past, facts);
          touches.add(past, facts);
          sla.add(past, facts.clocks, facts.as_of);
          slow.add(past, facts.clocks, facts.as_of);
          if (agents.add(past, facts) && question_.wants_tickets) tickets.push_back(past.ticket);
        },
        periods.parts() | reasons.parts() | categories.parts(), kEveryKind);
    came_ = Rows(came.report());
    flow_ = Rows(flow.report());
    holds_ = Rows(holds.report());
    const std::size_t now = periods_.size() - 1;
    mean_touches_ = {Cause::complexity, "mean_touches", touches.mean_touches(now), touches.mean_touches(0)};
    mean_tiers_ = {Cause::workflow, "mean_tiers", touches.mean_tiers(now), touches.mean_tiers(0)};
    sla_ = Rows(sla.report());
    slow_ = Rows(slow.report());
    load_ = Rows(agents.report());
  }

  void add_complexity() {
    lines_.push_back(mean_touches_);
    const Named slowest = slow_.numbers({{"clock", "resolution"}, {"month", kNow}}, "category", "p90_s");
    CauseLine p90 =
        line_of(Cause::complexity, "p90_s", sla_, {{"clock", "resolution"}}, most_of(slowest, true));
    p90.measure = "resolution_p90_s";
    lines_.push_back(std::move(p90));
    lines_.push_back(line_of(Cause::complexity, "reopen_pct", flow_, {}));
  }

  void add_workflow() {
    for (const std::string_view measure : {"mean_hops", "loops", "lost_in_loops_s", "pickup_median_s"})
      lines_.push_back(line_of(Cause::workflow, measure, flow_, {}));
    lines_.push_back(mean_tiers_);
    const Named waits = holds_.numbers({{"month", kNow}}, "hold_reason", "in_hold_s");
    lines_.push_back(line_of(Cause::workflow, "in_hold_s", flow_, {}, most_of(waits, true)));
  }

  void add_staffing() {
    const Named now = load_.numbers({{"month", kNow}}, "agent", "load");
    const std::int64_t load = sum_of(now), load_before = load_at(kBefore, "load");
    const std::int64_t capacity = load_at(kNow, "capacity");
    lines_.push_back({Cause::staffing, "load", load, load_before, most_of(now)});
    lines_.push_back({Cause::staffing, "load_pct", percent_or_empty(load, capacity),
                      percent_or_empty(load_before, capacity)});
    lines_.push_back({Cause::staffing, "days_of_backlog", days_of_backlog(periods_.periods().back().range),
                      days_of_backlog(periods_.periods().front().range)});
  }

  std::int64_t load_at(std::string_view period, std::string_view column) const {
    return sum_of(load_.numbers({{"month", period}}, "agent", column));
  }

  /// How many days of work what is open would take at the pace of the last four weeks.
  Cell days_of_backlog(const Range& period) {
    const Range weeks = parse_range({}, *question_.zone, period.last(), kStaffingDays).range;
    const Rows trend(
        trend_report(reading_, asked(by_period_, PeriodRow({{std::string(kNow), weeks}}))).report);
    const Cell open = trend.cell({{"month", kNow}}, "open_end"),
               resolved = trend.cell({{"month", kNow}}, "resolved");
    const std::int64_t days = working_days(weeks, hours_of_all(reading_.desk()), *question_.zone);
    return ratio_or_empty(std::get<std::int64_t>(open) * days, std::get<std::int64_t>(resolved));
  }

  Reading& reading_;
  const ReportQuestion& question_;
  const PeriodRow periods_;
  const Grouping by_period_, by_category_, by_reason_;
  Rows came_, flow_, holds_, sla_, slow_, load_;
  CauseLine mean_touches_, mean_tiers_;
  std::vector<CauseLine> lines_;
};

}  // namespace

ReportAnswer causes_report(Reading& reading, const ReportQuestion& question) {
  return Causes(reading, question).answer();
}

}  // namespace tix::desk
