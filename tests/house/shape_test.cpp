// Length, names, purpose lines and clean bytes of every file.
#include "house/source_files.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>

#include <catch2/catch.hpp>

namespace {
using house::Findings;
using house::SourceFile;

constexpr std::size_t kMostLines = 400;
constexpr std::size_t kMostFiles = 40;
constexpr std::array<std::string_view, 7> kBannedWords = {"util",   "utils", "helper", "helpers",
                                                          "common", "misc",  "manager"};
constexpr std::array<std::string_view, 16> kTopLevel = {
    "CMakeLists.txt", "CMakePresets.json", "src", "include", "sql", "tests", "examples", "README.md", "cmake",
    "docs", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE",
    // Made by tools and ignored by git:
    "build", "compile_commands.json"};
/// Written apart, so that this file does not break its own rule.
const std::array<std::string, 2> kUnfinished = {std::string("TO") + "DO", std::string("FIX") + "ME"};

/// Everything people write.
std::vector<SourceFile> written() {
  return house::files_below({"include", "src", "sql", "tests", "cmake", "examples", "docs", ".ci",
                             "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "CMakeLists.txt",
                             "CMakePresets.json"});
}

bool is_script(const SourceFile& file) {
  const std::string ending = file.extension();
  return ending == ".sh" || ending == ".cmake" || ending == ".sql" || file.name() == "CMakeLists.txt";
}

/// Fixtures and documents hold bytes on purpose.
bool is_data(const SourceFile& file) {
  return file.path.starts_with("tests/fixtures/") || file.extension() == ".csv" ||
         file.extension() == ".test";
}

Findings check_length(const SourceFile& file) {
  if (!file.is_cpp() && file.extension() != ".sql") return {};
  if (file.path.starts_with("tests/fixtures/")) return {};
  const std::size_t count = house::lines_of(file.text).size();
  if (count <= kMostLines) return {};
  return {{file.path, count, "longer than " + std::to_string(kMostLines) + " lines"}};
}

/// More files than can be read at a glance are several subjects.
Findings check_folders(const std::vector<SourceFile>& files) {
  std::map<std::string, std::size_t> counts;
  for (const SourceFile& file : files) ++counts[file.path.substr(0, file.path.rfind('/'))];
  Findings found;
  for (const auto& [folder, count] : counts) {
    if (count <= kMostFiles) continue;
    found.push_back(
        {folder, 1, "holds " + std::to_string(count) + " files, more than " + std::to_string(kMostFiles)});
  }
  return found;
}

Findings check_name(const SourceFile& file) {
  std::istringstream words(file.stem());
  Findings found;
  for (std::string word; std::getline(words, word, '_');) {
    const bool is_base = word == "base" && file.is_cpp();
    if (is_base || std::ranges::find(kBannedWords, word) != kBannedWords.end()) {
      found.push_back({file.path, 1, "a file name says its subject, not `" + word + "`"});
    }
  }
  return found;
}

/// A source begins with one line that says what it is for; scripts may have `#!` before it.
Findings check_purpose(const SourceFile& file) {
  if (!file.is_cpp() && !is_script(file)) return {};
  const auto lines = house::lines_of(file.text);
  const std::size_t at = !lines.empty() && lines[0].starts_with("#!") ? 1 : 0;
  const std::string_view mark = file.is_cpp() ? "// " : file.extension() == ".sql" ? "-- " : "# ";
  if (lines.size() > at && lines[at].starts_with(mark) && lines[at].size() >= mark.size() + 8) return {};
  return {{file.path, at + 1, "the first line says what the file is for (`" + std::string(mark) + "...`)"}};
}

Findings check_finished(const SourceFile& file) {
  Findings found;
  std::size_t number = 0;
  for (const std::string& line : house::lines_of(file.text)) {
    ++number;
    for (const std::string& word : kUnfinished) {
      if (line.find(word) != std::string::npos && file.is_cpp())
        found.push_back({file.path, number, "holds " + word});
    }
  }
  return found;
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xc0U) != 0x80) return false;
    }
    i += length;
  }
  return true;
}

