// The tables of docs/metrics.md are those of the rows that describe the columns.
#include "desk/report/reports.hpp"
#include "page_tables.hpp"
#include "tix/report/ticket_table.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace {

using tix::testing::page_cell;

std::string table_of_metrics(std::span<const tix::Metric> metrics) {
  std::string out =
      "| column | label | unit | how it is computed | how it is misread | views |\n|---|---|---|---|---|---|\n";
  for (const tix::Metric& metric : metrics) {
    std::vector<std::string> names, labels;
    for (const tix::Column& column : columns_of(metric)) {
      names.push_back(fmt::format("`{}`", column.name));
      labels.emplace_back(label_of(column));
    }
    const std::string_view bold = metric.is_main ? "**" : "";
    out += fmt::format("| {} | {}{}{} | {} | {} | {} | {} |\n", fmt::join(names, " "), bold,
                       fmt::join(labels, ", "), bold, unit_of(metric), page_cell(metric.formula),
                       page_cell(metric.trap), metric.views);
  }
  return out;
}

tix::testing::PageTables tables_of_metrics() {
  tix::testing::PageTables tables = {{"list", table_of_metrics(tix::TicketTable::metrics())}};
  for (const tix::desk::ReportRow& report : tix::desk::kReports) {
    const std::string name(report.description->name);
    tables[name] = table_of_metrics(report.description->metrics);
    if (!report.description->measures.empty())
      tables["measures of " + name] = table_of_metrics(report.description->measures);
  }
  return tables;
}

}  // namespace

TEST_CASE("the tables of docs/metrics.md are made from the rows", "[metrics_page]") {
  tix::testing::check_page("metrics.md", tables_of_metrics());
}
