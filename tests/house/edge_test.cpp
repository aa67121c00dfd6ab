// The outside world is touched in two files, and SQL is written in sql/ and store.
#include "house/cpp_text.hpp"
#include "house/source_files.hpp"

#include <algorithm>
#include <array>
#include <regex>

#include <catch2/catch.hpp>

namespace {
using house::Findings;
using house::SourceFile;

constexpr std::array<std::string_view, 2> kEdge = {"src/cli/main.cpp", "src/cli/env.cpp"};

/// Files that may open a file by name, each with its reason.
constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kMayOpenFiles = {{
    {"src/core/zone_file.cpp", "zone data: the footer rule that the date library does not read"},
}};

/// Something outside the program, and the words that reach it.
struct Outside {
  std::string_view what;
  std::regex words;
};

const std::array<Outside, 5> kOutside = {{
    {"the clock", std::regex(R"(\b(system_clock|steady_clock|high_resolution_clock|utc_clock)\s*::\s*now\b)"
                             R"(|\b(gettimeofday|clock_gettime|localtime(_r)?|gmtime(_r)?|current_zone)\s*\()"
                             R"(|\b(std\s*::\s*)?time\s*\(\s*(nullptr|NULL|0|&))")},
    {"the environment",
     std::regex(R"(\b((secure_)?getenv|setenv|unsetenv|putenv|getpwuid(_r)?|getpwnam(_r)?)\s*\()"
                R"(|\b(getlogin(_r)?|gethostname|getuid|geteuid)\s*\(|\benviron\b)")},
    {"the terminal", std::regex(R"(\b(isatty|ttyname|tcgetattr|tcsetattr|ioctl)\s*\()"
                                R"(|\bstd\s*::\s*(cout|cerr|clog|cin)\b|\b(stdout|stderr|stdin)\b)"
                                R"(|\b(printf|puts|putchar|fputs|getchar)\s*\(|\bfmt\s*::\s*print\b)")},
    {"other programs", std::regex(R"(\b(system|popen|fork|vfork|execv[pe]*|execl[pe]*|posix_spawnp?)\s*\()")},
    {"chance", std::regex(R"(\brandom_device\b|\b(rand|srand|random)\s*\()")},
}};

const std::regex kOpensFile(R"(\b(fopen|freopen|fdopen|creat)\s*\(|\b(basic_)?[io]?fstream\b)");

template <class List>
bool holds(const List& list, std::string_view path) {
  return std::find(list.begin(), list.end(), path) != list.end();
}

bool may_open_files(std::string_view path) {
  return std::any_of(kMayOpenFiles.begin(), kMayOpenFiles.end(),
                     [&](const auto& row) { return row.first == path; });
}

Findings check_edge(const SourceFile& file) {
  static const std::regex kInclude(R"(^\s*#\s*include\b.*)");
  Findings found;
  if (holds(kEdge, file.path)) return found;
  std::size_t number = 0;
  for (const std::string& line : house::lines_of(house::taken_apart(file.text).code)) {
    ++number;
    if (std::regex_match(line, kInclude)) continue;
    for (const Outside& outside : kOutside) {
      if (std::regex_search(line, outside.words)) {
        found.push_back({file.path, number, "touches " + std::string(outside.what) + " outside cli/env.cpp"});
      }
    }
    if (!may_open_files(file.path) && std::regex_search(line, kOpensFile)) {
      found.push_back({file.path, number, "opens files outside cli/env.cpp"});
    }
  }
  return found;
}

/// SQL in a string literal: a statement's capital word with a blank after it or at the literal's end.
Findings check_sql(const SourceFile& file) {
  static const std::regex kSql(
      R"((^|[^A-Za-z_])(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|PRAGMA|ATTACH|VACUUM)(\s|\\n|$))");
  Findings found;
  if (file.path.starts_with("src/store/")) return found;
  for (const house::Literal& literal : house::taken_apart(file.text).literals) {
    if (std::regex_search(literal.text, kSql)) {
      found.push_back({file.path, literal.line, "SQL text belongs in sql/"});
    }
  }
  return found;
}

Findings check_main(const SourceFile& file) {
  constexpr std::size_t kCeiling = 24;
  const std::size_t count = house::lines_of(file.text).size();
  if (count <= kCeiling) return {};
  return {{file.path, count, "main.cpp is under 25 lines"}};
}

std::vector<SourceFile> our_code() {
  auto files = house::files_below({"include", "src"});
  std::erase_if(files, [](const SourceFile& file) { return !file.is_cpp(); });
  return files;
}

}  // namespace

TEST_CASE("clock, environment, terminal, files and programs are touched at the edge only") {
  const std::string bad =
      GENERATE("auto t = std::chrono::system_clock::now();", "time(nullptr);", "getenv(\"A\");",
               "if (isatty(1)) return;", "std::cout << 1;", "fputs(s, stderr);", "popen(\"ls\", \"r\");",
               "std::ifstream f(name);", "std::random_device r;");
  CHECK(check_edge({"src/core/a.cpp", bad}).size() >= 1);
  CHECK(check_edge({"src/cli/cmd_a.cpp", "// one\n" + bad}).front().line == 2);
  CHECK(check_edge({"src/cli/env.cpp", bad}).empty());
  CHECK(check_edge({"src/core/a.cpp", "// " + bad}).empty());
  CHECK(check_edge({"src/core/a.cpp", "#include <fstream>\nint lifetime(int);\nint a = resolve_time(0);"})
            .empty());

  const auto found = house::check(our_code(), check_edge);
  INFO(house::text(found));
  CHECK(found.empty());
}

TEST_CASE("files that may open files still exist") {
  for (const auto& [path, reason] : kMayOpenFiles) {
    INFO(path);
    CHECK_FALSE(house::files_below({std::string(path)}).empty());
    CHECK_FALSE(reason.empty());
  }
}

TEST_CASE("SQL is written in sql/ and in store") {
  const std::string bad = GENERATE("f(\"SELECT 1\");", "f(\"x; DELETE FROM t\");", "f(R\"(\nUPDATE\n t)\");");
  CHECK(check_sql({"src/desk/a.cpp", bad}).size() == 1);
  CHECK(check_sql({"src/store/a.cpp", bad}).empty());
  CHECK(check_sql({"src/desk/a.cpp", "// " + bad.substr(0, 10) + "\nf(\"Select a ticket; UPDATED\");"})
            .empty());

  const auto found = house::check(our_code(), check_sql);
  INFO(house::text(found));
  CHECK(found.empty());
}

TEST_CASE("main.cpp is a tiny door") {
  CHECK(check_main({"src/cli/main.cpp", std::string(25, '\n')}).size() == 1);
  const auto found = house::check(house::files_below({"src/cli/main.cpp"}), check_main);
  INFO(house::text(found));
  CHECK(found.empty());
}