Findings check_bytes(const SourceFile& file) {
  Findings found;
  if (is_data(file)) return found;
  std::size_t number = 0;
  for (const std::string& line : house::lines_of(file.text)) {
    ++number;
    const auto report = [&](bool is_bad, const char* what) {
      if (is_bad) found.push_back({file.path, number, what});
    };
    report(!is_utf8(line), "is not UTF-8");
    report(line.ends_with('\r'), "ends with CR LF, not LF");
    report(line.ends_with(' ') || line.ends_with('\t'), "has a trailing blank");
    report(file.is_cpp() && line.find('\t') != std::string::npos, "has a tab");
  }
  if (!file.text.empty() && file.text.back() != '\n')
    found.push_back({file.path, number, "has no newline at its end"});
  return found;
}

Findings check_top(const std::vector<std::string>& names) {
  Findings found;
  for (const std::string& name : names) {
    const bool is_agreed = std::ranges::find(kTopLevel, name) != kTopLevel.end();
    if (!is_agreed && !name.starts_with(".")) found.push_back({name, 1, "is not agreed for the top level"});
  }
  return found;
}

void expect_none(const Findings& found) {
  INFO(house::text(found));
  CHECK(found.empty());
}

}  // namespace

TEST_CASE("no source is longer than 400 lines") {
  CHECK(check_length({"src/core/a.cpp", std::string(401, '\n')}).size() == 1);
  CHECK(check_length({"src/core/a.cpp", std::string(400, '\n')}).empty());
  expect_none(house::check(written(), check_length));
}

TEST_CASE("no folder holds more than 40 files") {
  std::vector<SourceFile> many(kMostFiles, {"src/core/text/a.cpp", ""});
  CHECK(check_folders(many).empty());
  many.push_back({"src/core/text/b.cpp", ""});
  CHECK(check_folders(many).size() == 1);
  many.back().path = "src/core/text/more/b.cpp";
  CHECK(check_folders(many).empty());
  expect_none(
      check_folders(house::files_below({"include", "src", "sql", "tests", "cmake", "examples", "docs"})));
}

TEST_CASE("file names carry the subject") {
  for (const std::string bad :
       {"src/core/util.cpp", "src/core/time_helper.hpp", "sql/queries/common.sql", "src/desk/misc.cpp",
        "src/desk/ticket_manager.cpp", "src/format/writer_base.hpp"}) {
    INFO(bad);
    CHECK(check_name({bad, ""}).size() == 1);
  }
  CHECK(check_name({"src/core/utility_bill.cpp", ""}).empty());
  expect_none(house::check(written(), check_name));
}

TEST_CASE("a source begins with its purpose") {
  CHECK(check_purpose({"src/core/a.cpp", "#include <map>\n"}).size() == 1);
  CHECK(check_purpose({"src/core/a.cpp", "//\nint a;\n"}).size() == 1);
  CHECK(check_purpose({"src/core/a.cpp", ""}).size() == 1);
  CHECK(check_purpose({"tests/run.sh", "#!/bin/sh\nset -eu\n"}).size() == 1);
  CHECK(check_purpose({"sql/queries/a.sql", "-- Tickets in and out.\n"}).empty());
  expect_none(house::check(written(), check_purpose));
}

TEST_CASE("nothing is left for later") {
  CHECK(check_finished({"src/core/a.cpp", "int a;  // " + kUnfinished[0] + "\n"}).size() == 1);
  expect_none(house::check(written(), check_finished));
}

TEST_CASE("text is UTF-8 with LF, without tabs and trailing blanks") {
  for (const std::string bad : {"int a; \n", "int a;\r\n", "\tint a;\n", "int a; // \xff\n", "int a;"}) {
    INFO(bad);
    CHECK(check_bytes({"src/core/a.cpp", bad}).size() == 1);
  }
  CHECK(check_bytes({"src/core/a.cpp", "// \xe4\xbd\xa0\n"}).empty());
  expect_none(house::check(written(), check_bytes));
}

TEST_CASE("the top level holds the agreed names") {
  CHECK(check_top({"src", "notes.txt", ".gitignore"}).size() == 1);
  expect_none(check_top(house::top_level()));
}
