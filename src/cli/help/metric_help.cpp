// Writes the page about metrics from their table.
#include "cli/help/metric_help.hpp"

#include "cli/help/help.hpp"
#include "tix/report/metric.hpp"
#include "tix/text/error.hpp"
#include "tix/text/nearest.hpp"

#include <fmt/format.h>

namespace tix::cli {
namespace {

std::string list_of_metrics() {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const ReportMetrics& report : report_metrics()) {
    std::vector<std::string_view> names;
    for (const Metric& metric : report.metrics) names.push_back(metric.name);
    rows.emplace_back(report.report, fmt::format("{}", fmt::join(names, " ")));
  }
  return "tix help metric: what the numbers of reports mean\n" +
         paragraph(
             "tix help metric NAME tells how a number is counted, how it is misread, and the SQL views that "
             "it can be checked against with tix sql. A star stands for any word.") +
         section("Metrics", two_columns(rows));
}

bool is_meant(std::string_view asked, const ReportMetrics& report, const Metric& metric) {
  if (asked == report.report || is_called(metric, asked) || asked == metric.name) return true;
  const std::size_t dot = asked.find('.');
  return dot != std::string_view::npos && asked.substr(0, dot) == report.report &&
         is_meant(asked.substr(dot + 1), {{}, {}}, metric);
}

std::string description(const ReportMetrics& report, const Metric& metric) {
  std::vector<std::pair<std::string, std::string>> rows = {{"formula", std::string(metric.formula)}};
  if (!metric.trap.empty()) rows.emplace_back("trap", metric.trap);
  rows.emplace_back("views", metric.views);
  return section(fmt::format("{} of tix report {}", metric.name, report.report), two_columns(rows));
}

[[noreturn]] void refuse(const std::string& asked) {
  std::vector<std::string> known;
  for (const ReportMetrics& report : report_metrics()) {
    known.emplace_back(report.report);
    for (const Metric& metric : report.metrics) known.emplace_back(metric.name);
  }
  const std::string hint = did_you_mean(asked, known);
  throw Error(ErrorKind::usage, fmt::format("no report has a number called \"{}\"", asked),
              hint.empty() ? "tix help metric lists them" : hint);
}

}  // namespace

std::string metric_help(const std::vector<std::string>& names) {
  if (names.empty()) return list_of_metrics();
  std::string out;
  for (const std::string& name : names) {
    const std::size_t before = out.size();
    for (const ReportMetrics& report : report_metrics())
      for (const Metric& metric : report.metrics)
        if (is_meant(name, report, metric)) out += description(report, metric);
    if (out.size() == before) refuse(name);
  }
  return out.substr(1);
}

}  // namespace tix::cli
