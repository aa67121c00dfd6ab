// Two headers of a namespace never give different types one name: no program may hold both.
#include "house/source_files.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <utility>

#include <catch2/catch.hpp>

namespace {
using house::Findings;
using house::SourceFile;

/// `tix` for what is public and for core, else the room.
std::string space_of(const SourceFile& header) {
  constexpr std::string_view kSources = "src/";
  const bool is_core = header.path.starts_with("include/tix/") || header.path.starts_with("src/core/");
  return is_core ? "tix" : header.path.substr(0, header.path.find('/', kSources.size()));
}

/// Types that begin a line, so those of a namespace; forward declarations define nothing.
Findings check_types(const std::vector<SourceFile>& files) {
  static const std::regex kType("(?:struct|class|enum class|enum) (\\w+)[^;]*\\{.*");
  std::map<std::pair<std::string, std::string>, std::string> seen;
  Findings found;
  for (const SourceFile& file : files) {
    if (file.extension() != ".hpp") continue;
    std::size_t number = 0;
    for (const std::string& line : house::lines_of(file.text)) {
      ++number;
      std::smatch type;
      if (!std::regex_match(line, type, kType)) continue;
      const auto [other, is_new] = seen.emplace(std::pair{space_of(file), type[1].str()}, file.path);
      if (!is_new) found.push_back({file.path, number, type[1].str() + " is a type of " + other->second});
    }
  }
  return found;
}

/// A constant in a source and one of the same name in a header of core or of its room. Where sources are
/// compiled together, the inner one would silently take the place of the other.
Findings check_constants(const std::vector<SourceFile>& files) {
  static const std::regex kConstant("(?:inline )?constexpr [^(=]*?\\b(k[A-Z]\\w*)\\b.*");
  const auto each_constant = [](const SourceFile& file, const auto& visit) {
    std::size_t number = 0;
    for (const std::string& line : house::lines_of(file.text)) {
      ++number;
      std::smatch constant;
      if (std::regex_match(line, constant, kConstant)) visit(constant[1].str(), number);
    }
  };
  std::map<std::string, std::map<std::string, std::string>> headers;  // by name, then by namespace
  for (const SourceFile& file : files) {
    if (file.extension() != ".hpp") continue;
    each_constant(file,
                  [&](const std::string& name, std::size_t) { headers[name][space_of(file)] = file.path; });
  }
  Findings found;
  for (const SourceFile& file : files) {
    if (file.extension() != ".cpp") continue;
    each_constant(file, [&](const std::string& name, std::size_t number) {
      const auto known = headers.find(name);
      if (known == headers.end()) return;
      for (const std::string& space : {std::string("tix"), space_of(file)}) {
        const auto header = known->second.find(space);
        if (header != known->second.end())
          found.push_back({file.path, number, name + " is a constant of " + header->second});
      }
    });
  }
  return found;
}

}  // namespace

TEST_CASE("a constant of a source hides none of a header") {
  const SourceFile header{"include/tix/text/a.hpp", "inline constexpr std::size_t kMost = 3;\n"};
  CHECK(check_constants({header, {"src/desk/work/b.cpp", "constexpr int kMost = 4;\n"}}).size() == 1);
  CHECK(check_constants({header, {"src/desk/work/b.cpp", "constexpr int kMostOften = 4;\n"}}).empty());
  CHECK(check_constants({{"src/store/sqlite/a.hpp", "constexpr int kMost = 3;\n"},
                         {"src/desk/work/b.cpp", "constexpr int kMost = 4;\n"}})
            .empty());
  const Findings found = check_constants(house::files_below({"include", "src"}));
  INFO(house::text(found));
  CHECK(found.empty());
}

TEST_CASE("a type's name is its own") {
  const SourceFile one{"include/tix/text/a.hpp", "namespace tix {\nstruct Cause {\n};\n"};
  const SourceFile other{"src/core/sla/b.hpp", "enum class Cause : int { a };\n"};
  CHECK(check_types({one, other}).size() == 1);
  CHECK(check_types({one, {"include/tix/c.hpp", "struct Cause;\n"}}).empty());
  CHECK(check_types({one, {"src/desk/work/d.hpp", "class Cause {};\n"}}).empty());
  CHECK(check_types(
            {{"src/desk/file/d.hpp", "class Cause {};\n"}, {"src/desk/work/d.hpp", "class Cause {};\n"}})
            .size() == 1);
  const Findings found = check_types(house::files_below({"include", "src"}));
  INFO(house::text(found));
  CHECK(found.empty());
}
