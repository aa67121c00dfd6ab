// The real logs through every report, in every format: all of them show the same numbers.
#include "cli/syntax/command.hpp"
#include "cli/test_env.hpp"
#include "desk/import/shared_logs.hpp"
#include "format/read/csv_reader.hpp"
#include "store/sqlite/temp_folder.hpp"
#include "tix/reports/causes.hpp"
#include "tix/time/duration_text.hpp"
#include "tix/time/local_text.hpp"
#include "tix/time/zone.hpp"

#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace {

using namespace tix;
using cli::TestWorld;
using Table = std::vector<std::vector<std::string>>;

/// A database of one log, as of a moment in its last weeks.
struct LogDesk {
  test::TempFolder folder;
  TestWorld world;

  LogDesk(const char* what, const std::string& text, const char* mapping, const char* now) {
    world.variables["TIX_DB"] = (folder / "desk.db").string();
    world.variables["TIX_ACTOR"] = "sari";
    world.variables["TIX_NOW"] = now;
    std::ofstream(folder / "log.csv") << text;
    std::ofstream(folder / "map.toml") << mapping;
    REQUIRE(world.run({"init"}) == 0);
    INFO(world.err);
    REQUIRE(world.run({"import", what, (folder / "log.csv").string(), "--mapping",
                       (folder / "map.toml").string()}) == 0);
  }

  /// `asked`: its name, and what else is typed.
  std::string report(const std::string& asked, const std::string& format) {
    std::istringstream in("report " + asked + " --format " + format);
    const std::vector<std::string> words{std::istream_iterator<std::string>(in), {}};
    const int exit = world.run(words);
    INFO(asked << " as " << format << ": " << world.err);
    REQUIRE(exit == 0);
    return world.out;
  }
};

Table csv_table(const std::string& text, format::Dialect dialect) {
  format::CsvReader reader(test::bytes_of(text), "report", dialect);
  Table table = {reader.columns()};
  SourceRow row;
  while (reader.next(row)) table.push_back(row.values);
  return table;
}

std::string text_of(const nlohmann::ordered_json& value) {
  if (value.is_null()) return {};
  return value.is_string() ? value.get<std::string>() : value.dump();
}

Table json_table(const std::string& text) {
  const auto answer = nlohmann::ordered_json::parse(text);
  Table table(1);
  for (const auto& column : answer["columns"]) table.front().push_back(column);
  for (const auto& row : answer["rows"]) {
    auto& cells = table.emplace_back();
    for (const std::string& column : table.front()) cells.push_back(text_of(row[column]));
  }
  CHECK(answer["row_count"] == table.size() - 1);
  return table;
}

Table jsonl_table(const std::string& text, const std::vector<std::string>& columns) {
  Table table = {columns};
  std::size_t at = 0;
  for (std::size_t end; (end = text.find('\n', at)) != std::string::npos; at = end + 1) {
    const auto row = nlohmann::ordered_json::parse(text.substr(at, end - at));
    auto& cells = table.emplace_back();
    for (const std::string& column : columns) cells.push_back(text_of(row[column]));
  }
  return table;
}

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
}

std::string without_entities(std::string text) {
  for (const auto& [entity, letter] :
       {std::pair("&lt;", "<"), std::pair("&gt;", ">"), std::pair("&quot;", "\""), std::pair("&#39;", "'"),
        std::pair("&amp;", "&")})
    replace_all(text, entity, letter);
  return text;
}

/// The rows of the pipe table, without totals and what follows.
Table markdown_table(const std::string& text, std::size_t rows) {
  Table table;
  std::size_t at = 0;
  while (table.size() < rows + 2) {
    const std::size_t end = text.find('\n', at);
    REQUIRE(end != std::string::npos);
    auto& cells = table.emplace_back();
    std::string cell;
    for (std::size_t i = at + 2; i < end; ++i) {
      if (text[i] == '\\') {
        cell += text[++i];
      } else if (text[i] == '|') {
        while (cell.ends_with(' ')) cell.pop_back();
        cells.push_back(without_entities(cell));
        cell.clear();
        ++i;
      } else {
        cell += text[i];
      }
    }
    at = end + 1;
  }
  table.erase(table.begin() + 1);
  return table;
}

std::string without_tags(const std::string& text) {
  std::string plain;
  bool inside = false;
  for (const char c : text) {
    if (c == '<') inside = true;
    if (!inside) plain += c;
    if (c == '>') inside = false;
  }
  return without_entities(plain);
}

