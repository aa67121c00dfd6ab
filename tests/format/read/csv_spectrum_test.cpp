// The CSV conformance set, each file against its JSON.
#include "format/read/reading.hpp"
#include "places.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace {

std::string contents(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("every file of the CSV conformance set reads as its JSON", "[csv]") {
  const std::filesystem::path folder =
      std::filesystem::path(tix::testing::kSharedFolder) / "data/csv-spectrum";
  if (!std::filesystem::exists(folder)) {
    WARN("skipped: no data/csv-spectrum in the shared folder");
    return;
  }
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "csvs")) {
    const std::string name = entry.path().stem().string();
    INFO(name);
    const auto expected = nlohmann::json::parse(contents(folder / "json" / (name + ".json")));
    tix::format::CsvReader reader(tix::test::bytes_of(contents(entry.path())), name);
    nlohmann::json found = nlohmann::json::array();
    for (const tix::SourceRow& row : tix::test::all_rows(reader)) {
      CHECK(row.problem == "");
      nlohmann::json object;
      for (std::size_t i = 0; i < row.values.size(); ++i) object[reader.columns()[i]] = row.values[i];
      found.push_back(object);
    }
    if (expected.is_object()) {
      // location_coordinates: its JSON is one object, with a telephone number its CSV does not have.
      REQUIRE(found.size() == 1);
      CHECK(found[0].at("Location Coordinates") == expected.at("Location Coordinates"));
    } else {
      CHECK(found == expected);
    }
    ++files;
  }
  CHECK(files >= 12);
}
