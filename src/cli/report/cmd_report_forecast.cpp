// tix report forecast: what the coming days may bring, and what if.
#include "cli/input/desk_source.hpp"
#include "cli/report/report_options.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/report/forecast_report.hpp"
#include "tix/reports/forecast.hpp"
#include "tix/text/error.hpp"
#include "tix/text/whole_number.hpp"

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct ForecastOptions {
  ReportOptions report;
  std::optional<std::int64_t> days, seed;
  std::optional<std::string> agents, hours, arrivals;
};

ReportKind kind(const desk::ForecastAsked& asked) {
  ReportKind kind{"forecast", "day", false, {}, {}, 90, nullptr, true};
  kind.make = [asked](desk::Reading& reading, const desk::ReportQuestion& question) {
    return desk::forecast_report(reading, question, asked);
  };
  return kind;
}

/// `+2`, `-1`: how much more or less.
std::int64_t change_in(const std::optional<std::string>& typed, std::string_view option,
                       std::string_view unit, std::int64_t least) {
  if (!typed) return 0;
  std::string_view digits = *typed;
  const bool has_sign = digits.starts_with('+') || digits.starts_with('-');
  const bool has_unit = digits.ends_with(unit);
  if (has_unit) digits.remove_suffix(unit.size());
  if (digits.starts_with('+')) digits.remove_prefix(1);
  constexpr std::int64_t kMost = 1000;
  const auto change = whole_number(digits);
  if (!has_sign || !has_unit || !change || *change < least || *change > kMost)
    throw Error(ErrorKind::usage,
                fmt::format("{} \"{}\" is not accepted; accepted: a change with its sign, from {}{} to +{}{}",
                            option, *typed, least, unit, kMost, unit));
  return *change;
}

std::optional<std::size_t> days_in(const std::optional<std::int64_t>& typed) {
  if (!typed) return std::nullopt;
  if (*typed < 1 || *typed > static_cast<std::int64_t>(kForecastHorizon))
    throw Error(ErrorKind::usage,
                fmt::format("--days {} is not accepted; accepted: 1 to {}", *typed, kForecastHorizon));
  return static_cast<std::size_t>(*typed);
}

Exit run_forecast(Session& session, const ForecastOptions& options) {
  desk::ForecastAsked asked;
  asked.days = days_in(options.days);
  if (options.seed) asked.seed = static_cast<std::uint64_t>(*options.seed);
  asked.agents = change_in(options.agents, "--agents", "", -1000);
  asked.arrivals_pct = change_in(options.arrivals, "--arrivals", "%", -100);
  std::optional<Desk> hours;
  if (options.hours) hours = desk_of(session, options.hours);
  if (hours) asked.hours = &*hours;
  return run_report(session, options.report, kind(asked));
}

}  // namespace

void add_report_forecast(Syntax& syntax) {
  auto& o = syntax.runs(run_forecast);
  add_report_options(syntax, o.report, kind({}));
  syntax.option("--days", "N", o.days,
                "how many days to come; 14, or 8 weeks, 6 months, 4 quarters unless given");
  syntax.option("--agents", "CHANGE", o.agents, "what if so many more, or less, resolved: +2, -1");
  syntax.option("--hours", "FILE", o.hours, "what if the agents worked the hours of that desk file").file();
  syntax.option("--arrivals", "CHANGE", o.arrivals, "what if more, or less, came: +30%, -10%");
  syntax.option("--seed", "N", o.seed, "draws other days; 1 unless given");
  syntax.about(
      "Draws the coming days from the desk's own, each from days of its weekday, two thousand times. A row "
      "has the middle of all runs, and from _low to _high the interval that holds in four of five. created "
      "is all that comes (reopened and moved in, too), resolved all that goes; the first day is what is left "
      "of today. empty_on: when nothing is open any more, or never within a year.");
  syntax.about(
      "The totals say how well it would have gone: forecasts for the last eight weeks, each from the weeks "
      "before it. tested_inside_pct should be near 80; tested_mean_error is how many tickets it was off.");
  syntax.example("tix report forecast", "The next two weeks, from the last 90 days.");
  syntax.example("tix report forecast --by week --chart",
                 "The next eight weeks, the one that has begun among them.");
  syntax.example("tix report forecast --agents +2 --days 30", "Would two more agents be enough?");
  syntax.example("tix report forecast --arrivals +30% team:network", "What if a third more came to a team?");
  syntax.example("tix report forecast --hours summer.toml --fail-if 'open_high>200'",
                 "Shorter hours, and an alarm.");
}

}  // namespace tix::cli
