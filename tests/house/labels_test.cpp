// Every column that the sources name has a heading for people.
#include "house/source_files.hpp"

#include <algorithm>
#include <regex>
#include <set>
#include <string>

#include <catch2/catch.hpp>

namespace {
using house::Findings;
using house::SourceFile;

/// Names in tables of the same shape that are no columns: `none` is a word of --by.
const std::set<std::string> kNoColumns = {"none"};

/// Returns the names that have a label: those in the table of labels, and those of metrics.
std::set<std::string> labelled_in(const std::vector<SourceFile>& files) {
  static const std::regex kLabelled(R"re(NameLabel\{"([^"]+)"|\.name = "([^"]+)",\s*\.label =)re");
  std::set<std::string> names;
  for (const SourceFile& file : files)
    for (std::sregex_iterator it(file.text.begin(), file.text.end(), kLabelled), end; it != end; ++it)
      names.insert((*it)[1].matched ? (*it)[1] : (*it)[2]);
  return names;
}

/// Finds columns such as `{.name = "sign", .kind = ColumnKind::word}` that have no label in any place.
Findings check_labels(const SourceFile& file, const std::set<std::string>& labelled) {
  static const std::regex kColumn(
      R"re(\{\s*(?:\.name = )?"([a-z][a-z0-9_]*)",\s*(?:\.kind = )?ColumnKind::\w+([^}]*)\})re");
  Findings found;
  for (std::sregex_iterator it(file.text.begin(), file.text.end(), kColumn), end; it != end; ++it) {
    const std::string name = (*it)[1];
    if ((*it)[2].str().find(".label") != std::string::npos) continue;
    if (labelled.count(name) != 0 || kNoColumns.count(name) != 0) continue;
    const auto line = 1 + std::count(file.text.begin(), file.text.begin() + it->position(), '\n');
    found.push_back({file.path, static_cast<std::size_t>(line),
                     "column '" + name + "' needs a label in src/core/report/column.cpp"});
  }
  return found;
}

}  // namespace

TEST_CASE("every column that the sources name has a label") {
  const SourceFile sample{"src/a.cpp",
                          "f({.name = \"sign\", .kind = ColumnKind::word});\n{\"x\", ColumnKind::text}"};
  CHECK(check_labels(sample, {}).size() == 2);
  CHECK(check_labels(sample, {"sign", "x"}).empty());
  CHECK(
      check_labels({"src/a.cpp", "{.name = \"y\", .kind = ColumnKind::word, .label = \"why\"}"}, {}).empty());
  const auto files = house::files_below({"src", "include"});
  const std::set<std::string> labelled = labelled_in(files);
  CHECK(labelled.count("attainment_pct") == 1);
  CHECK(labelled.count("late_by_s") == 1);
  const Findings found =
      house::check(files, [&](const SourceFile& file) { return check_labels(file, labelled); });
  INFO(house::text(found));
  CHECK(found.empty());
}
