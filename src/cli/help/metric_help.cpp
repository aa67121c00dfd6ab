// Explains the columns of reports and lists from the rows that describe them.
#include "cli/help/metric_help.hpp"

#include "cli/help/help.hpp"
#include "desk/report/reports.hpp"
#include "tix/report/ticket_table.hpp"
#include "tix/text/error.hpp"

#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tix::cli {
namespace {

using HelpRows = std::vector<std::pair<std::string, std::string>>;

/// A command, and the rows of the columns that it prints.
struct ColumnsOf {
  std::string_view name;  ///< what stands before the dot in `backlog.open`
  std::string command;
  std::vector<Metric> metrics;
};

std::vector<ColumnsOf> all_described() {
  std::vector<ColumnsOf> all;
  for (const desk::ReportRow& row : desk::kReports) {
    ColumnsOf& one = all.emplace_back(ColumnsOf{row.description->name, {}, {}});
    one.command = fmt::format("tix report {}", one.name);
    one.metrics.assign(row.description->metrics.begin(), row.description->metrics.end());
    one.metrics.insert(one.metrics.end(), row.description->measures.begin(), row.description->measures.end());
  }
  all.push_back({"list", "tix list", TicketTable::metrics()});
  return all;
}

std::string list_of_metrics() {
  std::string out =
      "tix help metric: the columns of reports and lists\n" +
      paragraph(
          "tix help metric NAME shows how a column is headed in tables, how it is computed, how it is easily "
          "misread, and with which SQL views tix sql can check it. NAME can also be a report, or "
          "REPORT.NAME. A star stands for the words of a family: tix help metric 'age_*' lists its columns.");
  for (const ColumnsOf& one : all_described()) {
    HelpRows rows;
    for (const Metric& metric : one.metrics) rows.emplace_back(metric.name, labels_of(metric));
    out += section(one.command, two_columns(rows));
  }
  return out;
}

bool is_meant(std::string_view asked, std::string_view report, const Metric& metric) {
  if (asked == report || is_called(metric, asked) || asked == metric.name) return true;
  const std::size_t dot = asked.find('.');
  return dot != std::string_view::npos && asked.substr(0, dot) == report &&
         is_meant(asked.substr(dot + 1), {}, metric);
}

std::string names_of(const Metric& metric) {
  std::vector<std::string> names;
  for (Column& column : columns_of(metric)) names.push_back(std::move(column.name));
  return fmt::format("{}", fmt::join(names, " "));
}

/// Returns the explanation of a metric, or of the one column of a family that was asked for.
std::string explained(std::string_view asked, std::string_view command, const Metric& metric) {
  std::string_view name = metric.name;
  std::string label = labels_of(metric);
  for (const Column& column : columns_of(metric))
    if (asked.substr(asked.find('.') + 1) == column.name) {
      name = asked.substr(asked.find('.') + 1);
      label = label_of(column);
    }
  HelpRows rows;
  if (name.find('*') != std::string_view::npos) rows.emplace_back("columns", names_of(metric));
  rows.emplace_back("label", std::move(label));
  if (!unit_of(metric).empty()) rows.emplace_back("unit", unit_of(metric));
  rows.emplace_back("formula", in_quotes(metric.formula));
  if (!metric.trap.empty()) rows.emplace_back("trap", in_quotes(metric.trap));
  rows.emplace_back("views", metric.views);
  return section(fmt::format("{} of {}", name, command), two_columns(rows));
}

[[noreturn]] void refuse_metric(const std::string& asked) {
  std::vector<Column> known;
  for (const ColumnsOf& one : all_described()) {
    known.push_back({.name = std::string(one.name), .label = std::string(one.name)});
    for (const Metric& metric : one.metrics)
      for (Column& column : columns_of(metric)) known.push_back(std::move(column));
  }
  const std::string hint = column_hint(asked, known);
  throw Error(ErrorKind::usage, fmt::format("no report has a column '{}'", asked),
              hint.empty() ? "run 'tix help metric' to list them" : hint);
}

}  // namespace

std::string labels_of(const Metric& metric) {
  std::vector<std::string> labels;
  for (const Column& column : columns_of(metric)) labels.emplace_back(label_of(column));
  return fmt::format("{}", fmt::join(labels, ", "));
}

std::string metric_help(const std::vector<std::string>& names) {
  if (names.empty()) return list_of_metrics();
  const std::vector<ColumnsOf> all = all_described();
  std::string out;
  for (const std::string& name : names) {
    const std::size_t before = out.size();
    for (const ColumnsOf& one : all)
      for (const Metric& metric : one.metrics)
        if (is_meant(name, one.name, metric)) out += explained(name, one.command, metric);
    if (out.size() == before) refuse_metric(name);
  }
  return out.substr(1);
}

}  // namespace tix::cli
