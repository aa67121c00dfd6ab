// The tables of docs/desk-file.md are those of the keys; examples and defaults are true.
#include "desk/file/desk_file.hpp"
#include "desk/file/desk_file_toml.hpp"
#include "places.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace {

using tix::desk::check_desk_file;
using tix::desk::KeyRow;

/// What the examples refer to.
constexpr std::string_view kGround = R"([calendar.office]
mon-fri = "09:00-17:00"
[team.support]
[team.experts]
[agent.ana]
team = "support"
skills = ["refunds:3"]
[message.reminder]
body = "Dear {customer}"
)";

/// Keys that a table needs besides its required ones before it is accepted.
std::string companions(const std::string& header, std::string_view key) {
  if (header == "[calendar.NAME]" && key != "mon-fri") return "mon-fri = \"09:00-17:00\"\n";
  if (header == "[[route]]" && key != "team") return "team = \"support\"\n";
  if (header != "[[rule]]" || key == "on") return "";
  if (key == "in") return "after = \"2d\"\n";
  if (key == "after") return "in = \"open\"\n";
  if (key == "calendar") return "in = \"open\"\nafter = \"2h\"\n";
  return "on = [\"created\"]\n";
}

bool is_value(std::string_view fallback) {
  return !fallback.empty() && !tix::desk::parse_toml(fmt::format("x = {}", fallback)).mistake;
}

/// Calls `visit(header, keys)` for each table that has keys, in the order of the rows.
template <class Visit>
void each_table(const std::vector<KeyRow>& rows, Visit visit) {
  for (const KeyRow& row : rows) {
    if (row.keys == nullptr) continue;
    visit(std::string(row.header), row.keys());
    each_table(row.keys(), visit);
  }
}

/// Returns a desk file in which one table has `line` besides the keys that it needs.
std::string desk_with(std::string header, const std::vector<KeyRow>& keys, std::string_view key,
                      std::string_view line) {
  const std::string more = companions(header, key);
  if (const std::size_t name = header.find("NAME"); name != std::string::npos)
    header.replace(name, 4, "sample");
  std::string text = std::string(kGround) + header + "\n" + more;
  for (const KeyRow& other : keys)
    if (other.need == tix::desk::Need::required && other.name != key)
      text += fmt::format("{} = {}\n", other.name, other.example);
  return text + std::string(line) + "\n";
}

std::string cell(std::string_view text) {
  std::string out(text);
  for (std::size_t at = out.find('|'); at != std::string::npos; at = out.find('|', at + 2))
    out.insert(at, "\\");
  return out;
}

std::string table_of(const std::vector<KeyRow>& keys) {
  std::string out = "| key | value | default | what it does | example |\n|---|---|---|---|---|\n";
  for (const KeyRow& key : keys) {
    std::string fallback(key.fallback);
    if (is_value(fallback)) fallback = fmt::format("`{}`", fallback);
    out += fmt::format("| `{}` | {} | {} | {} | `{} = {}` |\n", key.name, cell(key.accepted),
                       key.need == tix::desk::Need::required ? "**required**" : cell(fallback),
                       cell(key.meaning), key.name, cell(key.example));
  }
  return out;
}

std::string table_of_actions() {
  std::string out = "| action | value |\n|---|---|\n";
  for (const tix::ActionRow& row : tix::kActions)
    out += fmt::format("| `{}:` | {} |\n", row.word, cell(row.argument));
  return out;
}

/// The tables by the words of their mark in the page.
std::map<std::string, std::string> tables() {
  std::map<std::string, std::string> all = {{"actions", table_of_actions()}};
  each_table(
      tix::desk::desk_file_sections(),
      [&](const std::string& header, const std::vector<KeyRow>& keys) { all[header] = table_of(keys); });
  return all;
}

constexpr std::string_view kBegin = "<!-- table: ";
constexpr std::string_view kEnd = "<!-- end of table -->";

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// Returns the page with the tables that the rows make.
std::vector<std::string> renewed(const std::vector<std::string>& page) {
  auto missing = tables();
  std::vector<std::string> out;
  bool inside = false;
  for (const std::string& line : page) {
    if (line == kEnd) inside = false;
    if (!inside) out.push_back(line);
    if (!line.starts_with(kBegin)) continue;
    inside = true;
    const std::string words =
        line.substr(kBegin.size(), line.size() - kBegin.size() - std::string(" -->").size());
    INFO("the page has a table twice, or one without rows: " << words);
    REQUIRE(missing.contains(words));
    for (std::string& row : lines_of(missing[words])) out.push_back(std::move(row));
    missing.erase(words);
  }
  for (const auto& [words, table] : missing) FAIL("the page lacks " << kBegin << words << " -->");
  return out;
}

