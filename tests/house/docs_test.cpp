// What the pages claim about the repository is true.
#include "house/source_files.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <regex>

#include <catch2/catch.hpp>

namespace {
using house::Findings;
using house::SourceFile;

/// Returns whether a path stands for many, as one with a word in capitals does: `src/cli/GROUP/cmd_NAME.cpp`.
bool is_placeholder(const std::string& path) {
  return std::ranges::any_of(path, [](char c) { return (c >= 'A' && c <= 'Z') || c == '*'; });
}

/// Calls `visit(path, line_number, line)` for each path of the repository in backticks.
template <class Visit>
void each_path(const SourceFile& page, Visit visit) {
  static const std::regex kPath("`((?:include|src|sql|tests|examples|docs|cmake)/[^` ]*)`");
  std::size_t number = 0;
  for (const std::string& line : house::lines_of(page.text)) {
    ++number;
    for (std::sregex_iterator it(line.begin(), line.end(), kPath), end; it != end; ++it) {
      const std::string path = (*it)[1];
      if (!is_placeholder(path)) visit(path, number, line);
    }
  }
}

Findings check_paths(const SourceFile& page) {
  Findings found;
  each_path(page, [&](const std::string& path, std::size_t number, const std::string&) {
    if (house::files_below({path}).empty()) found.push_back({page.path, number, "no " + path + " here"});
  });
  return found;
}

/// Checks rows such as `| path | 250 | ... |`, which give the number of lines of a file, rounded to tens.
Findings check_lengths(const SourceFile& page) {
  static const std::regex kRow(R"(\| `[^`]*` \| (\d+) \|.*)");
  Findings found;
  each_path(page, [&](const std::string& path, std::size_t number, const std::string& line) {
    std::smatch row;
    if (!std::regex_match(line, row, kRow)) return;
    const auto files = house::files_below({path});
    const auto length = files.empty() ? 0 : static_cast<long>(house::lines_of(files.front().text).size());
    if (std::labs(std::stol(row[1]) - length) > 10)
      found.push_back({page.path, number, path + " has " + std::to_string(length) + " lines"});
  });
  return found;
}

/// Checks links to files of the repository, which are relative to the page.
Findings check_links(const SourceFile& page) {
  static const std::regex kLink(R"(\]\(([^)#:]+)\))");
  const std::filesystem::path folder = std::filesystem::path(page.path).parent_path();
  Findings found;
  std::size_t number = 0;
  for (const std::string& line : house::lines_of(page.text)) {
    ++number;
    for (std::sregex_iterator it(line.begin(), line.end(), kLink), end; it != end; ++it) {
      const std::string target = (folder / (*it)[1].str()).lexically_normal().string();
      if (house::files_below({target}).empty())
        found.push_back({page.path, number, "links to nothing: " + target});
    }
  }
  return found;
}

/// The changelog is also read in mails and terminals.
Findings check_width(const SourceFile& file) {
  constexpr std::ptrdiff_t kMostCharacters = 100;
  Findings found;
  std::size_t number = 0;
  for (const std::string& line : house::lines_of(file.text)) {
    ++number;
    const auto begins_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; };
    if (std::ranges::count_if(line, begins_character) > kMostCharacters)
      found.push_back({file.path, number, "longer than 100 characters"});
  }
  return found;
}

std::vector<SourceFile> pages() {
  auto files = house::files_below({"README.md", "CONTRIBUTING.md", "docs"});
  std::erase_if(files, [](const SourceFile& file) { return file.extension() != ".md"; });
  return files;
}

}  // namespace

TEST_CASE("paths that the pages name exist") {
  CHECK(check_paths({"docs/a.md", "see `src/cli/nowhere.cpp`\n"}).size() == 1);
  CHECK(check_paths({"docs/a.md", "`src/cli/main.cpp`, `src/cli/GROUP/cmd_NAME.cpp`, `tests/run.sh`\n"})
            .empty());
  const Findings found = house::check(pages(), check_paths);
  INFO(house::text(found));
  CHECK(found.empty());
}

TEST_CASE("links of the pages lead to files") {
  CHECK(check_links({"docs/a.md", "[the numbers](nowhere.md)\n"}).size() == 1);
  CHECK(check_links({"docs/a.md", "[contribute](../CONTRIBUTING.md), [web](https://example.test/a)\n"})
            .empty());
  const Findings found = house::check(pages(), check_links);
  INFO(house::text(found));
  CHECK(found.empty());
}

TEST_CASE("the lengths of files in the pages are correct") {
  CHECK(check_lengths({"docs/a.md", "| `src/cli/main.cpp` | 300 | the entry |\n"}).size() == 1);
  CHECK(check_lengths({"docs/a.md", "| `src/cli/main.cpp` | 10 | the entry |\n"}).empty());
  const Findings found = house::check(pages(), check_lengths);
  INFO(house::text(found));
  CHECK(found.empty());
}

TEST_CASE("lines of the changelog have at most 100 characters") {
  CHECK(check_width({"CHANGELOG.md", std::string(101, 'x') + "\n"}).size() == 1);
  CHECK(check_width({"CHANGELOG.md", std::string(98, 'x') + "é…\n"}).empty());
  const Findings found = house::check(house::files_below({"CHANGELOG.md"}), check_width);
  INFO(house::text(found));
  CHECK(found.empty());
}
