// The outside world is touched in main and a few files of cli/session; SQL is written in sql/ and store.
#include "house/cpp_text.hpp"
#include "house/source_files.hpp"

#include <algorithm>
#include <array>
#include <regex>

#include <catch2/catch.hpp>

namespace {
using house::Findings;
using house::SourceFile;

constexpr std::array<std::string_view, 8> kEdge = {"src/cli/main.cpp",
                                                   "src/cli/session/env.cpp",
                                                   "src/cli/session/files.cpp",
                                                   "src/cli/session/host.cpp",
                                                   "src/cli/session/pager.cpp",
                                                   "src/cli/session/programs.cpp",
                                                   "src/cli/session/terminal.cpp",
                                                   "src/cli/session/worker.cpp"};

/// Files that may open a file by name, each with its reason.
constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kMayOpenFiles = {{
    {"src/core/time/zone_file.cpp", "zone data: the footer rule that the date library does not read"},
}};

/// Something outside the program, and the words that reach it. A word with `(` is a call.
struct Outside {
  std::string_view what;
  std::vector<std::string_view> words;
};

const std::array<Outside, 5> kOutside = {{
    {"the clock",
     {"system_clock::now", "steady_clock::now", "high_resolution_clock::now", "utc_clock::now",
      "gettimeofday(", "clock_gettime(", "localtime(", "localtime_r(", "gmtime(", "gmtime_r(",
      "current_zone(", "std::time(", "time(nullptr", "time(NULL", "time(0"}},
    {"the environment",
     {"getenv(", "secure_getenv(", "setenv(", "unsetenv(", "putenv(", "environ", "getpwuid(", "getpwuid_r(",
      "getpwnam(", "getpwnam_r(", "getlogin(", "getlogin_r(", "gethostname(", "getuid(", "geteuid("}},
    {"the terminal",
     {"isatty(", "ttyname(", "tcgetattr(", "tcsetattr(", "ioctl(", "std::cout", "std::cerr", "std::clog",
      "std::cin", "stdout", "stderr", "stdin", "printf(", "puts(", "putchar(", "fputs(", "getchar(",
      "fmt::print("}},
    {"other programs",
     {"system(", "popen(", "fork(", "vfork(", "execv(", "execve(", "execvp(", "execvpe(", "execl(", "execle(",
      "execlp(", "posix_spawn(", "posix_spawnp("}},
    {"chance", {"random_device", "rand(", "srand(", "random("}},
}};

constexpr std::array<std::string_view, 8> kOpensFile = {"fopen(",   "freopen(", "fdopen(", "creat(",
                                                        "ifstream", "ofstream", "fstream", "filebuf"};

/// Words that create, empty or rename files. store/file does it for all: it refuses what is in use, and
/// leaves no file half written.
constexpr std::array<std::string_view, 9> kWritesFile = {"O_CREAT",    "O_TRUNC",  "O_TMPFILE",
                                                         "::rename(",  "linkat(",  "::link(",
                                                         "renameat2(", "mkstemp(", "mkstemps("};

/// Files outside store/file that may, each with its reason.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kMayWriteFiles = {{
    {"src/store/sqlite/database_file.cpp", "an empty file, which must be new, for SQLite"},
    {"src/cli/input/editor.cpp",
     "a text for the editor, under a name of its own, which is kept on a failure"},
}};

/// The line without blanks, except one where they part two words.
std::string squeezed(std::string_view line) {
  std::string text;
  bool after_blank = false;
  for (const char c : line) {
    if (c != ' ') {
      if (after_blank && !text.empty() && house::is_word(text.back()) && house::is_word(c)) text += ' ';
      text += c;
    }
    after_blank = c == ' ';
  }
  return text;
}

/// Whether the line (squeezed) holds the word as a whole; another object's member of that name is no call.
bool mentions(std::string_view line, std::string_view word) {
  for (auto at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
    const char before = at == 0 ? ' ' : line[at - 1];
    const bool is_member = before == '.' || (before == '>' && at > 1 && line[at - 2] == '-');
    const std::size_t end = at + word.size();
    const bool goes_on = house::is_word(word.back()) && end < line.size() && house::is_word(line[end]);
    if (!house::is_word(before) && !is_member && !goes_on) return true;
  }
  return false;
}

template <class Words>
bool mentions_any(std::string_view line, const Words& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return mentions(line, word); });
}

bool at_edge(std::string_view path) {
  return std::ranges::find(kEdge, path) != kEdge.end();
}

