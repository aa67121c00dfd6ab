// One name for one thing: header, source and class share it, and no file name occurs twice.
#include "house/cpp_text.hpp"
#include "house/source_files.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <set>

#include <catch2/catch.hpp>

namespace {
using house::Findings;
using house::SourceFile;

/// Headers without a source of their name: each cmd_*.cpp defines one of the first, CMake writes the other.
const std::regex kWithoutSource("add_commands|linked_libraries");
/// Sources that have no header: commands, which the command table names, the table and the program itself.
const std::regex kWithoutHeader("cmd_.*|main|commands");

/// `core/sla` for include/tix/sla/fold.hpp and for src/core/sla/fold.cpp.
std::string sub_room_of(const SourceFile& file) {
  std::string path = file.path.substr(0, file.path.rfind('/'));
  if (path.starts_with("include/tix")) return "core" + path.substr(std::string_view("include/tix").size());
  return path.substr(std::string_view("src/").size());
}

std::string included_as(const SourceFile& header) {
  return header.path.substr(header.path.find('/') + 1);
}

bool is_header(const SourceFile& file) {
  return file.extension() == ".hpp";
}

/// The parts of a text at the level of its namespaces and classes: what ends with `;` there.
std::vector<std::string> declarations(std::string_view code) {
  static const std::regex kScope(R"((^|[^\w])(namespace|class|struct|union|extern)\b[^()=;]*$)");
  std::vector<std::string> found;
  std::string text;
  std::vector<bool> is_scope;
  for (const char c : code) {
    const bool is_outside = std::ranges::all_of(is_scope, [](bool scope) { return scope; });
    if (c == '{') {
      is_scope.push_back(is_outside && std::regex_search(text, kScope));
      if (is_scope.back()) text.clear();
    } else if (c == '}') {
      if (!is_scope.empty()) is_scope.pop_back();
      if (std::ranges::all_of(is_scope, [](bool scope) { return scope; })) text.clear();
    } else if (is_outside && c == ';') {
      found.push_back(std::move(text));
      text.clear();
    } else if (is_outside) {
      text += c;
    }
  }
  return found;
}

/// Whether a declaration is one of a function: brackets after a name, and nothing that defines it.
bool declares_function(std::string declaration) {
  static const std::regex kInner(R"(\([^()]*\))");
  static const std::regex kFunction(R"([\w>\]] *@( *(const|noexcept|override|final))*\s*$)");
  static const std::regex kOther(R"((^|\s)(using|static_assert|typedef|friend|throw|return)\b)");
  while (std::regex_search(declaration, kInner))
    declaration = std::regex_replace(declaration, kInner, "@", std::regex_constants::format_first_only);
  return declaration.find('=') == std::string::npos && std::regex_search(declaration, kFunction) &&
         !std::regex_search(declaration, kOther);
}

/// Code without comments, literals and directives.
std::string plain_code(const SourceFile& file) {
  static const std::regex kDirective("(^|\n)\\s*#[^\n]*");
  return std::regex_replace(house::taken_apart(file.text).code, kDirective, "$1");
}

bool has_functions(const SourceFile& header) {
  return std::ranges::any_of(declarations(plain_code(header)), declares_function);
}

/// The first header that a file includes from the house; empty when it includes none.
std::string first_include(const SourceFile& file) {
  static const std::regex kInclude("(^|\n)#include \"([^\"]+)\"");
  std::smatch match;
  return std::regex_search(file.text, match, kInclude) ? match[2].str() : std::string();
}

/// `ClockTrack` as `clock_track`.
std::string snake_case(const std::string& name) {
  static const std::regex kHump("([a-z0-9])([A-Z])");
  std::string text = std::regex_replace(name, kHump, "$1_$2");
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

std::vector<std::string> classes_of(const SourceFile& header) {
  static const std::regex kClass(R"((^|\n)class (\w+)[^;{]*\{)");
  const std::string code = plain_code(header);
  std::vector<std::string> names;
  for (std::sregex_iterator match(code.begin(), code.end(), kClass), end; match != end; ++match)
    names.push_back((*match)[2]);
  return names;
}

using FileKey = std::pair<std::string, std::string>;  // sub-room and stem

Findings check_names(const std::vector<SourceFile>& files) {
  std::map<FileKey, const SourceFile*> headers;
  std::set<FileKey> sources;
  std::map<std::string, std::set<std::string>> rooms_of_stem;
  for (const SourceFile& file : files) {
    const FileKey key{sub_room_of(file), file.stem()};
    if (is_header(file))
      headers.emplace(key, &file);
    else
      sources.insert(key);
    rooms_of_stem[file.stem()].insert(sub_room_of(file));
  }
  Findings found;
  for (const SourceFile& file : files) {
    const FileKey key{sub_room_of(file), file.stem()};
    if (rooms_of_stem[file.stem()].size() > 1) found.push_back({file.path, 1, "another room has this name"});
    if (!is_header(file)) {
      const auto own = headers.find(key);
      const bool is_first = own != headers.end() && first_include(file) == included_as(*own->second);
      if (!is_first && !std::regex_match(file.stem(), kWithoutHeader))
        found.push_back({file.path, 1, "includes another header before its own"});
      continue;
    }
    const bool declares = has_functions(file);
    if (declares && !sources.contains(key) && !std::regex_match(file.stem(), kWithoutSource))
      found.push_back({file.path, 1, "declares functions, and no source has its name"});
    const std::vector<std::string> classes = classes_of(file);
    if (classes.size() == 1 && !declares && snake_case(classes.front()) != file.stem())
      found.push_back({file.path, 1, "holds the class " + classes.front() + " under another name"});
  }
  return found;
}

}  // namespace

TEST_CASE("declarations of functions are told from all else") {
  const auto declares = [](const std::string& code) {
    return has_functions({"include/tix/sla/a.hpp", code});
  };
  CHECK(declares("namespace tix {\nint f(int x = 3);\n}\n"));
  CHECK(declares("class A {\n public:\n  bool holds(std::function<int(int)> f) const;\n};\n"));
  CHECK(declares("std::vector<int> f(const std::map<int, int>& m);\n"));
  CHECK_FALSE(
      declares("struct A {\n  int (*read)(int);\n  std::function<int(int)> write;\n  int n = f(3);\n};\n"));
  CHECK_FALSE(declares("inline int f(int x) {\n  return g(x);\n}\nA operator+(A, A) = delete;\n"));
  CHECK_FALSE(declares("// int f();\nstatic_assert(f(3));\nusing F = int (*)(int);\n"));
}

TEST_CASE("header, source and class share one name") {
  const SourceFile header{"include/tix/sla/fold.hpp", "void f();\n"};
  const SourceFile source{"src/core/sla/fold.cpp", "#include \"tix/sla/fold.hpp\"\n"};
  CHECK(check_names({header, source}).empty());
  CHECK(check_names({header}).size() == 1);
  CHECK(check_names({header, {"src/core/sla/fold.cpp", "#include \"tix/sla/a.hpp\"\n"}}).size() == 1);
  CHECK(check_names({header, source, {"src/desk/work/fold.cpp", ""}}).size() == 4);
  CHECK(check_names({{"src/core/sla/other.cpp", ""}}).size() == 1);
  CHECK(check_names({{"include/tix/sla/a.hpp", "class ClockTrack {\n};\n"}}).size() == 1);
  CHECK(check_names({{"include/tix/sla/clock_track.hpp", "class ClockTrack {\n};\n"}}).empty());

  auto files = house::files_below({"include", "src"});
  std::erase_if(files, [](const SourceFile& file) { return !file.is_cpp(); });
  const Findings found = check_names(files);
  INFO(house::text(found));
  CHECK(found.empty());
}
