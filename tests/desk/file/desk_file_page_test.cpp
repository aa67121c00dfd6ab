// The tables of docs/desk-file.md are those of the keys; examples and defaults are true.
#include "desk/file/desk_file.hpp"
#include "desk/file/desk_file_toml.hpp"
#include "page_tables.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace {

using tix::desk::check_desk_file;
using tix::desk::KeyRow;
using tix::testing::lines_of;
using tix::testing::page_cell;

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
  if (header == "[channel.NAME]" && key != "kind") return "kind = \"mail\"\n";
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
    header.replace(name, 4, header.starts_with("[message.reply.team") ? "support" : "sample");
  std::string text = std::string(kGround) + header + "\n" + more;
  for (const KeyRow& other : keys)
    if (other.need == tix::desk::Need::required && other.name != key)
      text += fmt::format("{} = {}\n", other.name, other.example);
  return text + std::string(line) + "\n";
}

std::string table_of(const std::vector<KeyRow>& keys) {
  std::string out = "| key | value | default | what it does | example |\n|---|---|---|---|---|\n";
  for (const KeyRow& key : keys) {
    std::string fallback(key.fallback);
    if (is_value(fallback)) fallback = fmt::format("`{}`", fallback);
    out += fmt::format("| `{}` | {} | {} | {} | `{} = {}` |\n", key.name, page_cell(key.accepted),
                       key.need == tix::desk::Need::required ? "**required**" : page_cell(fallback),
                       page_cell(key.meaning), key.name, page_cell(key.example));
  }
  return out;
}

std::string table_of_actions() {
  std::string out = "| action | value |\n|---|---|\n";
  for (const tix::ActionRow& row : tix::kActions)
    out += fmt::format("| `{}:` | {} |\n", row.word, page_cell(row.argument));
  return out;
}

tix::testing::PageTables tables() {
  tix::testing::PageTables all = {{"actions", table_of_actions()}};
  each_table(
      tix::desk::desk_file_sections(),
      [&](const std::string& header, const std::vector<KeyRow>& keys) { all[header] = table_of(keys); });
  return all;
}

std::string page_text() {
  return tix::testing::page_text("desk-file.md");
}

std::string mistakes_in(const std::string& text) {
  std::string all;
  for (const auto& mistake : check_desk_file(text, "desk.toml").mistakes) all += mistake.text() + '\n';
  return all;
}

}  // namespace

TEST_CASE("the tables of docs/desk-file.md are made from the rows", "[desk_page]") {
  tix::testing::check_page("desk-file.md", tables());
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
    for (const tix::ChannelPolicy& channel : desk.channels)
      out += fmt::format(" {} {}", channel.addresses.size(), channel.forms.size());
    out += fmt::format(" {} {} {} {}", desk.intake.max_size, desk.intake.keeps_all_raw, desk.intake.storm,
                       fmt::join(desk.intake.thanks, ","));
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
