// Writes the page about metrics from what reports say of themselves.
#include "cli/help/metric_help.hpp"

#include "cli/help/help.hpp"
#include "desk/report/reports.hpp"
#include "tix/text/error.hpp"
#include "tix/text/nearest.hpp"

#include <fmt/format.h>

namespace tix::cli {
namespace {

std::string list_of_metrics() {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const desk::ReportRow& row : desk::kReports) {
    std::vector<std::string_view> names;
    for (const Metric& metric : row.description->metrics) names.push_back(metric.name);
    rows.emplace_back(row.description->name, fmt::format("{}", fmt::join(names, " ")));
  }
  return "tix help metric: what the numbers of reports mean\n" +
         paragraph(
             "tix help metric NAME tells how a number is counted, how it is misread, and the SQL views that "
             "it can be checked against with tix sql. A star stands for any word.") +
         section("Metrics", two_columns(rows));
}

bool is_meant(std::string_view asked, std::string_view report, const Metric& metric) {
  if (asked == report || is_called(metric, asked) || asked == metric.name) return true;
  const std::size_t dot = asked.find('.');
  return dot != std::string_view::npos && asked.substr(0, dot) == report &&
         is_meant(asked.substr(dot + 1), {}, metric);
}

std::string description(std::string_view report, const Metric& metric) {
  std::vector<std::pair<std::string, std::string>> rows = {{"formula", std::string(metric.formula)}};
  if (!metric.trap.empty()) rows.emplace_back("trap", metric.trap);
  rows.emplace_back("views", metric.views);
  return section(fmt::format("{} of tix report {}", metric.name, report), two_columns(rows));
}

[[noreturn]] void refuse(const std::string& asked) {
  std::vector<std::string> known;
  for (const desk::ReportRow& row : desk::kReports) {
    known.emplace_back(row.description->name);
    for (const Metric& metric : row.description->metrics) known.emplace_back(metric.name);
  }
  const std::string hint = did_you_mean(asked, known);
  throw Error(ErrorKind::usage, fmt::format("no report has a number called '{}'", asked),
              hint.empty() ? "tix help metric lists them" : hint);
}

}  // namespace

std::string metric_help(const std::vector<std::string>& names) {
  if (names.empty()) return list_of_metrics();
  std::string out;
  for (const std::string& name : names) {
    const std::size_t before = out.size();
    for (const desk::ReportRow& row : desk::kReports)
      for (const Metric& metric : row.description->metrics)
        if (is_meant(name, row.description->name, metric)) out += description(row.description->name, metric);
    if (out.size() == before) refuse(name);
  }
  return out.substr(1);
}

}  // namespace tix::cli
