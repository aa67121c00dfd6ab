// tix report forecast: forecast open tickets and try changes.
#include "cli/input/desk_source.hpp"
#include "cli/report/report_command.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/report/forecast_report.hpp"
#include "tix/reports/forecast.hpp"
#include "tix/reports/forecast_table.hpp"
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

/// Returns the change that was typed, such as `+2` or `-10%`, or 0 if none was.
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
                fmt::format("{} '{}' is not accepted; accepted: a change with its sign, from {}{} to +{}{}",
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
  return run_report(session, options.report, kForecast,
                    [&](desk::Reading& reading, const desk::ReportQuestion& question) {
                      return desk::forecast_report(reading, question, asked);
                    });
}

}  // namespace

void add_report_forecast(Syntax& syntax) {
  auto& o = syntax.runs(run_forecast);
  add_report_options(syntax, o.report, kForecast);
  syntax.option("--days", "N", o.days,
                "Forecast this many days (default: 14 days, 8 weeks, 6 months or 4 quarters, by --by)");
  syntax.option("--agents", "CHANGE", o.agents, "Try a change in the number of agents: +2, -1");
  syntax.option("--hours", "FILE", o.hours, "Try the working hours of another desk file").file();
  syntax.option("--arrivals", "CHANGE", o.arrivals, "Try a change in arrivals: +30%, -10%");
  syntax.option("--seed", "N", o.seed, "Draw different days with another seed (default: 1)");
}

}  // namespace tix::cli
