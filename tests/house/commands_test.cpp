// Every command has a document that runs it, and so has every report.
#include "house/source_files.hpp"

#include <algorithm>
#include <regex>

#include <catch2/catch.hpp>

namespace {
using house::Findings;
using house::SourceFile;

constexpr std::string_view kCommandRoom = "src/cli/";
constexpr std::string_view kDocuments = "tests/cli/";
constexpr std::string_view kCommand = "cmd_";

std::string replaced(std::string text, char from, char to) {
  std::ranges::replace(text, from, to);
  return text;
}

/// Whether a command line of the document holds `tix NAME`, or `tix two words` (`tix two-words`, `tix sla
/// two-words`) for cmd_two_words.cpp.
bool runs(const SourceFile& document, const std::string& name) {
  const auto lines = house::lines_of(document.text);
  const std::string wanted = "tix " + replaced(name, '_', ' ');
  return std::ranges::any_of(lines, [&](const std::string& line) {
    const bool is_command = line.starts_with("  $ ") || line.starts_with("  > ");
    return is_command && replaced(line, '-', ' ').find(wanted) != std::string::npos;
  });
}

/// `ticket/` for src/cli/ticket/cmd_create.cpp.
std::string command_folder(const SourceFile& source) {
  return source.path.substr(kCommandRoom.size(), source.path.rfind('/') + 1 - kCommandRoom.size());
}

Findings check_documented(const std::vector<SourceFile>& sources, const std::vector<SourceFile>& documents) {
  Findings found;
  for (const SourceFile& source : sources) {
    if (!source.stem().starts_with(kCommand) || source.extension() != ".cpp") continue;
    const std::string name = source.stem().substr(kCommand.size());
    const std::string wanted = std::string(kDocuments) + command_folder(source) + name;
    const bool is_documented = std::ranges::any_of(documents, [&](const SourceFile& document) {
      return document.path.starts_with(wanted) && document.extension() == ".test" && runs(document, name);
    });
    if (!is_documented) {
      found.push_back(
          {source.path, 1, "no " + wanted + ".test that runs `tix " + replaced(name, '_', ' ') + "`"});
    }
  }
  return found;
}

/// The report that a counter describes; empty for a source without a description.
std::string report_of(const SourceFile& source) {
  static const std::regex kDescription(R"rx(ReportDescription [\w:]+ = \{\s*\.name = "(\w+)")rx");
  std::smatch match;
  return std::regex_search(source.text, match, kDescription) ? match[1].str() : std::string();
}

/// Every row of the table of reports describes itself in src/core/reports.
Findings check_reports(const std::vector<SourceFile>& sources, const std::vector<SourceFile>& documents) {
  Findings found;
  for (const SourceFile& source : sources) {
    const std::string report = report_of(source);
    if (report.empty()) continue;
    const std::string wanted = std::string(kDocuments) + "report/report_" + report + ".test";
    const bool is_documented = std::ranges::any_of(documents, [&](const SourceFile& document) {
      return document.path == wanted && runs(document, "report_" + report);
    });
    if (!is_documented) {
      found.push_back({source.path, 1, "no " + wanted + " that runs `tix report " + report + "`"});
    }
  }
  return found;
}

}  // namespace

TEST_CASE("every command has its document") {
  const SourceFile source{"src/cli/ticket/cmd_create.cpp", ""};
  CHECK(check_documented({source}, {}).size() == 1);
  CHECK(check_documented({source}, {{"tests/cli/ticket/create.test", "tix create is prose\n  $ tix list\n"}})
            .size() == 1);
  CHECK(check_documented({source}, {{"tests/cli/ticket/list.test", "  $ tix create A\n"}}).size() == 1);
  CHECK(check_documented({source}, {{"tests/cli/desk/create.test", "  $ tix create A\n"}}).size() == 1);
  CHECK(
      check_documented({source}, {{"tests/cli/ticket/create_many.test", "  $ x=$(tix create A)\n"}}).empty());

  const auto found = check_documented(house::files_below({"src/cli"}), house::files_below({"tests/cli"}));
  INFO(house::text(found));
  CHECK(found.empty());
}

TEST_CASE("every report has its document") {
  const SourceFile source{"src/core/reports/flow_report.cpp",
                          "constinit const ReportDescription FlowReport::kDescription = {\n"
                          "    .name = \"flow\",\n"};
  CHECK(report_of(source) == "flow");
  CHECK(report_of({"src/core/reports/forecast.cpp", "Forecast forecast() {}"}).empty());
  CHECK(check_reports({source}, {}).size() == 1);
  CHECK(check_reports({source}, {{"tests/cli/report/report_flow.test", "  $ tix report sla\n"}}).size() == 1);
  CHECK(check_reports({source}, {{"tests/cli/report/report_flow.test", "  $ tix report flow\n"}}).empty());

  const auto sources = house::files_below({"src/core/reports"});
  CHECK(std::ranges::count_if(sources, [](const SourceFile& s) { return !report_of(s).empty(); }) >= 14);
  const auto found = check_reports(sources, house::files_below({"tests/cli"}));
  INFO(house::text(found));
  CHECK(found.empty());
}
