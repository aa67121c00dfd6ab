// A flag overrides a variable, then the config file, then the default. Mistakes in the config file have a
// place.
#include "cli/session/settings.hpp"

#include "cli/test_env.hpp"
#include "tix/text/error.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <catch2/catch.hpp>

namespace {
using tix::cli::Globals;
using tix::cli::Setting;
using tix::cli::Settings;
using tix::cli::TestWorld;
namespace fs = std::filesystem;

/// A home folder, with a config file if `text` is given.
struct Home {
  fs::path folder = fs::temp_directory_path() / ("tix-settings-" + std::to_string(::getpid()));

  explicit Home(const char* text = nullptr) {
    fs::create_directories(folder / "config" / "tix");
    if (text != nullptr) std::ofstream(file()) << text;
  }
  ~Home() { fs::remove_all(folder); }
  fs::path file() const { return folder / "config" / "tix" / "config.toml"; }
  TestWorld world() const {
    TestWorld world;
    world.variables["HOME"] = folder.string();
    world.variables["XDG_CONFIG_HOME"] = (folder / "config").string();
    return world;
  }
};

/// Returns the error and the hint for a config file, without its folder.
std::string refusal_of(const std::string& text) {
  const Home home(text.c_str());
  TestWorld world = home.world();
  try {
    const Settings settings(world.env(), {});
  } catch (const tix::Error& error) {
    CHECK(error.kind() == tix::ErrorKind::desk);
    const std::string what = error.what(), folder = home.file().parent_path().string() + "/";
    REQUIRE(what.starts_with(folder));
    return what.substr(folder.size()) + (error.hint().empty() ? "" : " | " + error.hint());
  }
  return "accepted";
}

}  // namespace

TEST_CASE("the first of flag, variable, config and default that is set wins") {
  struct Row {
    bool flag, variable, config;
    std::string value, source;
  };
  // All eight combinations.
  const Row rows[] = {
      {false, false, false, "login-name", "default"}, {true, false, false, "flag", "--as"},
      {false, true, false, "variable", "TIX_ACTOR"},  {true, true, false, "flag", "--as"},
      {false, false, true, "config", ":1:9"},         {true, false, true, "flag", "--as"},
      {false, true, true, "variable", "TIX_ACTOR"},   {true, true, true, "flag", "--as"},
  };
  for (const Row& row : rows) {
    const Home home(row.config ? "actor = \"config\"\n" : nullptr);
    TestWorld world = home.world();
    Globals globals;
    if (row.flag) globals.actor = "flag";
    if (row.variable) world.variables["TIX_ACTOR"] = "variable";
    const Settings settings(world.env(), globals);
    CHECK(settings[Setting::actor].text == row.value);
    CHECK(settings[Setting::actor].source.ends_with(row.source));
  }
}

TEST_CASE("places and meanings of single settings") {
  const Home home("pager = \"more\"\nformat = \"json\"\n[views]\nmine = \"agent:@me\"\n");
  TestWorld world = home.world();
  world.variables["NO_COLOR"] = "1";
  world.variables["XDG_DATA_HOME"] = "/data";
  {
    const Settings settings(world.env(), {});
    CHECK(settings[Setting::color].text == "never");
    CHECK(settings[Setting::color].source == "NO_COLOR");
    CHECK(settings[Setting::db].text == "/data/tix/tix.db");
    CHECK(settings[Setting::format].text == "json");
    CHECK(settings[Setting::format].source == home.file().string() + ":2:10");
    CHECK(settings[Setting::pager].text == "more");
    REQUIRE(settings.views().size() == 1);
    CHECK(settings.views()[0].filter == "agent:@me");
  }
  world.variables["NO_COLOR"] = world.variables["TIX_DB"] = world.variables["XDG_DATA_HOME"] = "";
  world.variables["PAGER"] = "";
  Globals globals;
  const Settings settings(world.env(), globals);
  CHECK(settings[Setting::color].text == "auto");
  CHECK(settings[Setting::db].text == (home.folder / ".local/share/tix/tix.db").string());
  CHECK(settings[Setting::pager].text.empty());
  CHECK(settings[Setting::pager].source == "PAGER");
  globals.no_pager = true;
  CHECK(Settings(world.env(), globals)[Setting::pager].source == "--no-pager");
}

TEST_CASE("without a home there is no config file and no database") {
  TestWorld world;
  const Settings settings(world.env(), {});
  CHECK(settings.config_path().empty());
  CHECK(settings[Setting::db].text.empty());
}

TEST_CASE("a mistake in the config file is reported with its place and what is accepted") {
  CHECK(refusal_of("").starts_with("accepted"));
  CHECK(refusal_of("colour = \"auto\"") ==
        "config.toml:1:1: unknown key 'colour'; accepted: db, actor, format, color, pager, editor, mail, "
        "mail_from, views | did you mean color?");
  CHECK(refusal_of("\nformat = \"xls\"") ==
        "config.toml:2:10: format 'xls' is not accepted; accepted: table, csv, tsv, json, jsonl, md, "
        "html, markdown");
  CHECK(refusal_of("color = \"alway\"").ends_with("| did you mean always?"));
  CHECK(refusal_of("actor = 3") == "config.toml:1:9: 'actor' must be a string in quotes");
  CHECK(refusal_of("views = 3").starts_with("config.toml:1:9: 'views' must be a table"));
  CHECK(refusal_of("[views]\nmine = 3").starts_with("config.toml:2:8: 'mine' must be a string in quotes"));
  CHECK(refusal_of("actor = ").starts_with("config.toml:1:"));
  CHECK(refusal_of("actor = \"a\"\nactor = \"b\"").starts_with("config.toml:2:"));
}
