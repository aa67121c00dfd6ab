// The runner as a program: documents that must pass, documents that must not, and --accept.
#include "places.hpp"
#include "shell_word.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>
#include <sys/wait.h>

namespace {
namespace fs = std::filesystem;

/// A folder for one test's documents.
struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "tix-runner-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  fs::path write(const std::string& name, const std::string& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
    return path / name;
  }
};

struct Run {
  int exit_code;
  std::string output;
};

Run runner(std::initializer_list<std::string> arguments) {
  std::string command = tix::testing::shell_word(TIX_DOCUMENT_RUNNER);
  for (const std::string& argument : arguments) command += ' ' + tix::testing::shell_word(argument);
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string output;
  for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) output += static_cast<char>(c);
  const int status = pclose(pipe);
  return {WEXITSTATUS(status), output};
}

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

}  // namespace

TEST_CASE("documents that agree with the output pass", "[slow]") {
  const Folder folder;
  const std::string text = GENERATE(
      // Variables, functions and the folder are kept from step to step; here-documents continue a command.
      "Prose.\n\n  $ export A=1; mkdir d; cd d\n  $ f() { echo \"f $A\"; }\n\n  $ f; basename $PWD\n  f 1\n  "
      "d\n",
      "  $ cat <<END\n  > one\n  >   two\n  > END\n  one\n    two\n",
      // Both streams, in order; the exit code last; an empty line is two spaces.
      "  $ echo out; echo err >&2; echo; (exit 3)\n  out\n  err\n  \n  [3]\n",
      "  $ echo it is 42 now\n  it is [0-9]+ now (re)\n",
      "  $ printf 'a\\033[1m\\tb\\n'\n  a\\x1b[1m\\tb (esc)\n", "  $ printf nothing\n  nothing (no-eol)\n",
      // Nothing to read, no terminal.
      "  $ cat; [ -t 0 ]\n  [1]\n",
      // A syntax error belongs to the command, and the shell continues.
      "  $ echo 'open\n  .*[Uu]nterminated.* (re)\n  [2]\n\n  $ echo on\n  on\n",
      "  $ exit 5\n  [5]\n\n  $ kill -9 $$\n  [137]\n\n  $ echo on\n  on\n",
      // A process left behind neither holds the document up nor swallows the next output.
      "  $ sleep 300 &\n  $ echo on\n  on\n");
  const auto run = runner({folder.write("true.test", text)});
  INFO(run.output);
  CHECK(run.exit_code == 0);
}

TEST_CASE("documents that differ from the output fail and name their line", "[slow]") {
  const Folder folder;
  const std::string text =
      GENERATE("Prose.\n  $ echo a\n  b\n", "Prose.\n  $ echo a\n", "Prose.\n  $ true\n  a\n",
               "Prose.\n  $ echo a; false\n  a\n", "Prose.\n  $ echo a\n  a\n  [1]\n",
               "Prose.\n  $ echo aa\n  a (re)\n", "Prose.\n  $ echo a\n  \\x62 (esc)\n",
               "Prose.\n  $ printf a\n  a\n", "Prose.\n  $ echo a; echo b\n  b\n  a\n");
  const auto path = folder.write("lie.test", text);
  const auto run = runner({path});
  INFO(run.output);
  CHECK(run.exit_code == 1);
  CHECK_THAT(run.output, Catch::Contains(path.string() + ":2\n") && Catch::Contains("\n   $ "));

  SECTION("and pass once accepted") {
    CHECK(runner({"--accept", path}).exit_code == 0);
    CHECK(runner({path}).exit_code == 0);
    const std::string once = content_of(path);
    runner({"--accept", path});
    CHECK(content_of(path) == once);
  }
}

TEST_CASE("a difference is shown as a diff") {
  const Folder folder;
  const auto run = runner({folder.write("d.test", "  $ echo a; echo c; echo d\n  a\n  b\n  c\n")});
  CHECK_THAT(run.output, Catch::Contains("   a\n-  b\n   c\n+  d\n"));
}