bool may_open_files(std::string_view path) {
  return std::ranges::any_of(kMayOpenFiles, [&](const auto& row) { return row.first == path; });
}

bool may_write_files(std::string_view path) {
  return path.starts_with("src/store/file/") ||
         std::ranges::any_of(kMayWriteFiles, [&](const auto& row) { return row.first == path; });
}

Findings check_edge(const SourceFile& file) {
  Findings found;
  if (at_edge(file.path)) return found;
  std::size_t number = 0;
  for (const std::string& written : house::lines_of(house::taken_apart(file.text).code)) {
    ++number;
    const std::string line = squeezed(written);
    if (line.starts_with("#include")) continue;
    for (const Outside& outside : kOutside) {
      if (mentions_any(line, outside.words)) {
        found.push_back({file.path, number, "touches " + std::string(outside.what) + " outside cli/session"});
      }
    }
    if (!may_write_files(file.path) && mentions_any(line, kWritesFile)) {
      found.push_back({file.path, number, "writes files outside store/file"});
    }
    if (!may_open_files(file.path) && mentions_any(line, kOpensFile)) {
      found.push_back({file.path, number, "opens files outside cli/session"});
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

}  // namespace

TEST_CASE("clock, environment, terminal, files and programs are touched at the edge only") {
  for (const std::string bad :
       {"auto t = std::chrono::system_clock::now();", "time( nullptr);", "getenv(\"A\");",
        "if (isatty(1)) return ;", "std::cout << 1;", "return  fputs (s, log);", "::popen(\"ls\", \"r\");",
        "std::ifstream f(name);", "std::random_device r;"}) {
    INFO(bad);
    CHECK(check_edge({"src/core/a.cpp", bad}).size() >= 1);
    CHECK(check_edge({"src/cli/cmd_a.cpp", "// one\n" + bad}).front().line == 2);
    CHECK(check_edge({"src/cli/session/env.cpp", bad}).empty());
    CHECK(check_edge({"src/core/a.cpp", "// " + bad}).empty());
  }
  for (const std::string bad :
       {"open(p, O_WRONLY | O_CREAT);", "if (::rename(a, b))", "mkstemps(name, 3);"}) {
    INFO(bad);
    CHECK(check_edge({"src/cli/data/a.cpp", bad}).size() == 1);
    CHECK(check_edge({"src/store/file/a.cpp", bad}).empty());
  }
  CHECK(check_edge({"src/core/a.cpp", "f.system(1); p->time(0); my_stdout = stdouts;"}).empty());
  CHECK(check_edge({"src/core/a.cpp", "#include <fstream>\nint lifetime(int);\nint a = resolve_time(0);"})
            .empty());

  const auto found = house::check(house::our_code(), check_edge);
  INFO(house::text(found));
  CHECK(found.empty());
}

TEST_CASE("files at the edge still exist") {
  for (const std::string_view path : kEdge) {
    INFO(path);
    CHECK_FALSE(house::files_below({std::string(path)}).empty());
  }
}

TEST_CASE("files that may open files still exist") {
  const auto check = [](std::string_view path, std::string_view reason) {
    INFO(path);
    CHECK_FALSE(house::files_below({std::string(path)}).empty());
    CHECK_FALSE(reason.empty());
  };
  for (const auto& [path, reason] : kMayOpenFiles) check(path, reason);
  for (const auto& [path, reason] : kMayWriteFiles) check(path, reason);
}

TEST_CASE("SQL is written in sql/ and in store") {
  for (const std::string bad : {"f(\"SELECT 1\");", "f(\"x; DELETE FROM t\");", "f(R\"(\nUPDATE\n t)\");"}) {
    INFO(bad);
    CHECK(check_sql({"src/desk/a.cpp", bad}).size() == 1);
    CHECK(check_sql({"src/store/a.cpp", bad}).empty());
  }
  CHECK(check_sql({"src/desk/a.cpp", "// \"SELECT 1\"\nf(\"Select a ticket; UPDATED\");"}).empty());

  const auto found = house::check(house::our_code(), check_sql);
  INFO(house::text(found));
  CHECK(found.empty());
}

TEST_CASE("main.cpp is a tiny door") {
  CHECK(check_main({"src/cli/main.cpp", std::string(25, '\n')}).size() == 1);
  const auto found = house::check(house::files_below({"src/cli/main.cpp"}), check_main);
  INFO(house::text(found));
  CHECK(found.empty());
}