/// The rows between <tbody> and </tbody>.
Table html_rows(const std::string& text) {
  Table table;
  const std::size_t end = text.find("</tbody>");
  for (std::size_t at = text.find("<tbody>"); (at = text.find("<tr>", at)) < end; ++at) {
    auto& cells = table.emplace_back();
    const std::size_t row_end = text.find("</tr>", at);
    while ((at = text.find("<t", at + 1)) < row_end) {
      const std::size_t begin = text.find('>', at) + 1;
      const std::size_t close = std::min(text.find("</td>", begin), text.find("</th>", begin));
      cells.push_back(without_tags(text.substr(begin, close - begin)));
      at = close;
    }
    at = row_end;
  }
  return table;
}

/// Returns the labels that people read for the measures of report causes.
std::map<std::string, std::string> labels_of_measures() {
  std::map<std::string, std::string> labels;
  for (const Metric& measure : kCauses.measures) labels.emplace(measure.name, measure.label);
  return labels;
}

/// Returns whether people read `shown` where machines read `text`.
bool reads_as(const std::string& column, const std::string& text, const std::string& shown) {
  if (text == shown) return true;
  if (text == "true" || text == "false") return shown == (text == "true" ? "yes" : "no");
  if (column.ends_with("_at")) return shown == format_local(parse_rfc3339(text), Zone::utc());
  if (column == "measure") return labels_of_measures().at(text) == shown;
  const bool is_length = column.ends_with("_s") || column == "value" || column == "before";
  return is_length && (shown == format_duration(WallSeconds{std::stoll(text)}) ||
                       shown == format_exact(Seconds{std::stoll(text)}) ||
                       shown == format_rounded(Seconds{std::stoll(text)}));
}

/// What people read above the columns of a report, by name.
std::map<std::string, std::string> labels_of(LogDesk& desk, const std::string& name) {
  std::map<std::string, std::string> labels;
  for (const auto& row : csv_table(desk.report(name + " --columns", "csv"), format::kCsv))
    labels[row[0]] = row[1];
  return labels;
}

void check_formats(LogDesk& desk, const std::string& name) {
  INFO(name);
  const Table rows = csv_table(desk.report(name, "csv"), format::kCsv);
  CHECK(csv_table(desk.report(name, "tsv"), format::kTsv) == rows);
  CHECK(json_table(desk.report(name, "json")) == rows);
  CHECK(jsonl_table(desk.report(name, "jsonl"), rows.front()) == rows);
  // People get the main columns unless they ask for all.
  const std::string all = name + " --columns all";
  const Table shown = markdown_table(desk.report(all, "md"), rows.size() - 1);
  REQUIRE(shown.size() == rows.size());
  std::map<std::string, std::string> labels = labels_of(desk, name);
  for (std::size_t k = 0; k < rows.front().size(); ++k) CHECK(shown.front()[k] == labels[rows.front()[k]]);
  for (std::size_t i = 1; i < rows.size(); ++i)
    for (std::size_t k = 0; k < rows[i].size(); ++k) {
      INFO(rows.front()[k] << ": " << rows[i][k] << " is shown as " << shown[i][k]);
      const bool is_nameless = rows[i][k].empty() && shown[i][k] == "none";
      REQUIRE((is_nameless || reads_as(rows.front()[k], rows[i][k], shown[i][k])));
    }
  Table page = html_rows(desk.report(all, "html"));
  page.insert(page.begin(), shown.front());
  CHECK(page == (shown.size() > 1 ? shown : Table{shown.front(), {"no rows"}}));
  const std::string text = desk.report(all, "table");
  for (const auto& row : shown)
    for (const std::string& cell : row) {
      INFO(cell);
      REQUIRE(text.find(cell) != std::string::npos);
    }
}

void check_every_report(LogDesk& desk) {
  for (const cli::Command& report : cli::find_command(cli::commands(), "report")->parts) {
    const std::string name(report.name);
    if (name == "digest") continue;
    check_formats(desk, name);
    desk.world.run({"report", name, "--help"});
    if (desk.world.out.find("--by") != std::string::npos) check_formats(desk, name + " --by month");
  }
  CHECK(desk.report("digest", "html").size() < 100'000);
}

}  // namespace

TEST_CASE("a real help desk's log through every report, in every format", "[slow]") {
  const auto folder = test::shared_log("helpdesk_it");
  if (!folder) {
    WARN("skipped: the shared logs are not here");
    return;
  }
  LogDesk desk("events", test::unpacked(*folder / "Helpdesk.csv.gz"), test::kHelpdeskMapping,
               "2013-06-28T12:00:00Z");
  check_every_report(desk);
}

TEST_CASE("a year of a city's requests through every report, in every format", "[slow]") {
  const auto folder = test::shared_log("boston311_animal");
  if (!folder) {
    WARN("skipped: the shared logs are not here");
    return;
  }
  LogDesk desk("tickets", test::unpacked(*folder / "filtered_2014.csv.gz"), test::kBostonMapping,
               "2014-12-20T12:00:00Z");
  check_every_report(desk);
}
