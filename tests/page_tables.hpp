// The tables of a page in docs that are made from the code: compared, or written anew with TIX_ACCEPT=1.
#pragma once

#include "places.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

namespace tix::testing {

/// Tables in Markdown by the words of their mark in the page.
using PageTables = std::map<std::string, std::string>;

/// Returns a text as a cell of a table in Markdown.
inline std::string page_cell(std::string_view text) {
  std::string out(text);
  for (std::size_t at = out.find('|'); at != std::string::npos; at = out.find('|', at + 2))
    out.insert(at, "\\");
  return out;
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

inline std::filesystem::path page_path(std::string_view name) {
  return std::filesystem::path(kSourceFolder) / "docs" / name;
}

inline std::string page_text(std::string_view name) {
  std::ifstream file(page_path(name), std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Returns the page with each table between its marks replaced. Every table must have its mark in the page.
inline std::vector<std::string> with_tables(const std::vector<std::string>& page, PageTables tables) {
  constexpr std::string_view kBegin = "<!-- table: ", kBeginEnd = " -->", kEnd = "<!-- end of table -->";
  std::vector<std::string> out;
  bool inside = false;
  for (const std::string& line : page) {
    if (line == kEnd) inside = false;
    if (!inside) out.push_back(line);
    if (!line.starts_with(kBegin)) continue;
    inside = true;
    const std::string words = line.substr(kBegin.size(), line.size() - kBegin.size() - kBeginEnd.size());
    INFO("the page has a table twice, or one without rows: " << words);
    REQUIRE(tables.contains(words));
    for (std::string& row : lines_of(tables[words])) out.push_back(std::move(row));
    tables.erase(words);
  }
  for (const auto& [words, table] : tables) FAIL("the page lacks " << kBegin << words << kBeginEnd);
  return out;
}

/// Compares the tables of a page in docs with these and names the first difference, or writes them if
/// TIX_ACCEPT is set.
inline void check_page(std::string_view name, const PageTables& tables) {
  const std::vector<std::string> page = lines_of(page_text(name));
  const std::vector<std::string> wanted = with_tables(page, tables);
  if (std::getenv("TIX_ACCEPT") != nullptr) {
    std::ofstream file(page_path(name), std::ios::binary);
    for (const std::string& line : wanted) file << line << '\n';
    return;
  }
  for (std::size_t i = 0; i < std::max(page.size(), wanted.size()); ++i) {
    INFO("docs/" << name << ":" << i + 1 << " differs from the rows; TIX_ACCEPT=1 writes the tables anew");
    REQUIRE((i < page.size() ? page[i] : "(no line)") == (i < wanted.size() ? wanted[i] : "(no line)"));
  }
}

}  // namespace tix::testing