std::filesystem::path page_path() {
  return std::filesystem::path(tix::testing::kSourceFolder) / "docs" / "desk-file.md";
}

std::string page_text() {
  std::ifstream file(page_path(), std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string mistakes_in(const std::string& text) {
  std::string all;
  for (const auto& mistake : check_desk_file(text, "desk.toml").mistakes) all += mistake.text() + '\n';
  return all;
}

}  // namespace

TEST_CASE("the tables of docs/desk-file.md are made from the rows", "[desk_page]") {
  const std::vector<std::string> page = lines_of(page_text());
  const std::vector<std::string> wanted = renewed(page);
  if (std::getenv("TIX_ACCEPT") != nullptr) {
    std::ofstream(page_path(), std::ios::binary) << fmt::format("{}\n", fmt::join(wanted, "\n"));
    return;
  }
  for (std::size_t i = 0; i < std::max(page.size(), wanted.size()); ++i) {
    INFO("docs/desk-file.md:" << i + 1 << " differs from the rows; TIX_ACCEPT=1 writes the tables anew");
    REQUIRE((i < page.size() ? page[i] : "(no line)") == (i < wanted.size() ? wanted[i] : "(no line)"));
  }
}

TEST_CASE("every key of a desk file says what it does, with an example and a default", "[desk_page]") {
  each_table(tix::desk::desk_file_sections(), [](const std::string& header, const std::vector<KeyRow>& keys) {
    for (const KeyRow& key : keys) {
      INFO(header << " " << key.name);
      CHECK_FALSE(key.accepted.empty());
      CHECK(key.meaning.ends_with('.'));
      CHECK_FALSE(key.example.empty());
      CHECK(key.fallback.empty() == (key.need == tix::desk::Need::required));
    }
  });
}

TEST_CASE("the example of every key is accepted", "[desk_page]") {
  each_table(tix::desk::desk_file_sections(), [](const std::string& header, const std::vector<KeyRow>& keys) {
    for (const KeyRow& key : keys) {
      const std::string text =
          desk_with(header, keys, key.name, fmt::format("{} = {}", key.name, key.example));
      INFO(text);
      CHECK(mistakes_in(text).empty());
    }
  });
}

TEST_CASE("a default that is a value is what the desk has without the key", "[desk_page]") {
  const auto described = [](const std::string& text) {
    REQUIRE(mistakes_in(text).empty());
    const tix::Desk desk = tix::desk::read_desk_file(text, "desk.toml");
    std::string out =
        fmt::format("{} {} {} {} {} {} {}", desk.zone, desk.reopen_window.count, desk.resolutions.size(),
                    fmt::join(desk.weights, " "), desk.delay_assignment.count, desk.delay_response.count,
                    desk.delay_update.count);
    for (const tix::MatrixRow& row : desk.matrix)
      for (const tix::Priority priority : row) out += tix::name_of(priority);
    for (const tix::TeamPolicy& team : desk.teams) out += fmt::format(" {} {}", team.tier, team.active);
    for (const tix::AgentPolicy& agent : desk.agents)
      out += fmt::format(" {} {} {}", agent.active, agent.capacity, agent.skills.size());
    for (const tix::SlaPolicy& sla : desk.slas) out += fmt::format(" {}", sla.hold_runs);
    for (const tix::Route& route : desk.routes) out += fmt::format(" {}", route.skills.size());
    for (const auto& [name, calendar] : desk.calendars) out += " " + name;
    return out;
  };
  each_table(tix::desk::desk_file_sections(), [&](const std::string& header,
                                                  const std::vector<KeyRow>& keys) {
    for (const KeyRow& key : keys) {
      if (!is_value(key.fallback) || header == "[calendar.NAME]") continue;
      INFO(header << " " << key.name);
      CHECK(described(desk_with(header, keys, key.name, fmt::format("{} = {}", key.name, key.fallback))) ==
            described(desk_with(header, keys, key.name, "")));
    }
  });
}

TEST_CASE("the examples of docs/desk-file.md together are a desk file", "[desk_page]") {
  std::string desk;
  bool inside = false;
  for (const std::string& line : lines_of(page_text())) {
    if (line.starts_with("```"))
      inside = line == "```toml";
    else if (inside)
      desk += line + '\n';
  }
  CHECK_FALSE(desk.empty());
  INFO(desk);
  CHECK(mistakes_in(desk).empty());
  CHECK_FALSE(tix::desk::read_desk_file(desk, "desk.toml").rules.empty());
}

TEST_CASE("docs/desk-file.md explains every placeholder", "[desk_page]") {
  const std::string page = page_text();
  for (const std::string_view name : tix::kPlaceholders) {
    INFO(name);
    CHECK(page.find(fmt::format("| `{{{}}}` |", name)) != std::string::npos);
  }
}
