// Text meant to do harm, in each format: shown or encoded, never obeyed.
#include "format/read/reading.hpp"
#include "format/text/random_text.hpp"
#include "format/write/rendering.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace std::string_literals;
using tix::format::Format;
using tix::test::below;
using tix::test::chance;
using tix::test::Random;
using tix::test::random_text;

namespace {

/// What a cell with this text becomes, beside a column that keeps its line from being empty.
std::string shown(const std::string& text, Format format, bool terminal = false) {
  tix::Report report;
  report.columns = {tix::test::text_column("a"), tix::test::text_column("z")};
  report.rows.push_back({text, std::string("z")});
  tix::format::RenderOptions options;
  options.format = format;
  options.terminal = terminal;
  return tix::test::rendered(report, options);
}

std::string last_line(std::string text) {
  text.pop_back();
  return text.substr(text.rfind('\n') + 1);
}

}  // namespace

TEST_CASE("law: a cell is one line for people, and valid JSON, whatever its bytes", "[hostile]") {
  Random random(41);
  for (int i = 0; i < 1000; ++i) {
    std::string text = random_text(random, tix::test::kHostile, 12);
    if (chance(random, 30)) text += static_cast<char>(below(random, 256));
    if (chance(random, 10)) text += '\0';
    for (const Format format : {Format::table, Format::markdown}) {
      const std::string out = shown(text, format);
      INFO(out);
      CHECK(std::ranges::count(out, '\n') == (format == Format::table ? 2 : 3));
      CHECK(std::ranges::none_of(out, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n') || byte == 0x7f;
      }));
      CHECK(out.find("\u202e") == std::string::npos);
      CHECK(out.find("\u2066") == std::string::npos);
      CHECK(out.find("\xc2\x9b") == std::string::npos);
      CHECK(nlohmann::json(out).dump().size() > 2);  // throws unless valid UTF-8
    }
    const auto json = nlohmann::json::parse(shown(text, Format::json));
    CHECK(json.at("rows").at(0).at("a").is_string());
    CHECK(nlohmann::json::parse(shown(text, Format::jsonl)).at("a") == json.at("rows").at(0).at("a"));
    CHECK(nlohmann::json(shown(text, Format::csv)).dump().size() > 2);
  }
}

TEST_CASE("law: valid text without NUL survives JSON and CSV unchanged", "[hostile]") {
  Random random(42);
  for (int i = 0; i < 500; ++i) {
    const std::string text = random_text(random, tix::test::kAwkward, 12);
    CHECK(nlohmann::json::parse(shown(text, Format::json)).at("rows").at(0).at("a") == text);
    CHECK(tix::test::read_csv(shown(text, Format::csv)).at(0).values.at(0) == text);
  }
}

TEST_CASE("escape sequences, bidi marks and broken bytes are seen, not obeyed", "[hostile]") {
  CHECK(last_line(shown("\x1b]0;owned\x07", Format::table)) == "\\x1b]0;owned\\x07  z");
  CHECK(last_line(shown("\xc2\x9b"
                        "31m",
                        Format::table)) == "\\x9b31m  z");
  CHECK(last_line(shown("abc\u202etxt.exe", Format::table)) == "abc\\u202etxt.exe  z");
  CHECK(last_line(shown("caf\xe9\0"s, Format::table)) == "caf\\xe9\\x00  z");
  CHECK(last_line(shown("one\r\ntwo\tthree", Format::table)) == "one⏎two three  z");
  CHECK(last_line(shown("caf\xe9\x1b", Format::jsonl)) == "{\"a\":\"caf\uFFFD\\u001b\",\"z\":\"z\"}");
  CHECK(last_line(shown("caf\xe9", Format::csv)) == "caf\uFFFD,z");
}

TEST_CASE("law: on a terminal no format lets a control character through", "[hostile]") {
  Random random(43);
  for (int i = 0; i < 500; ++i) {
    const std::string text = random_text(random, tix::test::kHostile, 12) + "\x1b]0;x\x07";
    for (const Format format : tix::format::kFormatNames.enumerators()) {
      const std::string out = shown(text, format, true);
      INFO(tix::format::kFormatNames[format] << ": " << out);
      CHECK(std::ranges::none_of(out, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f;
      }));
    }
  }
}

TEST_CASE("markup in a cell of a Markdown table is only letters", "[hostile]") {
  CHECK(last_line(shown("a|b", Format::markdown)) == "| a\\|b | z |");
  CHECK(last_line(shown("a\\|b", Format::markdown)) == "| a\\\\\\|b | z |");
  CHECK(last_line(shown("<script>&lt;", Format::markdown)) == "| &lt;script&gt;&amp;lt; | z |");
  CHECK(last_line(shown("[x](javascript:y) `c` **b** _i_ in_progress", Format::markdown)) ==
        "| \\[x\\](javascript:y) \\`c\\` \\*\\*b\\*\\* \\_i\\_ in_progress | z |");
  CHECK(last_line(shown("one\ntwo", Format::markdown)) == "| one⏎two | z |");
}