TEST_CASE("invalid documents are refused") {
  const Folder folder;
  const std::string text = GENERATE("", "Only prose.\n", "  output first\n",
                                    "  $ true\nProse.\n  output of what?\n", "  $ echo a\n  ( (re)\n");
  CHECK(runner({folder.write("none.test", text)}).exit_code == 2);
  CHECK(runner({"--no-such-flag", "x.test"}).exit_code == 2);
  CHECK(runner({"/nowhere/x.test"}).exit_code == 2);
}

TEST_CASE("Markdown runs its console blocks only") {
  const Folder folder;
  const std::string page =
      "# Page\n\n```sh\nexit 9\n```\n\n  $ not a command\n\n```console\n$ echo one\n" +
      std::string("one\n$ cat <<X\n> two\n> X\ntwo\n$ false\n[1]\n```\n\n```console\n$ pwd\n") +
      "/home/sari\n```\n";
  const auto path = folder.write("page.md", page);
  CHECK(runner({path}).exit_code == 0);
  runner({"--accept", path});
  CHECK(content_of(path) == page);

  const auto lie = folder.write("lie.md", "```console\n$ echo one\ntwo\n```\n");
  CHECK(runner({lie}).exit_code == 1);
  runner({"--accept", lie});
  CHECK(content_of(lie) == "```console\n$ echo one\none\n```\n");
}

TEST_CASE("accepting keeps patterns that still match") {
  const Folder folder;
  const auto path = folder.write("p.test", "  $ echo a1; echo b\n  a. (re)\n  c\n\nProse.\n");
  runner({"--accept", path});
  CHECK(content_of(path) == "  $ echo a1; echo b\n  a. (re)\n  b\n\nProse.\n");
}

TEST_CASE("the environment is sealed") {
  setenv("TIX_LEAK", "1", 1);
  setenv("LC_ALL", "de_DE", 1);
  const Folder folder;
  const auto path = folder.write("env.test",
                                 "  $ env | cut -d= -f1 | grep -v -e '^_$' -e OLDPWD -e TIX_SHARED | sort\n"
                                 "  COLUMNS\n  HOME\n  LC_ALL\n  PATH\n  PWD\n  TERM\n  TIX_ACTOR\n  TIX_DB\n"
                                 "  TIX_NOW\n  TIX_SOURCE\n  TMPDIR\n  TZ\n  XDG_CACHE_HOME\n"
                                 "  XDG_CONFIG_HOME\n  XDG_DATA_HOME\n  XDG_STATE_HOME\n\n"
                                 "  $ echo $TIX_NOW $TZ $COLUMNS $LC_ALL $TIX_ACTOR\n"
                                 "  2026-08-07T09:00:00Z UTC 80 C.UTF-8 sari\n\n"
                                 "  $ echo $HOME $TIX_DB $XDG_DATA_HOME $TIX_SOURCE/src; pwd\n"
                                 "  /home/sari /home/sari/desk.db /home/sari/.local/share $TIX_SOURCE/src\n"
                                 "  /home/sari\n\n"
                                 "  $ umask; cat /dev/tty 2>/dev/null\n  0022\n  [1]\n");
  const auto run = runner({path});
  INFO(run.output);
  CHECK(run.exit_code == 0);
}

TEST_CASE("a command that hangs ends its document", "[slow]") {
  const Folder folder;
  const auto path = folder.write("hang.test", "  $ sleep 100\n\n  $ echo never\n  never\n");
  const auto run = runner({"--timeout", "1", path});
  CHECK(run.exit_code == 1);
  CHECK_THAT(run.output, Catch::Contains(":1: ran longer than 1 s") && Catch::Contains("0 of 2"));
}

TEST_CASE("documents that need the shared data are skipped without it") {
  const Folder folder;
  const auto path = folder.write("shared.test", "#require shared\n\n  $ [ -d \"$TIX_SHARED\" ]\n");
  CHECK(runner({path}).exit_code == (fs::is_directory(tix::testing::kSharedFolder) ? 0 : 77));
}
